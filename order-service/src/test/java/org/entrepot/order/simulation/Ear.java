package org.entrepot.order.simulation;

import java.util.HashMap;
import java.util.Map;
import java.util.UUID;

/** How another service hears the order service: late, and the facts of one order in their order. */
final class Ear {

    private final World world;
    private final Outage outage;
    private final Map<UUID, Long> last = new HashMap<>();

    Ear(World world) {
        this.world = world;
        this.outage = Outage.of(world);
    }

    void hears(UUID order, Runnable fact) {
        var at = Math.max(last.getOrDefault(order, 0L) + 1, outage.after(world.agenda.now() + world.delay()));
        last.put(order, at);
        world.agenda.at(at, fact);
    }
}
