package org.entrepot.order.process;

import static org.entrepot.order.shop.Shop.ordered;
import static org.entrepot.order.shop.Shop.sells;
import static org.entrepot.order.shop.Warehouse.delivered;
import static org.entrepot.order.shop.Warehouse.released;
import static org.entrepot.order.shop.Warehouse.reserved;
import static org.entrepot.order.shop.Warehouse.shipped;

import java.util.UUID;
import org.entrepot.events.Money;
import org.entrepot.events.order.OrderCompleted;
import org.entrepot.events.order.OrderConfirmed;
import org.entrepot.events.order.OrderPlaced;
import org.entrepot.events.order.PaymentCaptured;
import org.entrepot.kit.test.Said;
import org.entrepot.kit.test.Tell;

/** Orders for tests of what is paid for them. */
final class Sold {

    private Sold() {}

    /** Placed and set aside, so that it is to be paid with this; of one unit at each price in pence. */
    static OrderPlaced reservedOrder(String token, long... prices) {
        var skus = sells(prices.length == 0 ? new long[] {1_295} : prices);
        var placed = Said.await(OrderPlaced.class, ordered(token, skus));
        Tell.fact(reserved(placed));
        return placed;
    }

    /** Of one unit for ten pounds, which are captured. */
    static OrderPlaced deliveredOrder(String token) {
        var placed = reservedOrder(token, 1_000);
        Said.await(OrderConfirmed.class, placed.orderId());
        var shipment = UUID.randomUUID();
        var parcel = UUID.randomUUID();
        Tell.fact(released(placed, shipment), shipped(placed, shipment, parcel), delivered(placed, shipment, parcel));
        Said.await(OrderCompleted.class, placed.orderId());
        Said.await(PaymentCaptured.class, placed.orderId());
        return placed;
    }

    static Money gbp(long pence) {
        return new Money(pence, "GBP");
    }
}
