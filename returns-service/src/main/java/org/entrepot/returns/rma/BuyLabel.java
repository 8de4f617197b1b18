package org.entrepot.returns.rma;

import jakarta.enterprise.context.ApplicationScoped;
import org.entrepot.kit.problem.NotFound;
import org.entrepot.returns.carrier.ReturnLabel;
import org.entrepot.returns.carrier.ReturnLabels;
import org.entrepot.returns.order.KnownOrder;
import org.entrepot.returns.order.KnownOrders;

/** The customer sends goods back with a label that we pay for. */
@ApplicationScoped
class BuyLabel {

    private static final int LIGHTEST = 100;
    private static final int HEAVIEST = 30_000;

    private final KnownOrders orders;
    private final ReturnLabels labels;

    BuyLabel(KnownOrders orders, ReturnLabels labels) {
        this.orders = orders;
        this.labels = labels;
    }

    ReturnLabel forReturn(Return goods) {
        var order = orders.find(goods.orderId(), null).orElseThrow(() -> new NotFound("order"));
        var parcel = new ReturnLabels.Parcel(goods.id(), order.number(), order.country(), weight(order, goods));
        return labels.buy(parcel);
    }

    /** Their share of what the order's parcels weighed: what each article weighs is not known here. */
    private static int weight(KnownOrder order, Return goods) {
        var shipped = order.lines().stream().mapToLong(KnownOrder.Line::shipped).sum();
        var coming = goods.lines().stream().mapToLong(ReturnLine::requested).sum();
        var grams = shipped == 0 ? LIGHTEST : Math.ceilDiv(order.shippedGrams() * coming, shipped);
        return Math.clamp(grams, LIGHTEST, HEAVIEST);
    }
}
