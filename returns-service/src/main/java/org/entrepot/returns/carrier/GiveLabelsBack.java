package org.entrepot.returns.carrier;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;
import org.entrepot.kit.errand.Errand;
import org.entrepot.kit.errand.ErrandRunner;
import org.entrepot.kit.errand.Errands;

/** A return that will not be sent needs no label: it goes back to the carrier, after the decision is safe. */
@ApplicationScoped
public class GiveLabelsBack implements ErrandRunner<ReturnLabel> {

    private static final String KIND = "return-label.give-back";

    private final ReturnLabels labels;
    private final Errands errands;

    GiveLabelsBack(ReturnLabels labels, Errands errands) {
        this.labels = labels;
        this.errands = errands;
    }

    /** To be called in the transaction that ends the return. */
    public void later(UUID returnId, UUID orderId, ReturnLabel label) {
        errands.send(KIND, returnId.toString(), orderId.toString(), label);
    }

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public Class<ReturnLabel> payload() {
        return ReturnLabel.class;
    }

    @Override
    public int inParallel() {
        return 4;
    }

    /** About a day: until then, a carrier that was away is back. */
    @Override
    public int attempts() {
        return 1_440;
    }

    @Override
    public void run(List<Errand<ReturnLabel>> due) {
        due.forEach(errand -> labels.giveBack(errand.payload()));
        Errands.answered();
    }
}
