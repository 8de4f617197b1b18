package org.entrepot.order.process;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import org.entrepot.events.order.CancelReason;
import org.entrepot.events.order.HoldReason;
import org.entrepot.kit.problem.NotFound;
import org.entrepot.kit.web.Etags;
import org.jspecify.annotations.Nullable;

/** Cancels, holds and releases orders because a person wants it. */
@ApplicationScoped
class StopOrders {

    /**
     * @param name for the history
     * @param owner whose order it must be; none for the shop's own people
     * @param ifMatch the version that was seen, if one was named
     */
    record Asker(
            String name, @Nullable String owner, @Nullable String ifMatch) {}

    private final Dossiers dossiers;
    private final Decisions decisions;

    StopOrders(Dossiers dossiers, Decisions decisions) {
        this.dossiers = dossiers;
        this.decisions = decisions;
    }

    @Transactional
    void cancel(UUID id, CancelReason reason, Asker asker) {
        decide(id, asker, process -> process.isToBeCancelled(reason, asker.name()));
    }

    @Transactional
    void hold(UUID id, HoldReason reason, Asker asker) {
        decide(id, asker, process -> process.isHeld(reason, asker.name()));
    }

    @Transactional
    void release(UUID id, Asker asker) {
        decide(id, asker, process -> process.isReleased(asker.name()));
    }

    private void decide(UUID id, Asker asker, Consumer<OrderProcess> decision) {
        var process = dossiers.openKnown(Set.of(id)).get(id);
        if (process == null || !isTheirs(process, asker)) throw new NotFound("order");
        if (asker.ifMatch() != null) {
            Etags.require(asker.ifMatch(), process.order().status().version());
        }
        decision.accept(process);
        decisions.keep(Set.of(process));
    }

    private static boolean isTheirs(OrderProcess process, Asker asker) {
        return asker.owner() == null
                || asker.owner().equals(process.order().placed().buyer().owner());
    }
}
