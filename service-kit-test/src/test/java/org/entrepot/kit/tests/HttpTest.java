package org.entrepot.kit.tests;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import org.entrepot.events.order.OrderCompleted;
import org.entrepot.kit.inbox.Failpoints;
import org.entrepot.kit.test.Crash;
import org.entrepot.kit.test.Database;
import org.entrepot.kit.test.Probe;
import org.entrepot.kit.test.RealParts;
import org.entrepot.kit.test.Said;
import org.entrepot.kit.test.Tokens;
import org.entrepot.stack.testing.TestInfra;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(RealParts.class)
class HttpTest {

    @Inject
    Failpoints failpoints;

    private static final String HELLO = "{\"text\":\"hello\",\"weight\":1}";

    private final String key = UUID.randomUUID().toString();

    @Test
    void what_is_created_is_said_with_it() {
        var id = write(HELLO).statusCode(201).extract().<String>path("id");

        assertThat(Said.typesAbout(id)).isEqualTo(java.util.List.of(OrderCompleted.class));
    }

    @Test
    void the_trace_of_the_request_goes_on_in_what_is_said() {
        var id = storefront()
                .header("Idempotency-Key", key)
                .header("traceparent", "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01")
                .body(HELLO)
                .post("/notes")
                .then()
                .extract()
                .<String>path("id");

        assertThat(Said.lines(id).getFirst().traceparent()).startsWith("00-0af7651916cd43dd8448eb211c80319c-");
    }

    @Test
    void the_same_key_gets_the_same_answer_and_does_nothing_more() {
        var first = write(HELLO).statusCode(201).extract();
        var again =
                write(HELLO).statusCode(201).header("Idempotent-Replay", "true").extract();

        assertThat(again.body().asString()).isEqualTo(first.body().asString());
        assertThat(again.header("Location")).isEqualTo(first.header("Location"));
        assertThat(Said.about(first.path("id"))).hasSize(1);
    }

    @Test
    void who_got_no_answer_asks_again_and_gets_the_one_that_was_lost() {
        Crash.beforeTheAnswer(failpoints);
        write(HELLO).statusCode(500);

        var id = write(HELLO)
                .statusCode(201)
                .header("Idempotent-Replay", "true")
                .extract()
                .<String>path("id");

        assertThat(Said.about(id)).hasSize(1);
    }

    @Test
    void a_text_that_cannot_be_kept_is_refused_by_name() {
        write("{\"text\":\"a\\u0000b\",\"weight\":1}")
                .statusCode(400)
                .body("errors[0].field", equalTo("text"))
                .body("errors[0].why", equalTo("The character U+0000 cannot be kept."));
    }

    @Test
    void the_same_key_with_another_request_is_refused() {
        write(HELLO).statusCode(201);

        write("{\"text\":\"other\",\"weight\":1}")
                .statusCode(422)
                .body("type", equalTo("urn:entrepot:problem:idempotency-key-reused"));
    }

    @Test
    void a_failure_does_not_burn_the_key() {
        write("{\"text\":\"broken\",\"weight\":1}")
                .statusCode(409)
                .body("type", equalTo("urn:entrepot:problem:note-unwanted"));

        write(HELLO).statusCode(201);
    }

    @Test
    void while_the_first_is_in_flight_the_key_is_taken() {
        NotesResource.GATE.set(new CountDownLatch(1));
        var slow = CompletableFuture.supplyAsync(
                () -> write("{\"text\":\"slow\",\"weight\":1}").extract().statusCode());

        Probe.until("the first is in flight", NotesResource.WAITING::get, waiting -> waiting == 1);

        write("{\"text\":\"slow\",\"weight\":1}").statusCode(409);

        NotesResource.GATE.get().countDown();
        assertThat(slow.join()).isEqualTo(201);
    }

    @Test
    void a_create_without_a_key_is_refused() {
        storefront().body(HELLO).post("/notes").then().statusCode(400).contentType("application/problem+json");
    }

    @Test
    void each_bad_field_is_named_with_the_reason() {
        write("{\"text\":\"\",\"weight\":10}")
                .statusCode(422)
                .contentType("application/problem+json")
                .body("errors.field", equalTo(java.util.List.of("text", "weight")))
                .body("errors.why", everyItem(not(equalTo(""))));
    }

    @Test
    void unknown_fields_wrong_types_and_broken_json_are_refused_by_name() {
        write("{\"text\":\"a\",\"weight\":1,\"total\":5}").statusCode(400).body("errors.field", hasItem("total"));
        write("{\"text\":\"a\",\"weight\":\"heavy\"}").statusCode(400).body("errors.field", hasItem("weight"));
        write("{\"text\":").statusCode(400).contentType("application/problem+json");
    }

    @Test
    void what_is_not_there_is_a_problem_too() {
        storefront()
                .get("/notes/" + UUID.randomUUID())
                .then()
                .statusCode(404)
                .body("detail", equalTo("There is no such note."));
        storefront().get("/nowhere").then().statusCode(404);
    }

    @Test
    void an_update_says_which_version_it_changes() {
        var path = "/notes/" + UUID.randomUUID();
        storefront().body(HELLO).put(path).then().statusCode(428);
        storefront().header("If-Match", "\"6\"").body(HELLO).put(path).then().statusCode(412);
        storefront()
                .header("If-Match", "\"7\"")
                .body(HELLO)
                .put(path)
                .then()
                .statusCode(200)
                .header("ETag", "\"8\"");
    }

    @Test
    void nothing_is_said_outside_a_transaction() {
        storefront().post("/notes/rumours").then().statusCode(500).body("detail", not(equalTo("")));
    }

    @Test
    void with_the_database_down_a_client_is_told_to_come_back_and_nothing_is_half_done() {
        TestInfra.shared().postgres().stop();
        try {
            Probe.until(
                    "the answer is 503",
                    () -> write(HELLO).extract().response(),
                    answer -> answer.statusCode() == 503 && answer.header("Retry-After") != null);
        } finally {
            TestInfra.shared().postgres().start();
        }

        Probe.until("it works again", () -> write(HELLO).extract().statusCode(), status -> status == 201);
    }

    @Test
    void a_client_whose_transaction_is_cut_off_as_it_commits_is_told_to_come_back() throws SQLException {
        var cutOff = "{\"text\":\"cut off\",\"weight\":1}";
        asSuperuser("""
                create function orders.ends_its_session() returns trigger language plpgsql as
                    'begin perform pg_terminate_backend(pg_backend_pid()); return null; end';
                create constraint trigger ends_its_session after insert on orders.tally deferrable initially deferred
                    for each row when (new.note = 'cut off') execute function orders.ends_its_session()
                """);
        try {
            write(cutOff).statusCode(503).header("Retry-After", "2");
        } finally {
            asSuperuser("drop trigger ends_its_session on orders.tally; drop function orders.ends_its_session()");
        }

        assertThat(Database.number("select count(*) from orders.tally where note = 'cut off'"))
                .isZero();
        write(cutOff).statusCode(201);
    }

    private static void asSuperuser(String sql) throws SQLException {
        try (var connection = TestInfra.shared().superuser();
                var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private ValidatableResponse write(String body) {
        return storefront()
                .header("Idempotency-Key", key)
                .body(body)
                .post("/notes")
                .then();
    }

    private static RequestSpecification storefront() {
        return given().auth().oauth2(Tokens.with("shop", "storefront")).contentType(ContentType.JSON);
    }
}
