package org.entrepot.launcher.demo.day;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Which value of each key was counted most often; of several, the one that was seen first. */
final class MostFrequent<V> {
    private final Map<String, Map<V, Integer>> counts = new LinkedHashMap<>();

    void count(String key, V value) {
        counts.computeIfAbsent(key, none -> new LinkedHashMap<>()).merge(value, 1, Integer::sum);
    }

    Optional<V> of(String key) {
        Map.Entry<V, Integer> best = null;
        for (var entry : counts.getOrDefault(key, Map.of()).entrySet())
            if (best == null || entry.getValue() > best.getValue()) best = entry;
        return Optional.ofNullable(best).map(Map.Entry::getKey);
    }

    Set<String> keys() {
        return counts.keySet();
    }
}
