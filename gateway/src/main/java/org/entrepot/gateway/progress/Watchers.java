package org.entrepot.gateway.progress;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;

/**
 * Who watches which order, and the latest facts of all orders, so that a client that comes back misses nothing. Joining and
 * telling exclude each other: a fact is either among those that a watcher is given when it joins, or told to it after.
 */
@ApplicationScoped
class Watchers {

    private final int remembered;
    private final Map<String, Set<Consumer<ToldFact>>> byOrder = new HashMap<>();
    private final Deque<ToldFact> latest = new ArrayDeque<>();
    private final Map<String, Deque<ToldFact>> latestByOrder = new HashMap<>();

    Watchers(@ConfigProperty(name = "entrepot.progress.remembered-facts") int remembered) {
        this.remembered = remembered;
    }

    /**
     * From now on tells the watcher this order's facts; it must not block.
     *
     * @param lastSeen the id of the last fact that it knows
     */
    synchronized Joined join(String order, Consumer<ToldFact> watcher, @Nullable String lastSeen) {
        byOrder.computeIfAbsent(order, none -> new LinkedHashSet<>()).add(watcher);
        List<ToldFact> missed = null;
        var remembered = List.copyOf(latestByOrder.getOrDefault(order, new ArrayDeque<>()));
        for (var fact : remembered) {
            if (missed != null) missed.add(fact);
            if (fact.id().equals(lastSeen)) missed = new ArrayList<>();
        }
        return missed == null ? new Joined(false, remembered) : new Joined(true, missed);
    }

    /**
     * What a watcher has to be told first.
     *
     * @param goesOn whether what it saw last is remembered; if not, its story starts anew
     * @param facts those after that one; of a story that starts anew all that are remembered, since the latest may not be in
     *     the order's history yet
     */
    record Joined(boolean goesOn, List<ToldFact> facts) {}

    synchronized void leave(String order, Consumer<ToldFact> watcher) {
        byOrder.computeIfPresent(order, (id, watchers) -> {
            watchers.remove(watcher);
            return watchers.isEmpty() ? null : watchers;
        });
    }

    synchronized boolean areThereFor(String order) {
        return byOrder.containsKey(order);
    }

    synchronized void tell(ToldFact fact) {
        latest.addLast(fact);
        latestByOrder
                .computeIfAbsent(fact.orderId(), none -> new ArrayDeque<>())
                .addLast(fact);
        if (latest.size() > remembered) forget(latest.removeFirst());
        byOrder.getOrDefault(fact.orderId(), Set.of()).forEach(watcher -> watcher.accept(fact));
    }

    private void forget(ToldFact oldest) {
        latestByOrder.computeIfPresent(oldest.orderId(), (id, facts) -> {
            facts.removeFirst();
            return facts.isEmpty() ? null : facts;
        });
    }
}
