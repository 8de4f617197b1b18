package org.entrepot.kit.tests;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.entrepot.events.order.OrderCompleted;
import org.entrepot.kit.Ids;
import org.entrepot.kit.errand.Errands;
import org.entrepot.kit.outbox.Outbox;
import org.entrepot.kit.test.Database;
import org.entrepot.kit.test.Probe;
import org.entrepot.kit.test.RealParts;
import org.entrepot.kit.test.Said;
import org.entrepot.kit.test.Tokens;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(RealParts.class)
class NudgeTest {

    @Inject
    Outbox outbox;

    @Inject
    Errands errands;

    @Inject
    Clock clock;

    private final UUID order = Ids.next();
    private final UUID other = Ids.next();

    @Test
    void what_was_said_is_inserted_again_as_it_was_and_nothing_else_is() {
        say(order, 3);
        say(other, 1);
        var before = Said.lines(order);
        var rows = rows(order);
        var rowsOfTheOther = rows(other);

        nudge("operations", order).statusCode(200).body("saidAgain", equalTo(3)).body("errands", equalTo(0));

        assertThat(Said.lines(order)).isEqualTo(before);
        // New rows, in the order of their numbers: the relay reads them as three more inserts.
        assertThat(rows(order)).hasSize(3).doesNotContainAnyElementsOf(rows).isSorted();
        assertThat(rows(other)).isEqualTo(rowsOfTheOther);
    }

    @Test
    void what_is_said_next_goes_on_with_the_next_number() {
        say(order, 2);
        nudge("operations", order);
        say(order, 1);

        assertThat(Said.lines(order)).extracting(Said.Line::sequence).containsExactly(1L, 2L, 3L);
    }

    @Test
    void an_errand_that_waits_runs_now() {
        QuarkusTransaction.requiringNew()
                .run(() -> errands.sendAt(
                        clock.instant().plus(Duration.ofHours(5)),
                        "ring",
                        order.toString(),
                        order.toString(),
                        new Bell.Ring("ring")));

        nudge("operations", order).body("errands", equalTo(1));

        Probe.until("the errand is done", () -> state(order), state -> state.equals(List.of("DONE")));
        assertThat(Bell.RUNG).containsOnlyOnce(order + " 1");
    }

    @Test
    void an_errand_that_was_given_up_is_tried_again_and_one_that_is_done_is_not() {
        // It fails three times, and there is no fourth attempt.
        send("fail 3");
        Probe.until("the errand is given up", () -> state(order), state -> state.equals(List.of("GIVEN_UP")));
        var before = Bell.RUNG.size();
        Database.query(
                "update orders.errand set payload = '{\"text\":\"fail 1\"}' where subject = ? returning 1",
                row -> row.getInt(1),
                order.toString());

        nudge("operations", order).body("errands", equalTo(1));

        Probe.until("the errand is done after all", () -> state(order), state -> state.equals(List.of("DONE")));
        // Not the first attempt any more: a runner that asks what became of the others still asks.
        assertThat(Bell.RUNG.subList(before, Bell.RUNG.size()))
                .contains(order + " 2")
                .doesNotContain(order + " 1");
        nudge("operations", order).body("errands", equalTo(0));
    }

    @Test
    void it_is_on_record_who_nudged_and_why() {
        say(order, 1);
        nudge("operations", order);

        given().auth()
                .oauth2(Tokens.with("operations-cli", "operations"))
                .get("/operations/keys/" + order + "/nudges")
                .then()
                .statusCode(200)
                .body("size()", equalTo(1))
                .body("[0].why", equalTo("it stands still"))
                .body("[0].saidAgain", equalTo(1))
                .body("[0].actor", org.hamcrest.Matchers.startsWith("operations-cli/"));
    }

    @Test
    void nobody_else_may_and_nobody_may_without_a_reason() {
        for (var role : List.of("storefront", "customer", "order-clerk", "service"))
            nudge(role, order).statusCode(403);
        given().auth()
                .oauth2(Tokens.with("operations-cli", "operations"))
                .contentType("application/json")
                .body(Map.of("why", " "))
                .post("/operations/keys/" + order + "/nudges")
                .then()
                .statusCode(422);
    }

    @Test
    void the_reactions_that_are_drained_are_written_down_for_whoever_looks_from_outside() {
        assertThat(Database.query(
                        "select topic || ' ' || type from orders.reaction where consumer = 'order-service.reservation-events' order by type",
                        row -> row.getString(1)))
                .containsExactly(
                        "inventory.reservations.v1 stock.committed",
                        "inventory.reservations.v1 stock.released",
                        "inventory.reservations.v1 stock.reserved");
    }

    private static ValidatableResponse nudge(String role, UUID key) {
        return given().auth()
                .oauth2(Tokens.with("operations-cli", role))
                .contentType("application/json")
                .body(Map.of("why", "it stands still"))
                .post("/operations/keys/" + key + "/nudges")
                .then();
    }

    private void say(UUID about, int facts) {
        QuarkusTransaction.requiringNew().run(() -> {
            for (var i = 0; i < facts; i++) outbox.say(new OrderCompleted(about, about));
        });
    }

    private void send(String ring) {
        QuarkusTransaction.requiringNew()
                .run(() -> errands.send("ring", order.toString(), order.toString(), new Bell.Ring(ring)));
    }

    private static List<String> state(UUID subject) {
        return Database.query(
                "select state from orders.errand where subject = ?", row -> row.getString(1), subject.toString());
    }

    /** Where the rows lie, by their numbers; an inserted row lies somewhere else than the one that was deleted. */
    private static List<String> rows(UUID key) {
        return Database.query(
                "select lpad(split_part(trim(both '()' from ctid::text), ',', 1), 8, '0') || ' '"
                        + " || lpad(split_part(trim(both '()' from ctid::text), ',', 2), 8, '0')"
                        + " from orders.outbox where key = ? order by sequence",
                row -> row.getString(1),
                key.toString());
    }
}
