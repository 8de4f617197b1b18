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

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import java.util.List;
import java.util.UUID;
import org.entrepot.events.Money;
import org.entrepot.events.order.OrderCompleted;
import org.entrepot.events.order.OrderConfirmed;
import org.entrepot.events.order.OrderPlaced;
import org.entrepot.events.order.PaymentCaptured;
import org.entrepot.events.order.RefundSettled;
import org.entrepot.events.returns.Resolution;
import org.entrepot.kit.test.Said;
import org.entrepot.kit.test.Tell;
import org.entrepot.order.shop.Operator;
import org.entrepot.order.shop.ShopParts;
import org.entrepot.order.shop.Story;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(ShopParts.class)
class OrderFlowTest {

    @BeforeEach
    void webhooks() {
        Operator.sendsWebhooksTo(RestAssured.port);
    }

    @Test
    void an_order_is_paid_shipped_delivered_and_partly_sent_back() {
        var id = ordered("tok_visa", sells(1_295, 500));
        var placed = Said.await(OrderPlaced.class, id);
        var shipment = UUID.randomUUID();
        var first = UUID.randomUUID();
        var second = UUID.randomUUID();

        Tell.fact(reserved(placed));
        Said.await(OrderConfirmed.class, id);
        Tell.fact(released(placed, shipment), shipped(placed, shipment, first, 1));
        Tell.fact(shipped(placed, shipment, second, 2));
        Tell.fact(delivered(placed, shipment, first, 1), delivered(placed, shipment, second, 2));
        Said.await(OrderCompleted.class, id);
        Tell.fact(resolved(placed, Resolution.REFUND, new Money(500, "GBP"), 2));
        Said.await(RefundSettled.class, id);

        assertThat(Story.await(2, PaymentCaptured.class, id))
                .extracting(PaymentCaptured::amount)
                .containsExactlyInAnyOrder(new Money(1_295, "GBP"), new Money(500, "GBP"));
        assertThat(Story.of(id))
                .containsExactlyInAnyOrder(
                        "OrderPlaced",
                        "PaymentAuthorized",
                        "OrderConfirmed",
                        "PaymentCaptured",
                        "PaymentCaptured",
                        "OrderCompleted",
                        "RefundRequested",
                        "RefundSettled");
        assertThat(Operator.status(id)).isEqualTo("CAPTURED");
        storefront()
                .get("/orders/" + id)
                .then()
                .statusCode(200)
                .body("state", equalTo("COMPLETED"))
                .body("fulfilment", equalTo("DELIVERED"))
                .body("payment", equalTo("PARTIALLY_REFUNDED"))
                .body("returns", equalTo("PARTIALLY_RETURNED"))
                .body("lines.state", equalTo(List.of("DELIVERED", "RETURNED")));
    }

    @Test
    void the_audit_in_the_readme_finds_nothing_about_an_order_that_went_well_and_finds_what_is_planted() {
        var id = ordered("tok_visa", sells(1_000));
        var placed = Said.await(OrderPlaced.class, id);
        var shipment = UUID.randomUUID();
        var parcel = UUID.randomUUID();
        Tell.fact(reserved(placed));
        Said.await(OrderConfirmed.class, id);
        Tell.fact(released(placed, shipment), shipped(placed, shipment, parcel), delivered(placed, shipment, parcel));
        Said.await(OrderCompleted.class, id);
        Said.await(PaymentCaptured.class, id);

        assertThat(ReadmeAudit.findings(id)).isEmpty();

        ReadmeAudit.plant("update orders.payment set captured_minor = 0 where order_id = ?", id);
        assertThat(ReadmeAudit.findings(id)).hasSize(3);
        ReadmeAudit.plant("update orders.orders set payment_token = 'tok_left' where id = ?", id);
        assertThat(ReadmeAudit.findings(id)).hasSize(4);
        ReadmeAudit.plant("update orders.orders set version = version + 1 where id = ?", id);
        assertThat(ReadmeAudit.findings(id)).hasSize(5);
    }
}
