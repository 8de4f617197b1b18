package org.entrepot.returns.rma;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.entrepot.returns.Desk.arrivedOrder;
import static org.entrepot.returns.Desk.ask;
import static org.entrepot.returns.Desk.asked;
import static org.entrepot.returns.Desk.count;
import static org.entrepot.returns.Desk.receipt;
import static org.entrepot.returns.Desk.staff;
import static org.entrepot.returns.Desk.step;
import static org.entrepot.returns.Desk.storefront;
import static org.entrepot.returns.Desk.unit;
import static org.entrepot.returns.Desk.units;
import static org.entrepot.returns.Desk.wish;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.entrepot.events.Money;
import org.entrepot.events.returns.Disposition;
import org.entrepot.events.returns.ReturnApproved;
import org.entrepot.events.returns.ReturnCancelled;
import org.entrepot.events.returns.ReturnDeclined;
import org.entrepot.events.returns.ReturnEvent.Counted;
import org.entrepot.events.returns.ReturnExpired;
import org.entrepot.events.returns.ReturnInspected;
import org.entrepot.events.returns.ReturnReceived;
import org.entrepot.events.returns.ReturnRequested;
import org.entrepot.events.returns.ReturnResolved;
import org.entrepot.kit.Ids;
import org.entrepot.kit.test.Database;
import org.entrepot.kit.test.RealParts;
import org.entrepot.kit.test.Said;
import org.entrepot.kit.test.Tell;
import org.entrepot.returns.CarrierParts;
import org.entrepot.returns.Desk;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(RealParts.class)
@WithTestResource(CarrierParts.class)
class ReturnFlowTest {

    @Inject
    ExpireReturns expire;

    private final UUID order = arrivedOrder(Instant.now());

    @Test
    void goods_come_back_and_are_paid_for() {
        var id = asked(order, wish(1, 2), wish(2, 1));
        String rma = step(id, "approve", null)
                .then()
                .statusCode(200)
                .body("state", equalTo("APPROVED"))
                .extract()
                .path("rmaNumber");
        step(id, "receive", receipt(count(1, 2), count(2, 3)))
                .then()
                .statusCode(200)
                .body("lines[1].refused", equalTo(2));
        step(id, "inspect", units(unit(1, 1, "RESTOCK"), unit(1, 1, "REFUSED_SEND_BACK"), unit(2, 1, "QUARANTINE")))
                .then()
                .statusCode(200)
                .body("state", equalTo("INSPECTED"));
        step(id, "resolve", Map.of("resolution", "REFUND"))
                .then()
                .statusCode(200)
                .body("state", equalTo("CLOSED"))
                .body("refund.minor", equalTo(1_295 + 425));

        assertThat(Said.typesAbout(order))
                .isEqualTo(List.<Class<?>>of(
                        ReturnRequested.class,
                        ReturnApproved.class,
                        ReturnReceived.class,
                        ReturnInspected.class,
                        ReturnResolved.class));
        var said = Said.about(order);
        assertThat(((ReturnApproved) said.get(1)).rmaNumber()).isEqualTo(rma);
        assertThat(((ReturnReceived) said.get(2)).lines())
                .containsExactly(new Counted(1, "KETTLE-RED", 2), new Counted(2, "MUG-BLUE", 1));
        assertThat(((ReturnInspected) said.get(3)).units())
                .contains(new ReturnInspected.Unit(1, "KETTLE-RED", 1, Disposition.REFUSED_SEND_BACK));
        assertThat(((ReturnResolved) said.get(4)).refund()).isEqualTo(new Money(1_720, "GBP"));
        staff("returns-clerk")
                .get("/returns/" + id + "/history")
                .then()
                .body(
                        "items.toState",
                        equalTo(List.of(
                                "REQUESTED",
                                "APPROVED",
                                "IN_TRANSIT",
                                "RECEIVED",
                                "INSPECTING",
                                "INSPECTED",
                                "RESOLVED",
                                "CLOSED")))
                .body("items[7].actor", containsString("back-office/"));
    }

    @Test
    void every_step_out_of_turn_answers_409_and_says_nothing() {
        var id = asked(order, wish(1, 1));
        step(id, "receive", receipt(count(1, 1))).then().statusCode(409);
        step(id, "inspect", units(unit(1, 1, "RESTOCK"))).then().statusCode(409);
        step(id, "resolve", Map.of("resolution", "REFUND")).then().statusCode(409);
        step(id, "cancel", null).then().statusCode(409);
        step(id, "approve", null).then().statusCode(200);
        step(id, "approve", null).then().statusCode(409).body("from", equalTo("APPROVED"));
        step(id, "decline", Map.of("reason", "TOO_LATE")).then().statusCode(409);
        step(id, "receive", receipt(count(1, 1))).then().statusCode(200);
        step(id, "receive", receipt(count(1, 1))).then().statusCode(409);
        step(id, "inspect", units(unit(1, 1, "RESTOCK"))).then().statusCode(200);
        step(id, "resolve", Map.of("resolution", "REFUND")).then().statusCode(200);
        step(id, "resolve", Map.of("resolution", "REFUND")).then().statusCode(409);

        assertThat(Said.about(order)).hasSize(5);
    }

    @Test
    void no_more_comes_back_than_was_shipped_whoever_asks_at_the_same_time() throws Exception {
        try (var clients = Executors.newVirtualThreadPerTaskExecutor()) {
            var asks = java.util.Collections.nCopies(6, (Callable<Integer>)
                    () -> ask(storefront("web-shop"), order, wish(2, 2)).statusCode());
            var codes = clients.invokeAll(asks).stream()
                    .map(java.util.concurrent.Future::resultNow)
                    .toList();

            assertThat(codes).filteredOn(code -> code == 201).hasSize(3);
            assertThat(codes).filteredOn(code -> code == 422).hasSize(3);
        }
        ask(storefront("web-shop"), order, wish(2, 1))
                .then()
                .statusCode(422)
                .body("errors[0].field", equalTo("lines[0].quantity"));
    }

    @Test
    void what_was_declined_or_cancelled_may_be_asked_for_again() {
        var declined = asked(order, wish(1, 2));
        step(declined, "decline", Map.of("reason", "NO_DAMAGE_VISIBLE")).then().statusCode(200);
        var cancelled = asked(order, wish(1, 2));
        step(cancelled, "approve", null).then().statusCode(200);
        storefront("web-shop").post("/returns/" + cancelled + "/cancel").then().statusCode(200);

        asked(order, wish(1, 2));

        assertThat(Said.about(order))
                .hasAtLeastOneElementOfType(ReturnDeclined.class)
                .hasAtLeastOneElementOfType(ReturnCancelled.class);
    }

    @Test
    void units_that_did_not_come_may_be_asked_for_again_and_those_that_came_may_not() {
        var id = asked(order, wish(2, 6));
        step(id, "approve", null).then().statusCode(200);
        step(id, "receive", receipt(count(2, 4))).then().statusCode(200);

        ask(storefront("web-shop"), order, wish(2, 3)).then().statusCode(422);
        asked(order, wish(2, 2));
    }

    @Test
    void what_may_still_be_on_its_way_does_not_expire() {
        var id = asked(order, wish(1, 1));
        step(id, "approve", null).then().statusCode(200);

        expire.overdueAt(Instant.now().plus(Duration.ofDays(27)));

        step(id, "receive", receipt(count(1, 1))).then().statusCode(200);
        assertThat(Said.about(order)).noneMatch(ReturnExpired.class::isInstance);
    }

    @Test
    void an_approval_ends_when_nothing_came_that_was_sent_in_time() {
        var id = expired(wish(1, 1));

        assertThat(Said.about(order)).last().isInstanceOf(ReturnExpired.class);
        staff("returns-clerk")
                .get("/returns/" + id + "/history")
                .then()
                .body("items[2].toState", equalTo("EXPIRED"))
                .body("items[2].actor", equalTo("timer"));
    }

    @Test
    void what_comes_after_its_approval_ended_is_received_and_paid_for() {
        var id = expired(wish(1, 2));

        step(id, "receive", receipt(count(1, 2))).then().statusCode(200).body("state", equalTo("RECEIVED"));
        step(id, "inspect", units(unit(1, 2, "RESTOCK"))).then().statusCode(200);
        step(id, "resolve", Map.of("resolution", "REFUND"))
                .then()
                .statusCode(200)
                .body("refund.minor", equalTo(2_590));

        assertThat(Said.typesAbout(order))
                .isEqualTo(List.<Class<?>>of(
                        ReturnRequested.class,
                        ReturnApproved.class,
                        ReturnExpired.class,
                        ReturnReceived.class,
                        ReturnInspected.class,
                        ReturnResolved.class));
        ask(storefront("web-shop"), order, wish(1, 1)).then().statusCode(422);
    }

    @Test
    void units_of_an_expired_return_that_another_one_holds_are_not_received_twice() {
        var late = expired(wish(1, 2));
        var other = asked(order, wish(1, 1));

        step(late, "receive", receipt(count(1, 2)))
                .then()
                .statusCode(409)
                .body("type", containsString("units-taken"))
                .body("line", equalTo(1))
                .body("free", equalTo(1));

        staff("returns-clerk").get("/returns/" + late).then().body("state", equalTo("EXPIRED"));
        assertThat(Said.about(order)).noneMatch(ReturnReceived.class::isInstance);
        step(other, "decline", Map.of("reason", "ASKED_TWICE")).then().statusCode(200);
        step(late, "receive", receipt(count(1, 2))).then().statusCode(200);
    }

    @Test
    void a_unit_that_comes_late_is_received_or_asked_for_again_whatever_happens_at_the_same_time() throws Exception {
        var late = new ArrayList<UUID>();
        for (var mug = 0; mug < 6; mug++) {
            var id = asked(order, wish(2, 1));
            step(id, "approve", null).then().statusCode(200);
            late.add(id);
        }
        expire.overdueAt(Instant.now().plus(Duration.ofDays(30)));

        try (var clients = Executors.newVirtualThreadPerTaskExecutor()) {
            var calls = new ArrayList<Callable<Integer>>();
            for (var id : late) {
                calls.add(() -> step(id, "receive", receipt(count(2, 1))).statusCode());
                calls.add(() -> ask(storefront("web-shop"), order, wish(2, 1)).statusCode());
            }
            var codes = clients.invokeAll(calls).stream()
                    .map(java.util.concurrent.Future::resultNow)
                    .toList();

            assertThat(codes).filteredOn(code -> code == 200 || code == 201).hasSize(6);
            assertThat(codes).filteredOn(code -> code == 409 || code == 422).hasSize(6);
        }
    }

    @Test
    void goods_are_received_only_where_returns_are() {
        var id = asked(order, wish(1, 1));
        step(id, "approve", null).then().statusCode(200);

        step(id, "receive", Map.of("location", "MIAN", "lines", List.of(count(1, 1))))
                .then()
                .statusCode(422)
                .body("errors[0].field", equalTo("location"));

        staff("returns-clerk").get("/returns/" + id).then().body("state", equalTo("APPROVED"));
    }

    @Test
    void after_thirty_days_nothing_comes_back() {
        var old = arrivedOrder(Instant.now().minus(Duration.ofDays(31)));

        ask(storefront("web-shop"), old, wish(1, 1))
                .then()
                .statusCode(409)
                .body("type", containsString("return-window-closed"));
    }

    @Test
    void what_was_not_shipped_yet_cannot_come_back_yet() {
        var waiting = Ids.next();
        Tell.that(Desk.placed(waiting)).send().untilHeardBy(Desk.ORDERS);
        Tell.that(Desk.shipped(waiting, Ids.next(), 1, 0)).send().untilHeardBy(Desk.SHIPPING);

        ask(storefront("web-shop"), waiting, wish(1, 2))
                .then()
                .statusCode(409)
                .body("type", containsString("not-shipped-yet"));
        asked(waiting, wish(1, 1));
    }

    @Test
    void the_window_closes_after_the_last_arrival_also_when_a_parcel_was_lost() {
        var old = Ids.next();
        var arrived = Ids.next();
        var missing = Ids.next();
        Tell.that(Desk.placed(old)).send().untilHeardBy(Desk.ORDERS);
        Tell.fact(Desk.shipped(old, arrived, 1, 0), Desk.shipped(old, missing, 1, 0));
        Tell.that(Desk.delivered(old, arrived, Instant.now().minus(Duration.ofDays(31)), 1, 0))
                .send()
                .untilHeardBy(Desk.SHIPPING);
        step(asked(old, wish(1, 1)), "decline", Map.of("reason", "ONE_IS_UNDER_WAY"))
                .then()
                .statusCode(200);

        Tell.that(Desk.lost(old, missing)).send().untilHeardBy(Desk.SHIPPING);

        ask(storefront("web-shop"), old, wish(1, 1))
                .then()
                .statusCode(409)
                .body("type", containsString("return-window-closed"));
    }

    @Test
    void history_is_not_rewritten() {
        var id = asked(order, wish(1, 1));

        assertThatThrownBy(() -> Database.query(
                        "update returns.return_step set actor = 'me' where return_id = ? returning 1",
                        row -> row.getInt(1),
                        id))
                .hasStackTraceContaining("append-only");
    }

    @Test
    void asking_twice_with_the_same_key_asks_once() {
        var key = UUID.randomUUID().toString();
        var body = Map.of("orderId", order, "lines", List.of(wish(1, 1)));

        var first =
                storefront("web-shop").header("Idempotency-Key", key).body(body).post("/returns");
        var second =
                storefront("web-shop").header("Idempotency-Key", key).body(body).post("/returns");

        assertThat(second.asString()).isEqualTo(first.asString());
        assertThat(Said.about(order)).hasSize(1);
    }

    /** A return that was approved, and of which nothing came in time. */
    private UUID expired(Object wish) {
        var id = asked(order, wish);
        step(id, "approve", null).then().statusCode(200);
        expire.overdueAt(Instant.now().plus(Duration.ofDays(30)));
        return id;
    }
}
