package org.entrepot.shipping.manifest;

import static jakarta.transaction.Transactional.TxType.REQUIRES_NEW;
import static org.entrepot.shipping.manifest.ManifestState.HANDED_OVER;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.entrepot.kit.errand.Errands;
import org.entrepot.kit.outbox.Outbox;
import org.entrepot.shipping.manifest.HandOvers.Told;
import org.entrepot.shipping.tracking.CatchUp;

/** What is written down before and after the carrier is told, each time in a transaction of its own. */
@ApplicationScoped
class HandOverDesk {

    /** By then the request that began has ended, one way or the other. */
    private static final Duration LOOK_AFTER = Duration.ofSeconds(15);

    private final HandOvers handOvers;
    private final Errands errands;
    private final Outbox outbox;
    private final CatchUp catchUp;
    private final Clock clock;

    HandOverDesk(HandOvers handOvers, Errands errands, Outbox outbox, CatchUp catchUp, Clock clock) {
        this.handOvers = handOvers;
        this.errands = errands;
        this.outbox = outbox;
        this.catchUp = catchUp;
        this.clock = clock;
    }

    /** Notes that the carrier is being told; says whether that is still to be done. */
    @Transactional(REQUIRES_NEW)
    boolean begin(UUID id) {
        if (!handOvers.handingOver(id)) return false;
        errands.sendAt(
                clock.instant().plus(LOOK_AFTER),
                FinishHandOver.KIND,
                id.toString(),
                id.toString(),
                new FinishHandOver.Begun(id));
        return true;
    }

    List<Told> parcelsOf(UUID id) {
        return handOvers.told(id);
    }

    /** The carrier has them: each parcel is told of once, and is from then on where the carrier says. */
    @Transactional(REQUIRES_NEW)
    void record(UUID id, String by) {
        if (handOvers.lock(id) == HANDED_OVER) return;
        var openOrders = handOvers.ordersThatStayOpen(id);
        handOvers.handedOver(id, clock.instant(), by);
        outbox.sayAll(handOvers.shipped(id, openOrders));
        catchUp.withHandedOver(id);
        errands.callOff(FinishHandOver.KIND, id.toString());
    }
}
