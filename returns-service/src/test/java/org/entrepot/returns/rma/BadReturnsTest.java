package org.entrepot.returns.rma;

import static org.assertj.core.api.Assertions.assertThat;
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
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.entrepot.kit.test.RealParts;
import org.entrepot.kit.test.Said;
import org.entrepot.returns.CarrierParts;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is refused by name and changes nothing. */
@QuarkusTest
@WithTestResource(RealParts.class)
@WithTestResource(CarrierParts.class)
class BadReturnsTest {

    private final UUID order = arrivedOrder(Instant.now());

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
}
