package org.entrepot.order.process;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;
import org.entrepot.events.returns.ReturnEvent;
import org.entrepot.events.returns.ReturnReceived;
import org.entrepot.events.returns.ReturnResolved;
import org.entrepot.order.order.OrderLines;

/** Follows goods on their way back, and gives their money back when that is how a return was settled. */
@ApplicationScoped
public class FollowReturns {

    private final Dossiers dossiers;
    private final OrderLines lines;
    private final Decisions decisions;

    FollowReturns(Dossiers dossiers, OrderLines lines, Decisions decisions) {
        this.dossiers = dossiers;
        this.lines = lines;
        this.decisions = decisions;
    }

    public void received(List<ReturnReceived> facts) {
        var processes = dossiers.open(ids(facts));
        facts.forEach(fact -> ReturnSteps.received(processes.get(fact.orderId()), fact));
        decisions.keep(processes.values());
    }

    public void resolved(List<ReturnResolved> facts) {
        var ordered = lines.of(ids(facts));
        var processes = dossiers.open(ids(facts));
        facts.forEach(fact -> ReturnSteps.resolved(processes.get(fact.orderId()), fact, ordered.get(fact.orderId())));
        decisions.keep(processes.values());
    }

    private static List<UUID> ids(List<? extends ReturnEvent> facts) {
        return facts.stream().map(ReturnEvent::orderId).toList();
    }
}
