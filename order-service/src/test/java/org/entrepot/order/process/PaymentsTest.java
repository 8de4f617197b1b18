package org.entrepot.order.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.entrepot.order.process.Sold.gbp;
import static org.entrepot.order.process.Sold.reservedOrder;
import static org.entrepot.order.shop.Shop.storefront;
import static org.entrepot.order.shop.Warehouse.released;
import static org.entrepot.order.shop.Warehouse.shipped;
import static org.hamcrest.Matchers.startsWith;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import jakarta.inject.Inject;
import java.util.List;
import java.util.UUID;
import org.entrepot.events.order.OrderConfirmed;
import org.entrepot.events.order.OrderRejected;
import org.entrepot.events.order.PaymentCaptured;
import org.entrepot.events.order.PaymentDeclined;
import org.entrepot.kit.Trail;
import org.entrepot.kit.errand.Errand;
import org.entrepot.kit.test.Database;
import org.entrepot.kit.test.Probe;
import org.entrepot.kit.test.Said;
import org.entrepot.kit.test.Tell;
import org.entrepot.order.shop.Operator;
import org.entrepot.order.shop.ShopParts;
import org.entrepot.order.shop.Story;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Promises and captures, with a real operator over HTTP that answers late, twice, wrongly or not at all. */
@QuarkusTest
@WithTestResource(ShopParts.class)
class PaymentsTest {

    @Inject
    CapturePayments capturePayments;

    @BeforeEach
    void webhooks() {
        Operator.sendsWebhooksTo(RestAssured.port);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "tok_visa",
                "tok_slow",
                "tok_timeout_after_acting",
                "tok_answer_twice",
                "tok_late",
                "tok_500_once",
                "tok_500_before"
            })
    void however_the_operator_says_yes_the_order_is_confirmed_once_and_charged_once(String token) {
        var order = reservedOrder(token).orderId();

        Said.await(OrderConfirmed.class, order);

        assertThat(Story.of(order)).containsExactly("OrderPlaced", "PaymentAuthorized", "OrderConfirmed");
        assertThat(Operator.status(order)).isEqualTo("AUTHORIZED");
        assertThat(token(order)).isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {"tok_visa", "tok_timeout_after_acting", "tok_500_once"})
    void without_any_webhook_the_answer_or_the_enquiry_is_enough(String token) {
        Operator.keepsItsWebhooks();
        var order = reservedOrder(token).orderId();

        Said.await(OrderConfirmed.class, order);
        assertThat(Operator.status(order)).isEqualTo("AUTHORIZED");
    }

    @ParameterizedTest
    @CsvSource({
        "tok_declined, declined",
        "tok_insufficient_funds, insufficient_funds",
        "tok_late_declined, declined",
        "tok_that_nobody_knows, unknown_method"
    })
    void however_the_operator_says_no_the_order_is_rejected_once(String token, String reason) {
        var order = reservedOrder(token).orderId();

        Said.await(OrderRejected.class, order);

        assertThat(Story.of(order)).containsExactly("OrderPlaced", "PaymentDeclined", "OrderRejected");
        assertThat(Said.await(PaymentDeclined.class, order).reasonCode()).isEqualTo(reason);
        assertThat(token(order)).isZero();
    }

    @Test
    void the_customer_may_have_to_act_at_their_bank() {
        var order = reservedOrder("tok_requires_action").orderId();
        Probe.until(
                "the customer is asked to act",
                () -> storefront().get("/orders/" + order).<String>path("payment"),
                "REQUIRES_ACTION"::equals);
        storefront().get("/orders/" + order + "/payment").then().body("actionPath", startsWith("/v1/payments/"));
        assertThat(token(order)).as("the operator knows it by now").isZero();

        Operator.customerActs(order, true);
        Said.await(OrderConfirmed.class, order);
    }

    @ParameterizedTest
    @ValueSource(strings = {"tok_capture_fails_once", "tok_capture_timeout_after_acting", "tok_answer_twice"})
    void each_parcel_is_paid_once_however_the_operator_answers(String token) {
        var placed = reservedOrder(token, 1_000, 2_500);
        Said.await(OrderConfirmed.class, placed.orderId());
        var shipment = UUID.randomUUID();
        Tell.fact(released(placed, shipment), shipped(placed, shipment, UUID.randomUUID(), 1));
        Tell.fact(shipped(placed, shipment, UUID.randomUUID(), 2));

        assertThat(Story.await(2, PaymentCaptured.class, placed.orderId()))
                .extracting(PaymentCaptured::amount)
                .containsExactlyInAnyOrder(gbp(1_000), gbp(2_500));
        assertThat(Operator.status(placed.orderId())).isEqualTo("CAPTURED");
        assertThat(Operator.payments(placed.orderId()).getFirst().get("captured"))
                .hasToString("{minor=3500, currency=GBP}");
    }

    @Test
    void a_wish_that_does_not_name_the_payment_is_fulfilled_and_one_that_comes_twice_takes_money_once() {
        var placed = reservedOrder("tok_visa", 1_000);
        Said.await(OrderConfirmed.class, placed.orderId());
        var shipment = UUID.randomUUID();
        var parcel = UUID.randomUUID();
        Tell.fact(released(placed, shipment), shipped(placed, shipment, parcel, 1));
        Said.await(PaymentCaptured.class, placed.orderId());

        var again = new Wish.Capture(placed.orderId(), parcel, gbp(1_000), null, null);
        capturePayments.run(List.of(new Errand<>(UUID.randomUUID(), "", "", again, 1, Trail.fresh())));

        assertThat(Story.of(placed.orderId())).containsOnlyOnce("PaymentCaptured");
        assertThat(Operator.payments(placed.orderId()).getFirst().get("captured"))
                .hasToString("{minor=1000, currency=GBP}");
    }

    private static long token(UUID order) {
        return Database.number("select count(*) from orders.orders where id = ? and payment_token is not null", order);
    }
}
