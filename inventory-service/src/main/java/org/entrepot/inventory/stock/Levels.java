package org.entrepot.inventory.stock;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.entrepot.events.inventory.Level;
import org.entrepot.events.inventory.StockLevelChanged;
import org.entrepot.inventory.stock.Shelf.Change;
import org.entrepot.kit.outbox.Outbox;

/** Says when what can be sold of a SKU runs low, runs out, or is back. */
@ApplicationScoped
class Levels {

    private final Outbox outbox;
    private final int lowAt;

    Levels(Outbox outbox, @ConfigProperty(name = "inventory.level.low-at") int lowAt) {
        this.outbox = outbox;
        this.lowAt = lowAt;
    }

    void announce(List<Change> changes) {
        for (var change : changes) {
            crossed(change.before(), change.now(), lowAt)
                    .ifPresent(level -> outbox.say(new StockLevelChanged(change.sku(), level, change.now())));
        }
    }

    /** The threshold that lies between the two, if one does; a SKU that is back may be low at once and is told as back. */
    static Optional<Level> crossed(int before, int now, int lowAt) {
        if (before > 0 && now == 0) return Optional.of(Level.OUT);
        if (before == 0 && now > 0) return Optional.of(Level.BACK);
        if (before > lowAt && now <= lowAt) return Optional.of(Level.LOW);
        return Optional.empty();
    }
}
