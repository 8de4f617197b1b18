package org.entrepot.returns.rma;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import org.entrepot.kit.identity.Caller;
import org.jspecify.annotations.Nullable;

/** Whose returns a caller may see: a storefront those of the orders that came through its channels, staff all. */
@ApplicationScoped
class Channels {

    private final Caller caller;
    private final ChannelsOf of;

    Channels(Caller caller, ChannelsOf of) {
        this.caller = caller;
        this.of = of;
    }

    /** The channels through one of which an order must have come; null when any will do. */
    @Nullable List<String> seen() {
        return caller.isStaff() ? null : of.clients().getOrDefault(caller.client(), List.of(caller.client()));
    }
}
