package org.entrepot.inventory.listening;

import jakarta.enterprise.context.ApplicationScoped;
import org.entrepot.events.returns.ReturnEvent;
import org.entrepot.events.returns.ReturnInspected;
import org.entrepot.events.returns.ReturnReceived;
import org.entrepot.inventory.returned.PutAwayReturned;
import org.entrepot.inventory.returned.QuarantineReturned;
import org.entrepot.kit.inbox.Listener;
import org.entrepot.kit.inbox.Reactions;

/** What inventory-service does when returns-service speaks. */
@ApplicationScoped
class ReturnsListener implements Listener {

    private final QuarantineReturned quarantineReturned;
    private final PutAwayReturned putAwayReturned;

    ReturnsListener(QuarantineReturned quarantineReturned, PutAwayReturned putAwayReturned) {
        this.quarantineReturned = quarantineReturned;
        this.putAwayReturned = putAwayReturned;
    }

    @Override
    public Reactions reactions() {
        return Reactions.to("returns-events", ReturnEvent.class)
                .whenAll(ReturnReceived.class, quarantineReturned::forReceived)
                .whenAll(ReturnInspected.class, putAwayReturned::forInspected);
    }
}
