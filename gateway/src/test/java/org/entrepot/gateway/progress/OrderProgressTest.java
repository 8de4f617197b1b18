package org.entrepot.gateway.progress;

import static org.assertj.core.api.Assertions.assertThat;
import static org.entrepot.gateway.Web.get;
import static org.entrepot.gateway.Web.json;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.entrepot.events.Money;
import org.entrepot.events.inventory.ReservationEvent;
import org.entrepot.events.inventory.StockReserved;
import org.entrepot.events.order.OrderCompleted;
import org.entrepot.events.order.OrderReleased;
import org.entrepot.events.shipping.LabelPurchased;
import org.entrepot.gateway.Parts;
import org.entrepot.gateway.Token;
import org.entrepot.gateway.progress.Stream.Event;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@WithTestResource(Parts.class)
class OrderProgressTest {

    @Inject
    Watchers watchers;

    @Inject
    FactStream facts;

    @ConfigProperty(name = "entrepot.kafka")
    String kafka;

    private final String token = Token.of("shop", "customer").signed();
    private final UUID order = order("a");

    /** For the first who watches it must start to, which takes a slow machine longer than that client is let wait. */
    @BeforeEach
    void theGatewayListens() {
        facts.listen().orTimeout(60, TimeUnit.SECONDS).join();
    }

    @Test
    void the_order_its_history_and_then_each_fact_as_it_is_said() {
        try (var stream = watch(null)) {
            assertThat(json(stream.next("order").data()).path("id").asText()).isEqualTo(order.toString());
            assertThat(json(stream.next("history").data()).at("/items/0/state").asText())
                    .isEqualTo("PENDING");

            var id = Facts.tell(reserved(order));
            Facts.tell(reserved(order("a")));
            var first = stream.next("stock.reserved");
            assertThat(first.id()).isEqualTo(id);
            var told = json(first.data());
            assertThat(told.path("at").asText()).isEqualTo("2026-11-18T11:06:40.123456Z");
            assertThat(told.at("/fact/lines/0/sku").asText()).isEqualTo("KETTLE");

            // Told now: facts of two topics come in no promised order.
            Facts.tell(label(order));
            stream.next("label.purchased");
        }
    }

    @Test
    void what_is_the_shops_own_is_not_told() {
        try (var stream = watch(null)) {
            Facts.tell(reserved(order));
            assertThat(after(stream, "stock.reserved").data()).doesNotContain("MAIN", "location");

            Facts.tell(label(order));
            assertThat(stream.next("label.purchased").data())
                    .contains("TRACK-1")
                    .doesNotContain("cost", "minor");
        }
    }

    @Test
    void a_client_that_comes_back_is_told_what_it_missed() {
        String seen;
        try (var stream = watch(null)) {
            seen = Facts.tell(reserved(order));
            after(stream, "stock.reserved");
        }
        var missed = Facts.tell(label(order));
        untilRemembered(missed);

        try (var again = watch(seen)) {
            assertThat(again.next("label.purchased").id()).isEqualTo(missed);
            var next = Facts.tell(new OrderReleased(order));
            assertThat(again.next("order.released").id()).isEqualTo(next);
        }
    }

    /** Order-service may not have applied it yet: then the history does not tell it. */
    @Test
    void what_was_said_before_a_client_came_is_told_after_the_history() {
        var before = Facts.tell(reserved(order));
        untilRemembered(before);

        try (var stream = watch(null)) {
            stream.next("order");
            stream.next("history");
            assertThat(stream.next("stock.reserved").id()).isEqualTo(before);
        }
    }

    @Test
    void what_was_said_shortly_before_the_first_client_of_all_came_is_heard() {
        var before = Facts.tell(reserved(order));
        var justStarted = new Watchers(20_000);
        var first = new FactStream(justStarted, Clock.systemUTC(), kafka);
        try {
            first.listen().orTimeout(60, TimeUnit.SECONDS).join();

            untilRemembered(justStarted, before);
        } finally {
            first.stop(null);
        }
    }

    @Test
    void a_client_whose_last_event_is_not_remembered_is_told_the_whole_story() {
        try (var stream = watch(UUID.randomUUID().toString())) {
            stream.next("order");
            stream.next("history");
        }
    }

    @Test
    void the_stream_ends_a_while_after_the_order() {
        try (var stream = watch(null)) {
            stream.next("order");
            stream.next("history");
            Facts.tell(new OrderCompleted(order, UUID.randomUUID()));
            stream.next("order.completed");

            Facts.tell(label(order));
            stream.next("label.purchased");
            assertThat(stream.next("end").data()).contains("order-final");
            stream.isOver();
        }
    }

    @Test
    void an_order_that_is_over_already_is_told_and_the_stream_ends() {
        try (var stream = Stream.of(order("e").toString(), token, null)) {
            stream.next("order");
            stream.next("history");
            stream.next("end");
            stream.isOver();
        }
    }

    @Test
    void a_silent_stream_shows_that_it_is_alive() {
        try (var stream = watch(null)) {
            stream.next("order");
            stream.beats();
            stream.beats();
        }
    }

    @Test
    void the_stream_ends_with_the_token() {
        var shortLived = Token.of("shop", "customer")
                .claim("exp", Instant.now().getEpochSecond() + 10)
                .signed();
        try (var stream = Stream.of(order.toString(), shortLived, null)) {
            assertThat(after(stream, "end").data()).contains("token-expired");
            stream.isOver();
        }
    }

    @Test
    void a_record_that_cannot_be_read_is_passed_over() {
        try (var stream = watch(null)) {
            Facts.tell(reserved(order), "{".getBytes());
            Facts.tell(label(order));

            after(stream, "label.purchased");
        }
    }

    @Test
    void somebody_elses_order_is_not_found_and_nobody_watches_without_a_token() {
        var answer = get("/orders/" + order("f") + "/progress", token);

        assertThat(answer.statusCode()).isEqualTo(404);
        assertThat(answer.body()).contains("not-found");
        assertThat(get("/orders/" + order + "/progress", "x").statusCode()).isEqualTo(401);
    }

    @ParameterizedTest
    @ValueSource(ints = {40})
    void many_watch_one_order(int many) {
        var machine = Token.machine();
        var streams = new ArrayList<Stream>();
        for (int n = 0; n < many; n++) streams.add(Stream.of(order.toString(), machine, null));
        streams.forEach(stream -> {
            stream.next("order");
            stream.next("history");
        });

        var id = Facts.tell(reserved(order));

        for (var stream : streams) {
            assertThat(stream.next("stock.reserved").id()).isEqualTo(id);
            stream.close();
        }
    }

    private Stream watch(String lastSeen) {
        return Stream.of(order.toString(), token, lastSeen);
    }

    private static Event after(Stream stream, String name) {
        for (var event = stream.next(); ; event = stream.next())
            if (event.name().equals(name)) return event;
    }

    private void untilRemembered(String id) {
        untilRemembered(watchers, id);
    }

    private void untilRemembered(Watchers by, String id) {
        var deadline = System.nanoTime() + Duration.ofSeconds(20).toNanos();
        while (!remember(by, id)) {
            if (System.nanoTime() > deadline) throw new AssertionError("the gateway did not hear " + id);
            LockSupport.parkNanos(10_000_000);
        }
    }

    private boolean remember(Watchers they, String id) {
        java.util.function.Consumer<ToldFact> nobody = fact -> {};
        var joined = they.join(order.toString(), nobody, id);
        they.leave(order.toString(), nobody);
        return joined.goesOn();
    }

    private static UUID order(String first) {
        return UUID.fromString(first + UUID.randomUUID().toString().substring(1));
    }

    private static StockReserved reserved(UUID order) {
        return new StockReserved(
                order, UUID.randomUUID(), List.of(new ReservationEvent.Line(1, "KETTLE", 2, "MAIN")), Instant.now());
    }

    private static LabelPurchased label(UUID order) {
        return new LabelPurchased(
                order, UUID.randomUUID(), UUID.randomUUID(), "postal", "tracked", "TRACK-1", new Money(499, "GBP"));
    }
}
