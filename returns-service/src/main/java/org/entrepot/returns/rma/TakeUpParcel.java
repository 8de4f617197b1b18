package org.entrepot.returns.rma;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.entrepot.events.returns.ReturnReason;
import org.entrepot.events.shipping.ParcelLost;
import org.entrepot.events.shipping.ParcelReturnedToSender;
import org.entrepot.kit.Ids;
import org.entrepot.kit.inbox.NotHereYet;
import org.entrepot.returns.order.FollowOrders;
import org.entrepot.returns.order.KnownOrder;
import org.entrepot.returns.order.KnownOrders;
import org.jboss.logging.Logger;

/**
 * A parcel did not reach its customer, so what was in it opens a return by itself, once for each parcel. Nothing is told of
 * that: no customer asked, and none is to send anything; what went astray is known to whoever hears of parcels.
 */
@ApplicationScoped
public class TakeUpParcel {

    private static final Logger LOG = Logger.getLogger(TakeUpParcel.class);
    private static final String CARRIER = "carrier";

    private final FollowOrders follow;
    private final KnownOrders orders;
    private final Returns returns;
    private final KeepReturn keep;

    TakeUpParcel(FollowOrders follow, KnownOrders orders, Returns returns, KeepReturn keep) {
        this.follow = follow;
        this.orders = orders;
        this.returns = returns;
        this.keep = keep;
    }

    /** It is on its way to the warehouse, where the desk receives it as any other. */
    public void thatComesBack(ParcelReturnedToSender parcel) {
        var order = hold(parcel.orderId());
        var units = follow.wentAstray(parcel.parcelId(), order.id(), parcel.at());
        returns.ofParcel(parcel.parcelId())
                .ifPresentOrElse(
                        this::turnsUp,
                        () -> open(order, units, parcel.trackingNumber(), new Astray(parcel.parcelId(), false)));
    }

    /** There are no goods to receive: a clerk decides what the customer gets. */
    public void thatWasLost(ParcelLost parcel) {
        var order = hold(parcel.orderId());
        var units = follow.wentAstray(parcel.parcelId(), order.id(), parcel.at());
        if (returns.ofParcel(parcel.parcelId()).isPresent()) return;
        open(order, units, parcel.trackingNumber(), new Astray(parcel.parcelId(), true));
    }

    private KnownOrder hold(UUID order) {
        return orders.hold(order, null).orElseThrow(() -> new NotHereYet("order " + order));
    }

    private void open(KnownOrder order, Map<Integer, Integer> units, String trackingNumber, Astray parcel) {
        var lines = free(order, units);
        if (lines.isEmpty()) {
            LOG.infof("parcel %s went astray; other returns hold all that was in it", parcel.parcelId());
            return;
        }
        var goods = Return.requested(Ids.next(), order.id(), order.customerId(), lines);
        goods.takeUp(RmaNumber.of(returns.nextSerial()), trackingNumber, parcel);
        keep.first(goods, CARRIER);
    }

    /** A customer may have asked before the parcel went astray: that return stands, and no unit is in two. */
    private List<ReturnLine> free(KnownOrder order, Map<Integer, Integer> units) {
        var taken = returns.taken(order.id());
        var lines = new ArrayList<ReturnLine>();
        units.forEach((number, packed) -> {
            var line = order.line(number).orElseThrow();
            var free = Math.min(packed, line.shipped() - taken.getOrDefault(number, 0));
            if (free > 0) lines.add(ReturnLine.wished(number, line.sku(), ReturnReason.OTHER, free));
        });
        return lines;
    }

    /** It was given up for lost before. When that was settled already, what comes is a delivery without a return. */
    private void turnsUp(Return goods) {
        if (goods.turnsUp()) keep.step(goods, CARRIER);
        else LOG.infof("the parcel of return %s comes back, which is %s", goods.id(), goods.state());
    }
}
