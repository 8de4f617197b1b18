package org.entrepot.shipping.label;

import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.entrepot.kit.errand.Errand;
import org.entrepot.kit.errand.ErrandRunner;
import org.entrepot.kit.errand.Errands;
import org.entrepot.kit.outbox.Outbox;
import org.entrepot.shipping.carrier.CarrierRefused;
import org.entrepot.shipping.carrier.Carriers;

/**
 * Gives a label back. When its purchase never got an answer, it is bought again with the same key first: that is how its
 * number is learned, and whether there is one at all.
 */
@ApplicationScoped
class GiveBackLabel implements ErrandRunner<GiveBackLabel.Unwanted> {

    static final String KIND = "label.void";

    record Unwanted(UUID labelId) {}

    private final Labels labels;
    private final Carriers carriers;
    private final Sender sender;
    private final Outbox outbox;

    GiveBackLabel(Labels labels, Carriers carriers, Sender sender, Outbox outbox) {
        this.labels = labels;
        this.carriers = carriers;
        this.sender = sender;
        this.outbox = outbox;
    }

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public Class<Unwanted> payload() {
        return Unwanted.class;
    }

    /** An unwanted label costs money, so a carrier that is away for a day is asked for longer. */
    @Override
    public int attempts() {
        return 2_000;
    }

    @Override
    public void run(List<Errand<Unwanted>> errands) {
        for (var errand : errands) giveBack(errand.payload().labelId());
    }

    private void giveBack(UUID labelId) {
        var order = labels.order(labelId).orElseThrow();
        number(order).ifPresent(number -> carriers.giveBack(order.label().carrier(), number));
        Errands.answered();
        QuarkusTransaction.requiringNew().run(() -> {
            // Only what was said to be bought is said to be void.
            if (labels.voided(labelId) && order.label().wasPurchased()) outbox.say(order.voided());
        });
    }

    private Optional<String> number(LabelOrder order) {
        if (order.label().trackingNumber() != null)
            return Optional.of(order.label().trackingNumber());
        try {
            return Optional.of(carriers.buy(order.from(sender)).trackingNumber());
        } catch (CarrierRefused neverSold) {
            return Optional.empty();
        }
    }
}
