package org.entrepot.shipping.manifest;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;
import org.entrepot.kit.errand.Errand;
import org.entrepot.kit.errand.ErrandRunner;

/** Ends hand-overs whose request was lost between the carrier and us. */
@ApplicationScoped
class FinishHandOver implements ErrandRunner<FinishHandOver.Begun> {

    static final String KIND = "manifest.handover";

    record Begun(UUID manifestId) {}

    private final HandOver handOver;

    FinishHandOver(HandOver handOver) {
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

    /** The goods are with the carrier already, so this is not given up within a day. */
    @Override
    public int attempts() {
        return 2_000;
    }

    @Override
    public void run(List<Errand<Begun>> errands) {
        for (var errand : errands) handOver.of(errand.payload().manifestId(), "shipping-service");
    }
}
