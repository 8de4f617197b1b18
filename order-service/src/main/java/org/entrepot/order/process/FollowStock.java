package org.entrepot.order.process;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import org.entrepot.events.inventory.ReservationEvent;
import org.entrepot.events.inventory.ReservationExpired;
import org.entrepot.events.inventory.StockReservationRejected;
import org.entrepot.events.inventory.StockReserved;
import org.entrepot.order.order.Allocations;

/** Seeks payment for orders whose stock is set aside; ends those whose stock is not, or not any more. */
@ApplicationScoped
public class FollowStock {

    private final Dossiers dossiers;
    private final Allocations allocations;
    private final Decisions decisions;

    FollowStock(Dossiers dossiers, Allocations allocations, Decisions decisions) {
        this.dossiers = dossiers;
        this.allocations = allocations;
        this.decisions = decisions;
    }

    public void reserved(List<StockReserved> facts) {
        var processes = dossiers.open(ids(facts));
        facts.forEach(fact -> processes.get(fact.orderId()).hears(fact));
        allocations.keep(facts.stream()
                .filter(fact -> processes.get(fact.orderId()).hasAllocated(fact))
                .toList());
        decisions.keep(processes.values());
    }

    public void refused(List<StockReservationRejected> facts) {
        var processes = dossiers.open(ids(facts));
        facts.forEach(fact -> processes.get(fact.orderId()).hears(fact));
        decisions.keep(processes.values());
    }

    public void lapsed(List<ReservationExpired> facts) {
        var processes = dossiers.open(ids(facts));
        facts.forEach(fact -> processes.get(fact.orderId()).hears(fact));
        decisions.keep(processes.values());
    }

    private static List<java.util.UUID> ids(List<? extends ReservationEvent> facts) {
        return facts.stream().map(ReservationEvent::orderId).toList();
    }
}
