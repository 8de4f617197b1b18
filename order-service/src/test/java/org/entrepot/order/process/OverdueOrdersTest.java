package org.entrepot.order.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.entrepot.order.process.Sold.reservedOrder;
import static org.entrepot.order.shop.Shop.ordered;
import static org.entrepot.order.shop.Shop.sells;
import static org.entrepot.order.shop.Shop.storefront;
import static org.entrepot.order.shop.Warehouse.reserved;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import jakarta.inject.Inject;
import java.util.concurrent.CountDownLatch;
import org.entrepot.events.order.OrderExpired;
import org.entrepot.events.order.OrderPlaced;
import org.entrepot.events.order.PaymentVoided;
import org.entrepot.kit.inbox.Failpoints;
import org.entrepot.kit.test.Database;
import org.entrepot.kit.test.Probe;
import org.entrepot.kit.test.Said;
import org.entrepot.kit.test.Tell;
import org.entrepot.order.shop.Operator;
import org.entrepot.order.shop.Overdue;
import org.entrepot.order.shop.ShopParts;
import org.entrepot.order.shop.Story;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Orders whose time to be paid is over, while a real operator over HTTP is late or silent. */
@QuarkusTest
@WithTestResource(ShopParts.class)
class OverdueOrdersTest {

    @Inject
    ExpireOrders expireOrders;

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
}
