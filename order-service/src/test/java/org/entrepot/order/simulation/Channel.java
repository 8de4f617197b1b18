package org.entrepot.order.simulation;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.entrepot.order.process.Decide;
import org.entrepot.order.process.InMemoryOrders.Message;

/** A topic and the order service's consumer of it: batches, acknowledgements now and then, and all again after a crash. */
final class Channel {

    private static final long RETRY_AT_MOST = 3_600_000;

    private final World world;
    private final Decide decide;
    private final Outage outage;
    private final List<Message> log = new ArrayList<>();
    private final Map<UUID, Long> last = new HashMap<>();
    private int position;
    private int acknowledged;
    private boolean isDue;
    private boolean retries;

    Channel(World world, Decide decide, int topic) {
        this.world = world;
        this.decide = decide;
        this.outage = Outage.of(world);
    }

    /** Facts of one order come in their order, unless somebody produces them anew. */
    void bring(Message message) {
        var earliest = world.chance(world.faults.swapped()) ? 0 : last.getOrDefault(message.order(), 0L) + 1;
        var at = Math.max(earliest, world.agenda.now() + world.delay());
        last.merge(message.order(), at, Math::max);
        world.agenda.at(at, () -> arrives(message));
        if (world.chance(world.faults.repeated())) world.agenda.at(at + 1 + world.delay(), () -> arrives(message));
    }

    /** The process died: it goes on from what it acknowledged. */
    void forget() {
        position = acknowledged;
        isDue = false;
        retries = true;
        world.whenUp(world.agenda.now(), () -> retry(1_000));
        comeBack();
    }

    private void arrives(Message message) {
        log.add(message);
        comeBack();
    }

    private void comeBack() {
        if (isDue || position == log.size()) return;
        isDue = true;
        world.whenUp(outage.after(world.agenda.now() + world.random.nextInt(20)), this::poll);
    }

    private void poll() {
        if (!isDue) return;
        isDue = false;
        var end = Math.min(log.size(), position + 1 + world.random.nextInt(12));
        if (position == end) return;
        if (decide.acknowledgesBeforeItCommits()) acknowledged = end;
        world.orders.hear(List.copyOf(log.subList(position, end)));
        position = end;
        world.later(Duration.ofMillis(world.random.nextInt(1_000)), () -> acknowledged = Math.max(acknowledged, end));
        if (!retries && isSomethingParked()) retry(1_000);
        comeBack();
    }

    private void retry(long wait) {
        retries = true;
        world.later(Duration.ofMillis(wait), () -> {
            retries = false;
            world.orders.hearParkedAgain();
            if (isSomethingParked()) retry(Math.min(RETRY_AT_MOST, 2 * wait));
        });
    }

    private boolean isSomethingParked() {
        return world.agenda.now() < People.THE_END
                && world.orders.rows().stream()
                        .anyMatch(row -> row.heard.values().stream()
                                .anyMatch(heard -> !heard.parked().isEmpty()));
    }
}
