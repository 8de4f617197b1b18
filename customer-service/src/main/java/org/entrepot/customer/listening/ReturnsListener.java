package org.entrepot.customer.listening;

import jakarta.enterprise.context.ApplicationScoped;
import org.entrepot.customer.notification.WriteToCustomers;
import org.entrepot.events.returns.ReturnApproved;
import org.entrepot.events.returns.ReturnDeclined;
import org.entrepot.events.returns.ReturnEvent;
import org.entrepot.events.returns.ReturnExpired;
import org.entrepot.events.returns.ReturnInfoRequired;
import org.entrepot.events.returns.ReturnReceived;
import org.entrepot.events.returns.ReturnResolved;
import org.entrepot.kit.inbox.Listener;
import org.entrepot.kit.inbox.Reactions;

/** What customer-service does when returns-service speaks. */
@ApplicationScoped
class ReturnsListener implements Listener {

    private final WriteToCustomers write;

    ReturnsListener(WriteToCustomers write) {
        this.write = write;
    }

    @Override
    public Reactions reactions() {
        return Reactions.to("returns-events", ReturnEvent.class)
                .whenHeard(ReturnInfoRequired.class, write::thatTheShopHasAQuestion)
                .whenAll(ReturnApproved.class, write::thatReturnsAreApproved)
                .whenAll(ReturnDeclined.class, write::thatReturnsAreDeclined)
                .whenAll(ReturnExpired.class, write::thatReturnsExpired)
                .whenAll(ReturnReceived.class, write::thatReturnsArrived)
                .whenAll(ReturnResolved.class, write::thatNothingIsRefunded);
    }
}
