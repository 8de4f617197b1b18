package org.entrepot.kit.tests;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import io.restassured.http.ContentType;
import io.restassured.specification.RequestSpecification;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Predicate;
import org.entrepot.events.inventory.ReservationEvent;
import org.entrepot.events.inventory.StockCommitted;
import org.entrepot.events.inventory.StockReserved;
import org.entrepot.kit.Ids;
import org.entrepot.kit.test.Probe;
import org.entrepot.kit.test.RealParts;
import org.entrepot.kit.test.Said;
import org.entrepot.kit.test.Tell;
import org.entrepot.kit.test.Tokens;
import org.entrepot.kit.tests.SpansTest.Collected;
import org.entrepot.spans.receiver.ReceivedSpan;
import org.entrepot.spans.receiver.SpanReceiver;
import org.entrepot.stack.process.Ports;
import org.entrepot.stack.testing.TestInfra;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What a backend for traces gets to see of a service. */
@QuarkusTest
@WithTestResource(RealParts.class)
@TestProfile(Collected.class)
class SpansTest {

    private static final String CONSUMER = "order-service.reservation-events";
    private static final String PRODUCER_ELSEWHERE = "b7ad6b7169203331";

    private static final List<ReservationEvent.Line> LINES = List.of(new ReservationEvent.Line(1, "KETTLE", 2, "MAIN"));

    private static SpanReceiver receiver;

    private final UUID order = Ids.next();
    private final String trace = order.toString().replace("-", "");

    public static class Collected implements QuarkusTestProfile {

        private static final String PORT = "entrepot.test.span-receiver";

        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of("entrepot.spans.collector", "http://127.0.0.1:" + port());
        }

        /** Known to the whole JVM: profile and test need not be of one class loader. */
        static synchronized int port() {
            if (Integer.getInteger(PORT) == null)
                System.setProperty(PORT, Ports.free(1).getFirst().toString());
            return Integer.getInteger(PORT);
        }
    }

    @BeforeAll
    static void listen() {
        receiver = new SpanReceiver(Collected.port());
    }

    @AfterAll
    static void hangUp() {
        receiver.close();
    }

    @AfterEach
    void mend() {
        Tallies.BROKEN.set(false);
    }

    @Test
    void a_request_is_the_root_of_its_trace_and_the_parent_of_what_it_says() {
        var id = asking("hello").post("/notes").then().statusCode(201).extract().<String>path("id");
        var carried = Said.lines(id).getFirst().traceparent().split("-");

        var said = await(carried[1], span -> span.kind().equals("PRODUCER"));
        var request = await(carried[1], span -> span.kind().equals("SERVER"));
        assertThat(carried[2]).as("the fact names the span of its being said").isEqualTo(said.id());
        assertThat(said.parent()).isEqualTo(request.id());
        assertThat(said.name()).isEqualTo("CloudEvents Create order.completed");
        assertThat(said.attributes())
                .containsEntry("messaging.system", "kafka")
                .containsEntry("messaging.destination.name", "order.events.v1")
                .containsEntry("messaging.kafka.message.key", id)
                .containsEntry("cloudevents.event_type", "order.completed");
        assertThat(request.isRoot()).isTrue();
        assertThat(request.name()).isEqualTo("POST /notes");
        assertThat(request.attributes())
                .isEqualTo(Map.of(
                        "http.request.method", "POST",
                        "http.route", "/notes",
                        "http.response.status_code", "201",
                        "url.scheme", "http"));
        assertThat(request.service()).isEqualTo("order-service");
    }

    @Test
    void what_is_rolled_back_was_not_said() {
        asking("broken")
                .header("traceparent", traceparent(trace))
                .post("/notes")
                .then()
                .statusCode(409);

        var request = await(trace, span -> span.kind().equals("SERVER"));
        assertThat(request.parent()).isEqualTo(PRODUCER_ELSEWHERE);
        assertThat(request.failed()).as("a refusal is an answer").isFalse();
        assertThat(receiver.ofTrace(trace)).hasSize(1);
    }

    @Test
    void a_fact_is_applied_under_the_span_of_its_being_said_and_what_follows_under_that() {
        var told = Tell.that(reserved(order))
                .header("traceparent", traceparent(trace))
                .send()
                .untilHeardBy(CONSUMER);

        var applied = await(trace, span -> span.kind().equals("CONSUMER"));
        var said = await(trace, span -> span.kind().equals("PRODUCER"));
        assertThat(applied.parent()).isEqualTo(PRODUCER_ELSEWHERE);
        assertThat(applied.name()).isEqualTo("CloudEvents Process stock.reserved");
        assertThat(applied.failed()).isFalse();
        assertThat(applied.attributes())
                .containsEntry("messaging.consumer.group.name", CONSUMER)
                .containsEntry("cloudevents.event_id", told.id().toString())
                .doesNotContainKey("messaging.batch.message_count");
        assertThat(said.parent()).isEqualTo(applied.id());
        assertThat(Said.lines(order).getFirst().traceparent()).isEqualTo("00-" + trace + "-" + said.id() + "-01");
    }

    @Test
    void in_a_batch_each_fact_has_its_own_span_in_its_own_trace() throws SQLException {
        var orders = new ArrayList<UUID>();
        for (var i = 0; i < 40; i++) orders.add(Ids.next());
        whileNothingIsApplied(() -> orders.forEach(one -> Tell.that(reserved(one))
                .header("traceparent", traceparent(traceOf(one)))
                .send()));

        var sizes = new ArrayList<String>();
        for (var one : orders) {
            var applied = await(traceOf(one), span -> span.kind().equals("CONSUMER"));
            var said = await(traceOf(one), span -> span.kind().equals("PRODUCER"));
            assertThat(applied.parent()).isEqualTo(PRODUCER_ELSEWHERE);
            assertThat(said.parent()).isEqualTo(applied.id());
            sizes.add(applied.attribute("messaging.batch.message_count"));
        }
        assertThat(sizes).as("sizes of batches").anyMatch(size -> !size.isEmpty() && Integer.parseInt(size) > 1);
    }

    @Test
    void a_fact_that_is_parked_shows_why() {
        Tallies.BROKEN.set(true);
        Tell.fact(reserved(order));
        Tell.that(new StockCommitted(order, order, LINES))
                .header("traceparent", traceparent(trace))
                .send();

        var parked = await(trace, span -> span.kind().equals("CONSUMER"));

        assertThat(parked.failed()).isTrue();
        assertThat(parked.parent()).isEqualTo(PRODUCER_ELSEWHERE);
        assertThat(parked.attributes())
                .containsEntry("entrepot.parked.reason", "POISON")
                .containsEntry("error.type", "IllegalStateException");
        assertThat(receiver.ofTrace(trace)).hasSize(1);
    }

    @Test
    void an_errand_continues_what_sent_it_and_each_attempt_says_what_became_of_it() {
        asking("fail 1")
                .header("traceparent", traceparent(trace))
                .post("/notes/" + order + "/ring")
                .then()
                .statusCode(204);

        var done =
                await(trace, span -> span.attribute("entrepot.errand.outcome").equals("done"));
        var first = await(trace, ReceivedSpan::failed);
        var request = await(trace, span -> span.kind().equals("SERVER"));
        assertThat(List.of(done.parent(), first.parent())).containsOnly(request.id());
        assertThat(request.name()).isEqualTo("POST /notes/{id}/ring");
        assertThat(first.attributes())
                .containsEntry("entrepot.errand.attempt", "1")
                .containsEntry("entrepot.errand.outcome", "to be tried again")
                .containsEntry("error.type", "IllegalStateException");
        assertThat(done.attribute("entrepot.errand.attempt")).isEqualTo("2");
    }

    @Test
    void how_many_spans_were_sent_and_lost_is_counted() {
        asking("hello").post("/notes").then().statusCode(201);

        Probe.until(
                "the counter of sent spans moves",
                () -> given().get("/q/metrics").asString(),
                text -> text.lines().anyMatch(line -> line.matches("spans_exported_total [1-9].*")));
        assertThat(given().get("/q/metrics").asString()).contains("spans_dropped_total 0.0");
    }

    private static ReceivedSpan await(String trace, Predicate<ReceivedSpan> wanted) {
        return Probe.until(
                        "the span is received",
                        () -> receiver.ofTrace(trace),
                        spans -> spans.stream().anyMatch(wanted))
                .stream()
                .filter(wanted)
                .findFirst()
                .orElseThrow();
    }

    /** Reactions wait for the table that they write, so that what comes meanwhile is taken together. */
    private static void whileNothingIsApplied(Runnable work) throws SQLException {
        try (var connection = TestInfra.shared().superuser();
                var sql = connection.createStatement()) {
            connection.setAutoCommit(false);
            sql.execute("lock table orders.tally in exclusive mode");
            work.run();
            connection.commit();
        }
    }

    private static RequestSpecification asking(String text) {
        return given().auth()
                .oauth2(Tokens.with("shop", "storefront"))
                .contentType(ContentType.JSON)
                .header("Idempotency-Key", UUID.randomUUID().toString())
                .body("{\"text\":\"%s\",\"weight\":1}".formatted(text));
    }

    private static String traceparent(String trace) {
        return "00-" + trace + "-" + PRODUCER_ELSEWHERE + "-01";
    }

    private static String traceOf(UUID order) {
        return order.toString().replace("-", "");
    }

    private static StockReserved reserved(UUID order) {
        return new StockReserved(order, order, LINES, Instant.now());
    }
}
