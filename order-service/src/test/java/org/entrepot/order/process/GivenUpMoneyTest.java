package org.entrepot.order.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.entrepot.order.process.GivenUp.isOver;
import static org.entrepot.order.process.GivenUp.nudge;
import static org.entrepot.order.process.Sold.deliveredOrder;
import static org.entrepot.order.process.Sold.gbp;
import static org.entrepot.order.process.Sold.reservedOrder;
import static org.entrepot.order.process.Unmoved.retry;
import static org.entrepot.order.process.Unmoved.settle;
import static org.entrepot.order.process.Unmoved.stuck;
import static org.entrepot.order.shop.Shop.staff;
import static org.entrepot.order.shop.Warehouse.delivered;
import static org.entrepot.order.shop.Warehouse.released;
import static org.entrepot.order.shop.Warehouse.resolved;
import static org.entrepot.order.shop.Warehouse.shipped;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import jakarta.inject.Inject;
import java.util.List;
import java.util.UUID;
import org.entrepot.events.order.OrderCompleted;
import org.entrepot.events.order.OrderConfirmed;
import org.entrepot.events.order.OrderHeld;
import org.entrepot.events.order.OrderPlaced;
import org.entrepot.events.order.PaymentCaptured;
import org.entrepot.events.order.PaymentVoided;
import org.entrepot.events.order.RefundFailed;
import org.entrepot.events.order.RefundRequested;
import org.entrepot.events.order.RefundSettled;
import org.entrepot.events.returns.Resolution;
import org.entrepot.kit.inbox.Failpoints;
import org.entrepot.kit.test.Database;
import org.entrepot.kit.test.Probe;
import org.entrepot.kit.test.Said;
import org.entrepot.kit.test.Tell;
import org.entrepot.order.shop.Operator;
import org.entrepot.order.shop.ShopParts;
import org.entrepot.order.shop.Story;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** An accountant and money of which nobody knows whether the operator moved it; and the money of parcels. */
@QuarkusTest
@WithTestResource(ShopParts.class)
class GivenUpMoneyTest {

    private static final String SHIPPING = "order-service.shipping-events";

    @Inject
    RefundPayments refundPayments;

    @Inject
    CapturePayments capturePayments;

    @Inject
    Failpoints failpoints;

    private final UUID shipment = UUID.randomUUID();
    private final UUID parcel = UUID.randomUUID();
    private OrderPlaced placed;

    @BeforeEach
    void no_webhooks() {
        Operator.keepsItsWebhooks();
    }

    @Test
    void a_refund_whose_answer_was_lost_is_asked_for_with_the_same_key_and_goes_back_once() {
        var refund = givenUpRefund(Failpoints.ANSWERED);
        assertThat(Operator.refunds(refund.order())).containsExactly(refund.id() + " SETTLED");
        assertThat(stuck(refund.order())).containsExactly("refund.settled");

        retry(refund, "the operator was away").then().statusCode(202);

        Said.await(RefundSettled.class, refund.order());
        assertThat(Operator.refunds(refund.order())).containsExactly(refund.id() + " SETTLED");
        assertThat(Operator.trailsOfCalls(refund.id())).hasSize(2);
        isOver("payment.refund", refund.id());
        assertThat(ReadmeAudit.findings(refund.order())).isEmpty();
    }

    @Test
    void the_money_of_a_parcel_whose_answer_was_lost_is_taken_once() {
        var capture = givenUpCapture(Failpoints.ANSWERED);

        retry(capture, "the operator was away").then().statusCode(202).body("state", equalTo("REQUESTED"));

        Said.await(PaymentCaptured.class, capture.order());
        assertThat(Operator.payments(capture.order()).getFirst().get("captured"))
                .hasToString("{minor=1000, currency=GBP}");
        assertThat(Operator.trailsOfCalls(parcel)).hasSize(2);
        isOver("payment.capture", parcel);
        assertThat(ReadmeAudit.findings(capture.order())).isEmpty();
    }

    @Test
    void a_nudge_takes_up_what_was_given_up_as_it_ever_did() {
        var refund = givenUpRefund(Failpoints.BEFORE_ERRAND);

        nudge(refund.order());

        Said.await(RefundSettled.class, refund.order());
        assertThat(Operator.refunds(refund.order())).containsExactly(refund.id() + " SETTLED");
        staff("order-clerk")
                .get("/orders/" + refund.order() + "/history")
                .then()
                .body("find { it.what == 'refund.asked-again' }.reason", equalTo("given_up"));
    }

    @Test
    void what_was_settled_by_hand_is_asked_of_nobody_any_more_though_somebody_nudges() {
        var refund = givenUpRefund(Failpoints.BEFORE_ERRAND);
        settle(refund).then().statusCode(200);
        isOver("payment.refund", refund.id());

        nudge(refund.order());

        isOver("payment.refund", refund.id());
        assertThat(Operator.refunds(refund.order())).isEmpty();
        assertThat(Story.of(refund.order())).containsOnlyOnce("RefundSettled");
        assertThat(ReadmeAudit.findings(refund.order())).isEmpty();
    }

    @Test
    void what_the_operator_had_moved_all_the_same_is_seen_by_the_shop() {
        var refund = givenUpRefund(Failpoints.ANSWERED);
        settle(refund).then().statusCode(200);

        Operator.sendsWebhooksTo(RestAssured.port);

        Probe.until(
                "the operator is heard",
                () -> staff("accountant")
                        .get("/orders/" + refund.order() + "/payment")
                        .<List<String>>path("refunds.failureCode"),
                List.of("also_by_operator")::equals);
        staff("accountant")
                .get("/orders/" + refund.order() + "/history")
                .then()
                .body(
                        "findAll { it.what == 'refund.settled' }.reason",
                        equalTo(List.of("BANK_TRANSFER", "ALSO_BY_OPERATOR")));
        assertThat(Story.of(refund.order())).containsOnlyOnce("RefundSettled");
    }

    @Test
    void the_money_of_a_parcel_may_come_another_way_and_what_the_operator_holds_is_let_go() {
        var capture = givenUpCapture(Failpoints.BEFORE_ERRAND);

        settle(capture)
                .then()
                .statusCode(200)
                .body("state", equalTo("CAPTURED"))
                .body("byHand", equalTo(true));

        assertThat(Said.await(PaymentCaptured.class, capture.order()).parcelId())
                .isEqualTo(parcel);
        Said.await(PaymentVoided.class, capture.order());
        assertThat(Operator.status(capture.order())).isEqualTo("VOIDED");
        assertThat(stuck(capture.order())).isEmpty();
        isOver("payment.capture", parcel);
        assertThat(ReadmeAudit.findings(capture.order())).isEmpty();
        staff("accountant")
                .get("/orders/" + capture.order() + "/payment")
                .then()
                .body("state", equalTo("CAPTURED"))
                .body("captured.minor", equalTo(1_000))
                .body("capturedByHand.minor", equalTo(1_000));
    }

    @Test
    void what_is_going_back_may_turn_out_to_have_been_paid_another_way() {
        var capture = givenUpCapture(Failpoints.BEFORE_ERRAND);
        Tell.fact(resolved(placed, Resolution.REFUND, gbp(1_000), 1));
        Said.await(RefundRequested.class, capture.order());

        settle(capture).then().statusCode(200);

        var failed = Said.await(RefundFailed.class, capture.order());
        assertThat(failed.reasonCode()).as("the operator has nothing to give").isEqualTo("above_captured");
        var refund = new Unmoved(capture.order(), "refunds", failed.refundId());
        retry(refund, "try").then().statusCode(409).body("type", endsWith("more-than-was-taken"));
        Said.await(PaymentVoided.class, capture.order());
        settle(refund).then().statusCode(200);
        assertThat(stuck(capture.order())).isEmpty();
        staff("accountant")
                .get("/orders/" + capture.order() + "/payment")
                .then()
                .body("state", equalTo("REFUNDED"));
    }

    @Test
    void the_money_of_a_parcel_that_left_without_it_comes_another_way_or_not_at_all() {
        placed = reservedOrder("tok_visa", 1_000);
        var order = placed.orderId();
        Said.await(OrderConfirmed.class, order);
        Tell.that(released(placed, shipment)).send().untilHeardBy(SHIPPING);
        Operator.sendsWebhooksTo(RestAssured.port);
        Operator.letsGo(order);
        Said.await(OrderHeld.class, order);
        Tell.that(shipped(placed, shipment, parcel)).send().untilHeardBy(SHIPPING);
        var capture = new Unmoved(order, "captures", captureId());
        assertThat(stuck(order)).containsExactly("payment.captured");

        retry(capture, "perhaps").then().statusCode(409).body("type", endsWith("not-held"));
        settle(capture).then().statusCode(200);

        Said.await(PaymentCaptured.class, order);
        assertThat(stuck(order)).isEmpty();
        assertThat(ReadmeAudit.findings(order)).isEmpty();
        staff("accountant")
                .get("/orders/" + order + "/payment")
                .then()
                .body("state", equalTo("CAPTURED"))
                .body("captured.minor", equalTo(1_000));
    }

    /** The process dies there, and whoever takes the errand up has no answer until it is given up. */
    private Unmoved givenUpRefund(String place) {
        placed = deliveredOrder("tok_refund_at_once");
        var errand = GivenUp.whenItDies(failpoints, place);
        Tell.fact(resolved(placed, Resolution.REFUND, gbp(400), 1));
        var refund = Said.await(RefundRequested.class, placed.orderId()).refundId();
        var wish = new Wish.Refund(placed.orderId(), refund, gbp(400), null);
        errand.isGivenUp(refundPayments, refund, wish);
        return new Unmoved(placed.orderId(), "refunds", refund);
    }

    private Unmoved givenUpCapture(String place) {
        placed = reservedOrder("tok_visa", 1_000);
        Said.await(OrderConfirmed.class, placed.orderId());
        var errand = GivenUp.whenItDies(failpoints, place);
        Tell.fact(released(placed, shipment), shipped(placed, shipment, parcel), delivered(placed, shipment, parcel));
        Said.await(OrderCompleted.class, placed.orderId());
        var wish = new Wish.Capture(placed.orderId(), parcel, gbp(1_000), null, null);
        errand.isGivenUp(capturePayments, parcel, wish);
        return new Unmoved(placed.orderId(), "captures", captureId());
    }

    private UUID captureId() {
        return Database.query(
                        "select id from orders.capture where parcel_id = ?",
                        row -> row.getObject(1, UUID.class),
                        parcel)
                .getFirst();
    }
}
