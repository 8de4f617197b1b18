package org.entrepot.shipping.manifest;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.entrepot.kit.errand.Errand;
import org.entrepot.kit.errand.ErrandRunner;
import org.entrepot.kit.errand.SomeFailed;

/** Ends hand-overs whose request was lost between the carrier and us. */
@ApplicationScoped
class FinishHandOver implements ErrandRunner<FinishHandOver.Begun> {

    static final String KIND = "manifest.handover";

    record Begun(UUID manifestId) {}

    private final HandOvers handOvers;
    private final HandOver handOver;

    FinishHandOver(HandOvers handOvers, HandOver handOver) {
        this.handOvers = handOvers;
        this.handOver = handOver;
    }

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public Class<Begun> payload() {
        return Begun.class;
    }

    /** Almost all of them ended with their request long ago, which one look tells. */
    @Override
    public int atOnce() {
        return 16;
    }

    /** The goods are with the carrier already, so this is not given up within a day. */
    @Override
    public int attempts() {
        return 2_000;
    }

    @Override
    public void run(List<Errand<Begun>> errands) {
        var open = handOvers.notHandedOver(
                errands.stream().map(errand -> errand.payload().manifestId()).toList());
        var failed = new HashMap<UUID, RuntimeException>();
        for (var errand : errands) {
            if (open.contains(errand.payload().manifestId())) finish(errand, failed);
        }
        if (!failed.isEmpty()) throw new SomeFailed(failed);
    }

    private void finish(Errand<Begun> errand, Map<UUID, RuntimeException> failed) {
        try {
            errand.trail().run(() -> handOver.of(errand.payload().manifestId(), "shipping-service"));
        } catch (RuntimeException failure) {
            failed.put(errand.id(), failure);
        }
    }
}
