package org.entrepot.launcher.demo.day;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;

/**
 * How much of each article is received before the shop opens: what will be asked for, except for a few articles of which
 * too little comes, so that about one order in fifty cannot be served.
 *
 * @param units by SKU; an article may be missing altogether
 * @param shortOf the articles of which too little comes
 */
public record StockPlan(Map<String, Integer> units, Set<String> shortOf) {
    private static final double ORDERS_TO_MISS = 0.02;

    public StockPlan {
        units = Map.copyOf(units);
        shortOf = Set.copyOf(shortOf);
    }

    public static StockPlan of(Day day, long seed) {
        Map<String, Integer> units = new TreeMap<>();
        Map<String, Set<String>> buyers = new HashMap<>();
        for (var purchase : day.purchases()) {
            for (var line : purchase.lines()) {
                units.merge(line.sku(), line.quantity(), Integer::sum);
                buyers.computeIfAbsent(line.sku(), none -> new HashSet<>()).add(purchase.reference());
            }
        }
        var shortOf = chooseShort(day, buyers, seed);
        for (var sku : shortOf) units.put(sku, units.get(sku) / 2);
        units.values().removeIf(quantity -> quantity == 0);
        return new StockPlan(units, shortOf);
    }

    private static Set<String> chooseShort(Day day, Map<String, Set<String>> buyers, long seed) {
        Set<String> comeBack = new HashSet<>();
        day.comebacks().forEach(comeback -> comeBack.add(comeback.purchase()));
        List<String> candidates = new ArrayList<>(new TreeMap<>(buyers).keySet());
        candidates.removeIf(sku -> !Collections.disjoint(buyers.get(sku), comeBack));
        Collections.shuffle(candidates, new Random(seed));
        // Of a thing that few want, a lack is felt by few.
        candidates.sort(Comparator.comparing(sku -> Math.max(3, buyers.get(sku).size())));
        var wanted = Math.max(1, Math.round(day.purchases().size() * ORDERS_TO_MISS));
        Set<String> shortOf = new HashSet<>();
        Set<String> missing = new HashSet<>();
        for (var sku : candidates) {
            if (missing.size() >= wanted) break;
            shortOf.add(sku);
            missing.addAll(buyers.get(sku));
        }
        return shortOf;
    }
}
