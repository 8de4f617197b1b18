package org.entrepot.returns.rma;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.entrepot.returns.Desk.arrivedOrder;
import static org.entrepot.returns.Desk.ask;
import static org.entrepot.returns.Desk.asked;
import static org.entrepot.returns.Desk.staff;
import static org.entrepot.returns.Desk.step;
import static org.entrepot.returns.Desk.storefront;
import static org.entrepot.returns.Desk.wish;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
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
import org.entrepot.kit.test.Tokens;
import org.entrepot.returns.CarrierParts;
import org.entrepot.returns.Desk;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

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
    void an_approval_ends_when_nothing_was_sent_in_time() {
        var id = asked(order, wish(1, 1));
        step(id, "approve", null).then().statusCode(200);
        assertThat(expire.overdueAt(Instant.now())).isZero();

        expire.overdueAt(Instant.now().plus(Duration.ofDays(15)));

        assertThat(Said.about(order)).last().isInstanceOf(ReturnExpired.class);
        step(id, "receive", receipt(count(1, 1))).then().statusCode(409);
        staff("returns-clerk")
                .get("/returns/" + id + "/history")
                .then()
                .body("items[2].toState", equalTo("EXPIRED"))
                .body("items[2].actor", equalTo("timer"));
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
    void history_is_not_rewritten() {
        var id = asked(order, wish(1, 1));

        assertThatThrownBy(() -> Database.query(
                        "update returns.return_step set actor = 'me' where return_id = ? returning 1",
                        row -> row.getInt(1),
                        id))
                .hasStackTraceContaining("append-only");
    }

    @Test
    void a_clerk_finds_a_return_by_the_number_on_the_parcel() {
        var id = asked(order, wish(1, 1));
        String rma = step(id, "approve", null).then().extract().path("rmaNumber");

        staff("returns-clerk")
                .queryParam("rma", rma.toLowerCase(java.util.Locale.ROOT))
                .get("/returns")
                .then()
                .body("items", hasSize(1))
                .body("items[0].id", equalTo(id.toString()));
        var wrong = rma.substring(0, rma.length() - 1) + (rma.endsWith("0") ? "1" : "0");
        staff("returns-clerk").queryParam("rma", wrong).get("/returns").then().statusCode(422);
    }

    @Test
    void the_label_is_there_while_the_goods_may_be_sent() {
        var id = asked(order, wish(1, 1));
        storefront("web-shop").get("/returns/" + id + "/label.pdf").then().statusCode(409);
        step(id, "approve", null).then().statusCode(200);

        var pdf = storefront("web-shop")
                .get("/returns/" + id + "/label.pdf")
                .then()
                .statusCode(200)
                .contentType("application/pdf")
                .extract()
                .asByteArray();

        assertThat(new String(pdf, 0, 5, java.nio.charset.StandardCharsets.US_ASCII))
                .isEqualTo("%PDF-");
        step(id, "receive", receipt(count(1, 1))).then().statusCode(200);
        storefront("web-shop").get("/returns/" + id + "/label.pdf").then().statusCode(409);
    }

    @Test
    void lists_go_page_by_page_newest_first() {
        var first = asked(order, wish(2, 1));
        var second = asked(order, wish(2, 1));
        var third = asked(order, wish(2, 1));

        var page = staff("returns-clerk")
                .queryParam("orderId", order)
                .queryParam("state", "REQUESTED")
                .queryParam("limit", 2)
                .get("/returns")
                .then()
                .body("items.id", equalTo(List.of(third.toString(), second.toString())))
                .extract();
        staff("returns-clerk")
                .queryParam("orderId", order)
                .queryParam("limit", 2)
                .queryParam("after", page.<String>path("next"))
                .get("/returns")
                .then()
                .body("items.id", equalTo(List.of(first.toString())));
        storefront("other-shop")
                .queryParam("orderId", order)
                .get("/returns")
                .then()
                .body("items", hasSize(0));
        staff("returns-clerk")
                .queryParam("state", "LOST")
                .get("/returns")
                .then()
                .statusCode(422);
        staff("returns-clerk").queryParam("orderId", "1").get("/returns").then().statusCode(422);
    }

    @Test
    void another_storefronts_order_and_return_are_not_there() {
        var id = asked(order, wish(1, 1));

        ask(storefront("other-shop"), order, wish(1, 1)).then().statusCode(404);
        storefront("other-shop").get("/returns/" + id).then().statusCode(404);
        storefront("other-shop").post("/returns/" + id + "/cancel").then().statusCode(404);
        storefront("other-shop").get("/returns/" + id + "/label.pdf").then().statusCode(404);
        ask(storefront("web-shop"), Ids.next(), wish(1, 1)).then().statusCode(404);
        storefront("web-shop").get("/returns/" + id).then().statusCode(200);
        ask(staff("customer-adviser"), order, wish(2, 1)).then().statusCode(201);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"customer", "storefront", "customer-adviser", "warehouse-worker", "order-clerk", "operations"})
    void only_the_return_desk_takes_steps(String role) {
        var id = asked(order, wish(1, 1));
        var token = Tokens.with("web-shop", role);

        for (var step : List.of("approve", "decline", "receive", "inspect", "resolve")) {
            Desk.with(token)
                    .body("{}")
                    .post("/returns/" + id + "/" + step)
                    .then()
                    .statusCode(403);
        }
    }

    @Test
    void customers_ask_through_their_storefront() {
        var token = Tokens.of("web-shop").roles("customer").signed();

        ask(Desk.with(token), order, wish(1, 1)).then().statusCode(403);
        RestAssured.get("/returns").then().statusCode(401);
        RestAssured.given()
                .auth()
                .oauth2(Tokens.of("web-shop")
                        .roles("storefront")
                        .audience("order-service")
                        .signed())
                .get("/returns")
                .then()
                .statusCode(401);
    }

    @ParameterizedTest
    @CsvSource({
        "1, 0, lines[0].quantity",
        "1, 1000000000, lines[0].quantity",
        "1, 3, lines[0].quantity",
        "3, 1, lines[0].line",
        "0, 1, lines[0].line"
    })
    void bad_wishes_are_named_and_change_nothing(int line, int quantity, String field) {
        ask(storefront("web-shop"), order, wish(line, quantity))
                .then()
                .statusCode(422)
                .contentType("application/problem+json")
                .body("errors.field", hasItem(field));

        assertThat(Said.about(order)).isEmpty();
    }

    @Test
    void bad_requests_are_refused() {
        ask(storefront("web-shop"), order).then().statusCode(422);
        ask(storefront("web-shop"), order, wish(1, 1), wish(1, 1)).then().statusCode(422);
        ask(storefront("web-shop"), order, Map.of("line", 1, "quantity", 1))
                .then()
                .statusCode(422);
        ask(storefront("web-shop"), order, Map.of("line", 1, "quantity", 1, "reason", "UNKNOWN"))
                .then()
                .statusCode(422);
        ask(storefront("web-shop"), order, Map.of("line", 1, "quantity", 1, "reason", "BORED"))
                .then()
                .statusCode(400);
        ask(storefront("web-shop"), order, Map.of("line", 1, "quantity", 1, "reason", "OTHER", "refund", 5))
                .then()
                .statusCode(400);
        storefront("web-shop")
                .body(Map.of("orderId", order, "lines", List.of(wish(1, 1))))
                .post("/returns")
                .then()
                .statusCode(400);
    }

    @Test
    void bad_counts_units_and_outcomes_are_refused_and_change_nothing() {
        var id = asked(order, wish(1, 2));
        step(id, "approve", null).then().statusCode(200);
        step(id, "receive", receipt(count(2, 1)))
                .then()
                .statusCode(422)
                .body("errors[0].field", equalTo("lines[0].line"));
        step(id, "receive", receipt(count(1, 1), count(1, 1))).then().statusCode(422);
        step(id, "receive", receipt(count(1, 0))).then().statusCode(422);
        step(id, "receive", Map.of("location", "web 1", "lines", List.of(count(1, 1))))
                .then()
                .statusCode(422);
        step(id, "receive", receipt(count(1, 2))).then().statusCode(200);
        step(id, "inspect", units(unit(1, 1, "RESTOCK"))).then().statusCode(422);
        step(id, "inspect", units(unit(1, 3, "RESTOCK"))).then().statusCode(422);
        step(id, "inspect", units(unit(2, 2, "RESTOCK"))).then().statusCode(422);
        step(id, "inspect", units(unit(1, 2, "UNKNOWN"))).then().statusCode(422);
        step(id, "inspect", units(unit(1, 2, "RESTOCK"))).then().statusCode(200);
        step(id, "resolve", Map.of("resolution", "STORE_CREDIT")).then().statusCode(422);
        step(id, "resolve", Map.of("resolution", "NONE")).then().statusCode(422);
        step(id, "resolve", Map.of("resolution", "REFUND", "refund", 1)).then().statusCode(400);

        staff("returns-clerk").get("/returns/" + id).then().body("state", equalTo("INSPECTED"));
        assertThat(Said.about(order)).hasSize(4);
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

    private static Map<String, Object> receipt(Object... counts) {
        return Map.of("location", "WEB-1", "lines", List.of(counts));
    }

    private static Map<String, Object> count(int line, int quantity) {
        return Map.of("line", line, "quantity", quantity);
    }

    private static Map<String, Object> units(Object... units) {
        return Map.of("units", List.of(units));
    }

    private static Map<String, Object> unit(int line, int quantity, String disposition) {
        return Map.of("line", line, "quantity", quantity, "disposition", disposition);
    }
}
