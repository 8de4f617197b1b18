package org.entrepot.order.order;

import java.util.List;

/** What {@link Orders} and {@link Fulfilments} would write down of what was decided. */
public final class Kept {

    private Kept() {}

    public static boolean isChanged(Order order) {
        return order.isChanged();
    }

    public static boolean forgetsMeans(Order order) {
        return order.forgetsMeansOfPayment();
    }

    public static Order.Status asPlaced() {
        return Order.asPlaced();
    }

    public static List<Fulfilment.Shipment> shipments(Fulfilment goods) {
        return goods.changedShipments();
    }

    public static List<Fulfilment.Parcel> parcels(Fulfilment goods) {
        return goods.changedParcels();
    }

    public static List<Fulfilment.Return> returns(Fulfilment goods) {
        return goods.changedReturns();
    }
}
