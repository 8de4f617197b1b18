package org.entrepot.order.process;

import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.entrepot.events.inventory.ReservationEvent;
import org.entrepot.order.order.AlreadyShipped;
import org.entrepot.order.order.Fulfilment;
import org.entrepot.order.payment.Capture;
import org.entrepot.order.payment.Payment;
import org.entrepot.order.payment.Refund;
import org.jspecify.annotations.Nullable;

/** What belongs to an order besides itself, as far as it was loaded for what happens. */
final class GoodsAndMoney {

    private final Fulfilment goods;
    private @Nullable Payment payment;
    private List<ReservationEvent.Line> allocation;
    private final Map<UUID, Capture> captures = new HashMap<>();
    private final Map<UUID, Refund> refunds = new LinkedHashMap<>();

    GoodsAndMoney(Fulfilment goods, @Nullable Payment payment, List<ReservationEvent.Line> allocation) {
        this.goods = goods;
        this.payment = payment;
        this.allocation = allocation;
    }

    Fulfilment goods() {
        return goods;
    }

    @Nullable Payment payment() {
        return payment;
    }

    /** @throws IllegalStateException when money is spoken of before there is a payment */
    Payment paid() {
        if (payment == null) throw new IllegalStateException("there is no payment");
        return payment;
    }

    void pays(Payment sought) {
        payment = sought;
    }

    List<ReservationEvent.Line> allocation() {
        return allocation;
    }

    void allocate(List<ReservationEvent.Line> lines) {
        allocation = lines;
    }

    void refuseIfShipped() {
        if (goods.hasShipped()) throw new AlreadyShipped();
    }

    @Nullable Capture capture(UUID parcel) {
        return captures.get(parcel);
    }

    void captures(Capture capture) {
        captures.put(capture.parcelId(), capture);
    }

    @Nullable Refund refund(UUID id) {
        return refunds.get(id);
    }

    void refunds(Refund refund) {
        refunds.put(refund.id(), refund);
    }

    Collection<Capture> captures() {
        return captures.values();
    }

    Collection<Refund> refunds() {
        return refunds.values();
    }
}
