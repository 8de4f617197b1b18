package org.entrepot.returns.rma;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.UUID;
import org.entrepot.events.returns.Resolution;
import org.entrepot.kit.outbox.Outbox;
import org.entrepot.kit.problem.BrokenRule;
import org.entrepot.kit.problem.NotFound;
import org.entrepot.returns.order.KnownOrder;
import org.entrepot.returns.order.KnownOrders;

/** What the customer gets. The refund itself is order-service's work; here it is decided, once. */
@ApplicationScoped
class ResolveReturn {

    private final Returns returns;
    private final KnownOrders orders;
    private final SecondPerson secondPerson;
    private final KeepReturn keep;
    private final Outbox outbox;

    ResolveReturn(Returns returns, KnownOrders orders, SecondPerson secondPerson, KeepReturn keep, Outbox outbox) {
        this.returns = returns;
        this.orders = orders;
        this.secondPerson = secondPerson;
        this.keep = keep;
        this.outbox = outbox;
    }

    @Transactional
    Return resolve(UUID id, Resolution resolution) {
        var goods = returns.hold(id, null).orElseThrow(() -> new NotFound("return"));
        var order = orders.find(goods.orderId(), null).orElseThrow(() -> new NotFound("order"));
        var said = goods.resolve(
                resolution,
                line -> order.line(line).map(KnownOrder.Line::unitPrice).orElseThrow());
        requireLost(goods);
        secondPerson.check(goods);
        outbox.say(said);
        keep.step(goods);
        return goods;
    }

    private void requireLost(Return goods) {
        var parcel = goods.papers().astray();
        if (parcel != null && parcel.lost() && orders.hasArrived(parcel.parcelId())) throw new ParcelArrived();
    }

    /** The customer has what was given up for lost. */
    static final class ParcelArrived extends BrokenRule {
        ParcelArrived() {
            super(409, "parcel-arrived", "The parcel was delivered after all; cancel this return.");
        }
    }
}
