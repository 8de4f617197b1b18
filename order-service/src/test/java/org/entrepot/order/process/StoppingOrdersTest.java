package org.entrepot.order.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.entrepot.order.shop.Shop.ordered;
import static org.entrepot.order.shop.Shop.sells;
import static org.entrepot.order.shop.Shop.staff;
import static org.entrepot.order.shop.Shop.storefront;
import static org.entrepot.order.shop.Warehouse.released;
import static org.entrepot.order.shop.Warehouse.reserved;
import static org.entrepot.order.shop.Warehouse.shipped;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.response.Response;
import java.util.UUID;
import org.entrepot.events.order.CancelReason;
import org.entrepot.events.order.OrderCancelled;
import org.entrepot.events.order.OrderConfirmed;
import org.entrepot.events.order.OrderPlaced;
import org.entrepot.events.order.PaymentVoided;
import org.entrepot.events.shipping.ShipmentCancellationRefused;
import org.entrepot.events.shipping.ShipmentCancelled;
import org.entrepot.kit.test.Database;
import org.entrepot.kit.test.Probe;
import org.entrepot.kit.test.Said;
import org.entrepot.kit.test.Tell;
import org.entrepot.order.shop.Operator;
import org.entrepot.order.shop.Overdue;
import org.entrepot.order.shop.ShopParts;
import org.entrepot.order.shop.Story;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Cancelling, holding and releasing, through the API. */
@QuarkusTest
@WithTestResource(ShopParts.class)
class StoppingOrdersTest {

    @BeforeEach
    void webhooks() {
        Operator.sendsWebhooksTo(RestAssured.port);
    }

    @Test
    void before_it_is_confirmed_an_order_is_cancelled_at_once() {
        var id = ordered("tok_visa", sells(100));

        cancels(id).then().statusCode(200).body("state", equalTo("CANCELLED")).body("reason", equalTo("CUSTOMER"));
        cancels(id).then().statusCode(200);

        assertThat(Story.of(id)).containsExactly("OrderPlaced", "OrderCancelled");
    }

    @Test
    void cancelled_while_the_operator_thinks_nothing_is_held_in_the_end() {
        var order = thatTheOperatorThinksAbout("tok_late");

        cancels(order).then().statusCode(200);

        untilNothingIsHeld(order);
        // By now the operator may have said yes before it heard that nothing is wanted: that is old news.
        Operator.sendsWebhooksTo(RestAssured.port);
        assertThat(Story.of(order)).containsExactly("OrderPlaced", "OrderCancelled");
    }

    @Test
    void what_the_operator_does_not_let_go_while_it_thinks_it_is_asked_for_again() {
        var order = thatTheOperatorThinksAbout("tok_late_not_voidable");

        cancels(order).then().statusCode(200);

        untilNothingIsHeld(order);
    }

    @Test
    void a_held_order_that_is_called_off_ends_when_shipping_has_stopped_it() {
        var placed = confirmed();
        clerk(placed.orderId(), "hold").then().statusCode(200);
        cancels(placed.orderId()).then().statusCode(202).body("state", equalTo("ON_HOLD"));

        Tell.fact(new ShipmentCancelled(placed.orderId(), UUID.randomUUID()));

        assertThat(Said.await(OrderCancelled.class, placed.orderId()).reason()).isEqualTo(CancelReason.CUSTOMER);
        Said.await(PaymentVoided.class, placed.orderId());
        storefront().get("/orders/" + placed.orderId()).then().body("state", equalTo("CANCELLED"));
    }

    @Test
    void an_order_that_was_held_for_too_long_is_not_released_and_can_be_cancelled() {
        var id = ordered("tok_visa", sells(100));
        clerk(id, "hold").then().statusCode(200);
        Overdue.make(id);

        clerk(id, "release").then().statusCode(409).body("type", endsWith("held-too-long"));
        cancels(id).then().statusCode(200).body("state", equalTo("CANCELLED"));

        assertThat(Story.of(id)).containsExactly("OrderPlaced", "OrderHeld", "OrderCancelled");
    }

    @Test
    void after_confirmation_shipping_decides_and_may_agree() {
        var placed = confirmed();
        var shipment = UUID.randomUUID();
        Tell.that(released(placed, shipment)).send().untilHeardBy("order-service.shipping-events");

        cancels(placed.orderId())
                .then()
                .statusCode(202)
                .body("state", equalTo("PROCESSING"))
                .body("cancellationRequested", equalTo("CUSTOMER"));
        Tell.fact(new ShipmentCancelled(placed.orderId(), shipment));

        Said.await(OrderCancelled.class, placed.orderId());
        Said.await(PaymentVoided.class, placed.orderId());
        assertThat(Operator.status(placed.orderId())).isEqualTo("VOIDED");
        storefront().get("/orders/" + placed.orderId()).then().body("lines[0].state", equalTo("CANCELLED"));
    }

    @Test
    void after_confirmation_shipping_decides_and_may_refuse() {
        var placed = confirmed();
        var shipment = UUID.randomUUID();
        Tell.that(released(placed, shipment)).send().untilHeardBy("order-service.shipping-events");
        cancels(placed.orderId()).then().statusCode(202);

        Tell.that(new ShipmentCancellationRefused(placed.orderId(), shipment))
                .send()
                .untilHeardBy("order-service.shipping-events");

        storefront()
                .get("/orders/" + placed.orderId())
                .then()
                .body("state", equalTo("PROCESSING"))
                .body("cancellationRequested", nullValue());
        storefront()
                .get("/orders/" + placed.orderId() + "/history")
                .then()
                .body("what", hasItems("order.cancellation-requested", "shipment.cancellation-refused"));
    }

    @Test
    void after_a_parcel_left_it_is_too_late() {
        var placed = confirmed();
        var shipment = UUID.randomUUID();
        Tell.fact(released(placed, shipment));
        Tell.that(shipped(placed, shipment, UUID.randomUUID())).send().untilHeardBy("order-service.shipping-events");

        cancels(placed.orderId()).then().statusCode(409).body("type", endsWith("order-already-shipped"));
        assertThat(Story.of(placed.orderId())).doesNotContain("OrderCancellationRequested");
    }

    @Test
    void customers_cancel_for_themselves_and_staff_may_say_why() {
        var id = ordered("tok_visa", sells(100));
        storefront()
                .body("{\"reason\":\"FRAUD\"}")
                .post("/orders/" + id + "/cancel")
                .then()
                .statusCode(422);
        staff("order-clerk")
                .body("{\"reason\":\"FRAUD\"}")
                .post("/orders/" + id + "/cancel")
                .then()
                .statusCode(200);
        assertThat(Said.await(OrderCancelled.class, id).reason()).isEqualTo(CancelReason.FRAUD);
    }

    @Test
    void a_held_order_is_not_paid_before_it_is_released() {
        var placed = Said.await(OrderPlaced.class, ordered("tok_visa", sells(100)));
        clerk(placed.orderId(), "hold").then().statusCode(200).body("holdReason", equalTo("FRAUD_REVIEW"));
        clerk(placed.orderId(), "hold").then().statusCode(409).body("type", endsWith("illegal-transition"));
        Tell.that(reserved(placed)).send().untilHeardBy("order-service.inventory-reservations");
        assertThat(Operator.status(placed.orderId())).isEqualTo("NONE");

        clerk(placed.orderId(), "release").then().statusCode(200);

        Said.await(OrderConfirmed.class, placed.orderId());
        assertThat(Story.of(placed.orderId()))
                .containsExactly("OrderPlaced", "OrderHeld", "OrderReleased", "PaymentAuthorized", "OrderConfirmed");
        clerk(placed.orderId(), "release").then().statusCode(409);
    }

    @Test
    void a_version_that_was_not_seen_is_not_changed() {
        var id = ordered("tok_visa", sells(100));
        staff("order-clerk")
                .header("If-Match", "\"7\"")
                .body("{\"reason\":\"OTHER\"}")
                .post("/orders/" + id + "/hold")
                .then()
                .statusCode(412);
        staff("order-clerk")
                .header("If-Match", "\"1\"")
                .body("{\"reason\":\"OTHER\"}")
                .post("/orders/" + id + "/hold")
                .then()
                .statusCode(200)
                .header("ETag", "\"2\"");
    }

    @Test
    void an_order_is_held_for_a_reason_that_there_is() {
        var id = ordered("tok_visa", sells(100));
        for (var body : new String[] {"{}", "{\"reason\":\"UNKNOWN\"}", "{\"reason\":\"BORED\"}", "{\"reasons\":[]}"})
            staff("order-clerk")
                    .body(body)
                    .post("/orders/" + id + "/hold")
                    .then()
                    .statusCode(org.hamcrest.Matchers.oneOf(400, 422));
        assertThat(Story.of(id)).containsExactly("OrderPlaced");
    }

    /** An order whose operator took it up, has not decided, and will tell nobody by itself. */
    private static UUID thatTheOperatorThinksAbout(String token) {
        Operator.keepsItsWebhooks();
        var placed = Said.await(OrderPlaced.class, ordered(token, sells(100)));
        Tell.fact(reserved(placed));
        Probe.until(
                "the operator said that it thinks",
                () -> Database.number(
                        "select count(*) from orders.payment where order_id = ? and operator_reference is not null",
                        placed.orderId()),
                found -> found == 1);
        return placed.orderId();
    }

    private static void untilNothingIsHeld(UUID order) {
        Probe.until("nothing is held", () -> Operator.status(order), "VOIDED"::equals);
        Probe.until(
                "the payment is closed",
                () -> storefront().get("/orders/" + order).<String>path("payment"),
                "VOIDED"::equals);
    }

    private static Response cancels(UUID id) {
        return storefront().body("{}").post("/orders/" + id + "/cancel");
    }

    private static Response clerk(UUID id, String step) {
        return staff("order-clerk").body("{\"reason\":\"FRAUD_REVIEW\"}").post("/orders/" + id + "/" + step);
    }

    private static OrderPlaced confirmed() {
        var placed = Said.await(OrderPlaced.class, ordered("tok_visa", sells(1_000)));
        Tell.fact(reserved(placed));
        Said.await(OrderConfirmed.class, placed.orderId());
        return placed;
    }
}
