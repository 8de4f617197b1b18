package org.entrepot.order.simulation;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.entrepot.events.Money;
import org.entrepot.events.returns.Resolution;
import org.entrepot.events.returns.ReturnEvent.Counted;
import org.entrepot.events.returns.ReturnReceived;
import org.entrepot.events.returns.ReturnResolved;
import org.entrepot.events.shipping.ShippingEvent;

/** The return desk: what customers send back, what carriers bring back, and claims for what never arrived. */
final class Returns {

    private static final int DAY = 24 * 60 * 60_000;

    /** @param refund what the customer gets; null when the order is to reckon it */
    record Settled(UUID id, List<Counted> lines, Resolution resolution, Money refund) {}

    private final World world;
    private final Map<UUID, List<Settled>> settled = new HashMap<>();

    Returns(World world) {
        this.world = world;
    }

    List<Settled> of(UUID order) {
        return settled.getOrDefault(order, List.of());
    }

    void follow(UUID order, Shipping.Parcel parcel) {
        switch (parcel.fate) {
            case DELIVERED -> {
                if (world.chance(0.25)) comesBack(order, some(parcel.lines), true);
            }
            case RETURNED_TO_SENDER -> {
                if (world.chance(0.9)) comesBack(order, all(parcel.lines), true);
            }
            case LOST -> {
                if (world.chance(0.7)) comesBack(order, all(parcel.lines), false);
            }
            case UNDER_WAY -> throw new IllegalStateException("it has not arrived");
        }
    }

    private void comesBack(UUID order, List<Counted> lines, boolean goods) {
        var id = world.nextId();
        world.agenda.in(world.random.nextInt(world.chance(0.2) ? 60_000 : 3 * DAY), () -> {
            if (goods) world.publish(World.RETURNS, order, new ReturnReceived(order, id, order, "WEB-1", lines));
            world.agenda.in(world.random.nextInt(world.chance(0.2) ? 1_000 : DAY), () -> resolve(order, id, lines));
        });
    }

    private void resolve(UUID order, UUID id, List<Counted> lines) {
        var resolution = world.chance(0.8) ? Resolution.REFUND : Resolution.NONE;
        var refund = resolution == Resolution.REFUND && world.chance(0.7) ? worth(order, lines) : null;
        settled.computeIfAbsent(order, none -> new ArrayList<>()).add(new Settled(id, lines, resolution, refund));
        world.publish(World.RETURNS, order, new ReturnResolved(order, id, order, resolution, refund, lines));
    }

    Money worth(UUID order, List<Counted> lines) {
        var sum = Money.zero("GBP");
        for (var it : lines) sum = sum.plus(world.people.price(order, it.line()).times(it.quantity()));
        return sum;
    }

    private List<Counted> all(List<ShippingEvent.Line> lines) {
        return lines.stream()
                .map(line -> new Counted(line.line(), line.sku(), line.quantity()))
                .toList();
    }

    private List<Counted> some(List<ShippingEvent.Line> lines) {
        var line = lines.get(world.random.nextInt(lines.size()));
        return List.of(new Counted(line.line(), line.sku(), 1 + world.random.nextInt(line.quantity())));
    }
}
