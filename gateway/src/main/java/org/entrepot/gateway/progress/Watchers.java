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
     * @return the facts after that one, or null when it is not remembered and the story must start anew
     */
    synchronized @Nullable List<ToldFact> join(String order, Consumer<ToldFact> watcher, @Nullable String lastSeen) {
        byOrder.computeIfAbsent(order, none -> new LinkedHashSet<>()).add(watcher);
        if (lastSeen == null) return null;
        List<ToldFact> missed = null;
        for (var fact : latestByOrder.getOrDefault(order, new ArrayDeque<>())) {
            if (missed != null) missed.add(fact);
            if (fact.id().equals(lastSeen)) missed = new ArrayList<>();
        }
        return missed;
    }

    synchronized void leave(String order, Consumer<ToldFact> watcher) {
        byOrder.computeIfPresent(order, (id, watchers) -> {
            watchers.remove(watcher);
            return watchers.isEmpty() ? null : watchers;
        });
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
