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
import org.entrepot.shipping.manifest.Manifests.Told;

/** What is written down before and after the carrier is told, each time in a transaction of its own. */
@ApplicationScoped
class HandOverDesk {

    /** By then the request that began has ended, one way or the other. */
    private static final Duration LOOK_AFTER = Duration.ofSeconds(15);

    private final Manifests manifests;
    private final Errands errands;
    private final Outbox outbox;
    private final Clock clock;

    HandOverDesk(Manifests manifests, Errands errands, Outbox outbox, Clock clock) {
        this.manifests = manifests;
        this.errands = errands;
        this.outbox = outbox;
        this.clock = clock;
    }

    /** Notes that the carrier is being told; says whether that is still to be done. */
    @Transactional(REQUIRES_NEW)
    boolean begin(UUID id) {
        if (manifests.lock(id) == HANDED_OVER) return false;
        manifests.handingOver(id);
        errands.sendAt(
                clock.instant().plus(LOOK_AFTER),
                FinishHandOver.KIND,
                id.toString(),
                id.toString(),
                new FinishHandOver.Begun(id));
        return true;
    }

    List<Told> parcelsOf(UUID id) {
        return manifests.told(id);
    }

    /** The carrier has them: each parcel is told of once. */
    @Transactional(REQUIRES_NEW)
    void record(UUID id, String by) {
        if (manifests.lock(id) == HANDED_OVER) return;
        var openOrders = manifests.ordersThatStayOpen(id);
        manifests.handedOver(id, clock.instant(), by);
        outbox.sayAll(manifests.shipped(id, openOrders));
    }
}
