package org.entrepot.order.listening;

import jakarta.enterprise.context.ApplicationScoped;
import org.entrepot.events.returns.ReturnEvent;
import org.entrepot.events.returns.ReturnReceived;
import org.entrepot.events.returns.ReturnResolved;
import org.entrepot.kit.inbox.Listener;
import org.entrepot.kit.inbox.Reactions;
import org.entrepot.order.process.FollowReturns;

/** What order-service does when returns-service speaks. */
@ApplicationScoped
class ReturnsListener implements Listener {

    private final FollowReturns followReturns;

    ReturnsListener(FollowReturns followReturns) {
        this.followReturns = followReturns;
    }

    @Override
    public Reactions reactions() {
        return Reactions.to("returns-events", ReturnEvent.class)
                .whenAll(ReturnReceived.class, followReturns::received)
                .whenAll(ReturnResolved.class, followReturns::resolved);
    }
}
