package org.entrepot.order.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.entrepot.order.shop.Shop.ordered;
import static org.entrepot.order.shop.Shop.sells;
import static org.entrepot.order.shop.Shop.storefront;
import static org.entrepot.order.shop.Warehouse.delivered;
import static org.entrepot.order.shop.Warehouse.released;
import static org.entrepot.order.shop.Warehouse.reserved;
import static org.entrepot.order.shop.Warehouse.resolved;
import static org.entrepot.order.shop.Warehouse.shipped;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.startsWith;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import jakarta.inject.Inject;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import org.entrepot.events.Money;
import org.entrepot.events.order.OrderCompleted;
import org.entrepot.events.order.OrderConfirmed;
import org.entrepot.events.order.OrderExpired;
import org.entrepot.events.order.OrderPlaced;
import org.entrepot.events.order.OrderRejected;
import org.entrepot.events.order.PaymentAuthorized;
import org.entrepot.events.order.PaymentCaptured;
import org.entrepot.events.order.PaymentDeclined;
import org.entrepot.events.order.PaymentVoided;
import org.entrepot.events.order.RefundFailed;
import org.entrepot.events.order.RefundRequested;
import org.entrepot.events.order.RefundSettled;
import org.entrepot.events.returns.Resolution;
import org.entrepot.kit.Trail;
import org.entrepot.kit.errand.Errand;
import org.entrepot.kit.inbox.Failpoints;
import org.entrepot.kit.test.Database;
import org.entrepot.kit.test.Probe;
import org.entrepot.kit.test.Said;
import org.entrepot.kit.test.Tell;
import org.entrepot.order.shop.Operator;
import org.entrepot.order.shop.Overdue;
import org.entrepot.order.shop.ShopParts;
import org.entrepot.order.shop.Story;
import org.entrepot.spans.Traceparent;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** With a real operator over HTTP that answers late, twice, wrongly or not at all. */
@QuarkusTest
@WithTestResource(ShopParts.class)
class PaymentsTest {

    @Inject
    ExpireOrders expireOrders;

    @Inject
    LookUpRefunds lookUpRefunds;

    @Inject
    Failpoints failpoints;

    private final CountDownLatch endOfSilence = new CountDownLatch(1);

    @BeforeEach
    void webhooks() {
        Operator.sendsWebhooksTo(RestAssured.port);
    }

    @AfterEach
    void whateverHappensTheOperatorIsHeardAgain() {
        endOfSilence.countDown();
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

    @Test
    void an_authorisation_after_the_deadline_is_told_and_let_go() {
        Operator.keepsItsWebhooks();
        var order = reservedOrder("tok_late").orderId();
        Probe.until(
                "the operator has it",
                () -> Database.number(
                        "select count(*) from orders.payment where order_id = ? and operator_reference is not null",
                        order),
                found -> found == 1);
        Overdue.make(order);
        expireOrders.due();
        Said.await(OrderExpired.class, order);

        Operator.sendsWebhooksTo(RestAssured.port);

        Probe.until("nothing is held", () -> Operator.status(order), "VOIDED"::equals);
        Probe.until(
                "the payment is closed here as well",
                () -> storefront().get("/orders/" + order).<String>path("payment"),
                "VOIDED"::equals);
        assertThat(Story.of(order)).startsWith("OrderPlaced", "OrderExpired").doesNotContain("OrderConfirmed");
        assertThat(Story.of(order).contains("PaymentAuthorized"))
                .as("a void is told if and only if an authorisation was")
                .isEqualTo(Story.of(order).contains("PaymentVoided"));
    }

    @Test
    void an_order_that_expires_while_the_operator_is_silent_holds_nothing_in_the_end() {
        Operator.keepsItsWebhooks();
        silence();
        var placed = Said.await(OrderPlaced.class, ordered("tok_timeout_after_acting", sells(100)));
        Tell.fact(reserved(placed));
        var order = placed.orderId();
        Probe.until("the operator acted", () -> Operator.status(order), "AUTHORIZED"::equals);
        Overdue.make(order);
        expireOrders.due();

        Said.await(OrderExpired.class, order);
        endOfSilence.countDown();
        Said.await(PaymentVoided.class, order);
        assertThat(Operator.status(order)).isEqualTo("VOIDED");
        assertThat(Story.of(order))
                .containsExactly("OrderPlaced", "OrderExpired", "PaymentAuthorized", "PaymentVoided");
    }

    @Test
    void only_what_is_overdue_expires() {
        var due = ordered("tok_visa", sells(100));
        var fresh = ordered("tok_visa", sells(100));
        Overdue.make(due);

        expireOrders.due();

        Said.await(OrderExpired.class, due);
        assertThat(Story.of(fresh)).containsExactly("OrderPlaced");
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

    @ParameterizedTest
    @ValueSource(strings = {"tok_visa", "tok_refund_at_once", "tok_refund_timeout_after_acting", "tok_answer_twice"})
    void a_refund_goes_back_once_however_the_operator_answers(String token) {
        var placed = deliveredOrder(token);
        Tell.fact(resolved(placed, Resolution.REFUND, gbp(400), 1));

        var settled = Said.await(RefundSettled.class, placed.orderId());

        assertThat(settled.amount()).isEqualTo(gbp(400));
        assertThat(settled.customerId()).isEqualTo(placed.customerId());
        assertThat(Story.of(placed.orderId())).containsOnlyOnce("RefundRequested", "RefundSettled");
        assertThat(Operator.payments(placed.orderId()).getFirst().get("refunded"))
                .hasToString("{minor=400, currency=GBP}");
    }

    @Test
    void a_refund_whose_webhook_is_lost_is_found_out() {
        var placed = deliveredOrder("tok_visa");
        Operator.keepsItsWebhooks();
        Tell.fact(resolved(placed, Resolution.REFUND, gbp(400), 1));
        var refund = Said.await(RefundRequested.class, placed.orderId()).refundId();
        Probe.until(
                "the operator gave it back",
                () -> Operator.payments(placed.orderId()).getFirst().get("refunded"),
                back -> back.toString().contains("minor=400"));
        Probe.until(
                "its answer was heard",
                () -> Database.number(
                        "select count(*) from orders.refund where id = ? and state <> 'REQUESTED'", refund),
                heard -> heard == 1);

        lookUpRefunds.run(List.of(errand(new Wish.LookUpRefund(placed.orderId(), refund))));

        assertThat(Said.about(placed.orderId()).getLast()).isInstanceOf(RefundSettled.class);
    }

    @Test
    void a_refund_that_fails_is_for_a_person_and_is_no_refund() {
        var placed = deliveredOrder("tok_refund_fails");
        Tell.fact(resolved(placed, Resolution.REFUND, gbp(400), 1));

        assertThat(Said.await(RefundFailed.class, placed.orderId()).reasonCode())
                .isEqualTo("account_closed");

        storefront()
                .get("/orders/" + placed.orderId() + "/payment")
                .then()
                .body("refunds.state", equalTo(java.util.List.of("MANUAL_REQUIRED")))
                .body("refunded.minor", equalTo(0))
                .body("state", equalTo("CAPTURED"));
    }

    @Test
    void no_fact_and_no_errand_names_what_was_paid_with() {
        var order = reservedOrder("tok_mastercard").orderId();
        Said.await(OrderConfirmed.class, order);

        assertThat(Database.number(
                        "select count(*) from orders.outbox where key = ? and payload like '%tok_%'", order.toString()))
                .isZero();
        assertThat(Database.number(
                        "select count(*) from orders.errand where payload like ? and payload like '%tok_%'",
                        "%" + order + "%"))
                .isZero();
        assertThat(Database.number("select count(*) from orders.idempotency_key where body like '%tok_%'"))
                .isZero();
    }

    @Test
    void what_follows_an_answer_continues_the_trail_of_its_cause() {
        Operator.keepsItsWebhooks(); // One may be faster than the answer, and has no cause of ours.
        var order = reservedOrder("tok_visa").orderId();
        Said.await(OrderConfirmed.class, order);

        var answered = Said.lines(order).stream().skip(1).toList();
        assertThat(answered).hasSize(2).extracting(Said.Line::causationId).doesNotContainNull();
    }

    @Test
    void the_operator_is_told_the_trail_that_its_answer_continues() {
        Operator.keepsItsWebhooks();
        var order = reservedOrder("tok_visa").orderId();
        Said.await(OrderConfirmed.class, order);

        var answered = Said.lines(order).getLast();
        assertThat(Operator.trailsOfCalls(payment(order))).containsOnly(Traceparent.trace(answered.traceparent()));
    }

    @Test
    void what_follows_a_webhook_continues_the_trail_of_the_order() {
        var order = reservedOrder("tok_late").orderId();
        Said.await(PaymentAuthorized.class, order);

        var lines = Said.lines(order);
        assertThat(lines)
                .extracting(Said.Line::correlationId)
                .containsOnly(lines.getFirst().correlationId());
    }

    private static OrderPlaced reservedOrder(String token, long... prices) {
        var skus = sells(prices.length == 0 ? new long[] {1_295} : prices);
        var placed = Said.await(OrderPlaced.class, ordered(token, skus));
        Tell.fact(reserved(placed));
        return placed;
    }

    private static OrderPlaced deliveredOrder(String token) {
        var placed = reservedOrder(token, 1_000);
        Said.await(OrderConfirmed.class, placed.orderId());
        var shipment = UUID.randomUUID();
        var parcel = UUID.randomUUID();
        Tell.fact(released(placed, shipment), shipped(placed, shipment, parcel), delivered(placed, shipment, parcel));
        Said.await(OrderCompleted.class, placed.orderId());
        Said.await(PaymentCaptured.class, placed.orderId());
        return placed;
    }

    /** No answer of the operator's is heard until it ends: an enquiry would be faster than a test on a slow machine. */
    private void silence() {
        failpoints.once(Failpoints.ANSWERED, () -> {
            if (endOfSilence.getCount() == 0) return;
            silence();
            try {
                endOfSilence.await();
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        });
    }

    private static <W extends Wish> Errand<W> errand(W wish) {
        return new Errand<>(UUID.randomUUID(), "", "", wish, 1, Trail.fresh());
    }

    private static long token(UUID order) {
        return Database.number("select count(*) from orders.orders where id = ? and payment_token is not null", order);
    }

    private static UUID payment(UUID order) {
        return Database.query(
                        "select id from orders.payment where order_id = ?", row -> row.getObject(1, UUID.class), order)
                .getFirst();
    }

    private static Money gbp(long minor) {
        return new Money(minor, "GBP");
    }
}
