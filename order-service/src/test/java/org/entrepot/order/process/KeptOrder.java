package org.entrepot.order.process;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.entrepot.events.Fact;
import org.entrepot.events.inventory.ReservationEvent;
import org.entrepot.events.order.OrderEvent;
import org.entrepot.order.order.Fulfilment;
import org.entrepot.order.order.Kept;
import org.entrepot.order.order.Order;
import org.entrepot.order.order.OrderLine;
import org.entrepot.order.order.Placed;
import org.entrepot.order.order.Step;
import org.entrepot.order.payment.Capture;
import org.entrepot.order.payment.KeptMoney;
import org.entrepot.order.payment.Payment;
import org.entrepot.order.payment.Refund;
import org.jspecify.annotations.Nullable;

/** All rows of one order: its own, its goods', its money's, what was said of it, and how far its streams were heard. */
public final class KeptOrder {

    /** A fact that waits, with the number that it has in its stream. */
    public record Waiting(Fact fact, String why) {}

    /** One stream of facts about this order: how far it was applied, and what of it is parked. */
    public record Heard(long applied, Map<Long, Waiting> parked) {}

    public final Placed placed;
    public final List<OrderLine> lines;
    public final List<Step> history = new ArrayList<>();
    public final Map<UUID, Fulfilment.Shipment> shipments = new LinkedHashMap<>();
    public final Map<UUID, Fulfilment.Parcel> parcels = new LinkedHashMap<>();
    public final Map<UUID, Fulfilment.Return> returns = new LinkedHashMap<>();
    public final Map<UUID, Capture> captures = new LinkedHashMap<>();
    public final Map<UUID, Refund> refunds = new LinkedHashMap<>();
    public final List<OrderEvent> said = new ArrayList<>();
    public final Map<Integer, Heard> heard = new HashMap<>();
    public Order.Status status = Kept.asPlaced();
    public @Nullable Payment payment;

    @Nullable String means;

    List<ReservationEvent.Line> allocation = List.of();

    KeptOrder(Placed placed, List<OrderLine> lines, String means) {
        this.placed = placed;
        this.lines = lines;
        this.means = means;
    }

    KeptOrder copy() {
        var copy = new KeptOrder(placed, lines, "");
        copy.history.addAll(history);
        copy.shipments.putAll(shipments);
        copy.parcels.putAll(parcels);
        copy.returns.putAll(returns);
        copy.captures.putAll(captures);
        copy.refunds.putAll(refunds);
        copy.said.addAll(said);
        heard.forEach((topic, it) -> copy.heard.put(topic, new Heard(it.applied(), new TreeMap<>(it.parked()))));
        copy.status = status;
        copy.payment = payment;
        copy.means = means;
        copy.allocation = allocation;
        return copy;
    }

    Heard heard(int topic) {
        return heard.computeIfAbsent(topic, unheard -> new Heard(0, new TreeMap<>()));
    }

    /** As {@link Dossiers} opens it. */
    OrderProcess open(Moment moment) {
        var order = new Order(placed, status);
        var goods = Dossiers.mayHaveGoodsUnderWay(order)
                ? new Fulfilment(shipments.values(), parcels.values(), returns.values())
                : Fulfilment.none();
        var money = Dossiers.mayHavePayment(order) ? KeptMoney.copy(payment) : null;
        var lines = Dossiers.awaitsPayment(order) ? allocation : List.<ReservationEvent.Line>of();
        return new OrderProcess(order, new GoodsAndMoney(goods, money, lines), moment);
    }

    /** As {@link HearOperator} and {@link SeeToMoney} open it, with what it is about. */
    OrderProcess open(Moment moment, @Nullable UUID parcel, @Nullable UUID refund) {
        var process = open(moment);
        if (parcel != null && captures.containsKey(parcel))
            process.rest().captures(KeptMoney.copy(captures.get(parcel)));
        if (refund != null && refunds.containsKey(refund)) process.rest().refunds(KeptMoney.copy(refunds.get(refund)));
        return process;
    }

    /** As {@link Decisions} writes it down. */
    void keep(OrderProcess process) {
        var order = process.order();
        if (Kept.isChanged(order)) {
            history.addAll(order.steps());
            status = order.status();
            if (Kept.forgetsMeans(order)) means = null;
        }
        var rest = process.rest();
        Kept.shipments(rest.goods()).forEach(it -> shipments.put(it.id(), it));
        Kept.parcels(rest.goods()).forEach(it -> parcels.put(it.id(), it));
        Kept.returns(rest.goods()).forEach(it -> returns.put(it.id(), it));
        var money = rest.payment();
        if (money != null && KeptMoney.isToBeKept(money)) payment = KeptMoney.copy(money);
        rest.captures().forEach(it -> captures.put(it.parcelId(), KeptMoney.copy(it)));
        rest.refunds().forEach(it -> refunds.put(it.id(), KeptMoney.copy(it)));
    }
}
