package org.entrepot.order.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.entrepot.order.process.Sold.reservedOrder;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import java.util.UUID;
import org.entrepot.events.order.OrderConfirmed;
import org.entrepot.events.order.PaymentAuthorized;
import org.entrepot.kit.test.Database;
import org.entrepot.kit.test.Said;
import org.entrepot.order.shop.Operator;
import org.entrepot.order.shop.ShopParts;
import org.entrepot.spans.Traceparent;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What leads from an order to the operator and back, and what leads nowhere: what was paid with. */
@QuarkusTest
@WithTestResource(ShopParts.class)
class PaymentTrailsTest {

    @BeforeEach
    void webhooks() {
        Operator.sendsWebhooksTo(RestAssured.port);
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

    private static UUID payment(UUID order) {
        return Database.query(
                        "select id from orders.payment where order_id = ?", row -> row.getObject(1, UUID.class), order)
                .getFirst();
    }
}
