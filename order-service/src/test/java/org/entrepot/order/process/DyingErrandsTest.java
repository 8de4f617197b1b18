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

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.entrepot.events.Money;
import org.entrepot.events.order.OrderCompleted;
import org.entrepot.events.order.OrderConfirmed;
import org.entrepot.events.order.OrderPlaced;
import org.entrepot.events.order.PaymentCaptured;
import org.entrepot.events.order.PaymentVoided;
import org.entrepot.events.order.RefundSettled;
import org.entrepot.events.returns.Resolution;
import org.entrepot.events.shipping.ShipmentCancelled;
import org.entrepot.kit.inbox.Failpoints;
import org.entrepot.kit.test.Crash;
import org.entrepot.kit.test.Said;
import org.entrepot.kit.test.Tell;
import org.entrepot.order.shop.Operator;
import org.entrepot.order.shop.ShopParts;
import org.entrepot.order.shop.Story;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A process dies while it is on an errand to the operator, and no webhook helps: the operator acts once all the same. */
@QuarkusTest
@WithTestResource(ShopParts.class)
class DyingErrandsTest {

    @Inject
    Failpoints failpoints;

    private final UUID shipment = UUID.randomUUID();
    private final UUID parcel = UUID.randomUUID();

    @BeforeEach
    void no_webhooks() {
        Operator.keepsItsWebhooks();
    }

    @ParameterizedTest
    @MethodSource("org.entrepot.kit.test.Crash#inAnErrand")
    void the_money_is_held_taken_and_given_back_once(String place) {
        var placed = Said.await(OrderPlaced.class, ordered("tok_refund_at_once", sells(1_000)));
        var death = Crash.dies(failpoints, place);
        Tell.fact(reserved(placed));
        death.takesUpWhatItLeft();
        Said.await(OrderConfirmed.class, placed.orderId());

        death = Crash.dies(failpoints, place);
        Tell.fact(released(placed, shipment), shipped(placed, shipment, parcel), delivered(placed, shipment, parcel));
        death.takesUpWhatItLeft();
        Said.await(PaymentCaptured.class, placed.orderId());
        // Shipping and returns are heard side by side.
        Said.await(OrderCompleted.class, placed.orderId());

        death = Crash.dies(failpoints, place);
        Tell.fact(resolved(placed, Resolution.REFUND, new Money(400, "GBP"), 1));
        death.takesUpWhatItLeft();
        Said.await(RefundSettled.class, placed.orderId());

        assertThat(Story.of(placed.orderId()))
                .containsExactlyInAnyOrder(
                        "OrderPlaced",
                        "PaymentAuthorized",
                        "OrderConfirmed",
                        "PaymentCaptured",
                        "OrderCompleted",
                        "RefundRequested",
                        "RefundSettled");
        assertThat(account(placed)).isEqualTo(List.of("CAPTURED", 1, 1));
    }

    @ParameterizedTest
    @MethodSource("org.entrepot.kit.test.Crash#inAnErrand")
    void what_is_not_needed_is_let_go_once(String place) {
        var placed = Said.await(OrderPlaced.class, ordered("tok_visa", sells(1_000)));
        Tell.fact(reserved(placed));
        Said.await(OrderConfirmed.class, placed.orderId());
        Tell.that(released(placed, shipment)).send().untilHeard();
        storefront()
                .body("{}")
                .post("/orders/" + placed.orderId() + "/cancel")
                .then()
                .statusCode(202);

        var death = Crash.dies(failpoints, place);
        Tell.fact(new ShipmentCancelled(placed.orderId(), shipment));
        death.takesUpWhatItLeft();

        Said.await(PaymentVoided.class, placed.orderId());
        assertThat(Story.of(placed.orderId())).containsOnlyOnce("PaymentVoided");
        assertThat(account(placed)).isEqualTo(List.of("VOIDED", 0, 0));
    }

    /** How the only payment stands, and how many captures and refunds the operator made of it. */
    private static List<Object> account(OrderPlaced placed) {
        Operator.status(placed.orderId());
        Map<String, Object> payment = Operator.payments(placed.orderId()).getFirst();
        return List.of(
                payment.get("status"),
                ((List<?>) payment.get("captures")).size(),
                ((List<?>) payment.get("refunds")).size());
    }
}
