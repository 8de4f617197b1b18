package org.entrepot.launcher.demo;

import java.util.Map;
import java.util.TreeMap;

/** Answers that nobody expected, by kind; the day goes on, the report tells them. */
public final class Refusals {
    private final Map<String, Integer> counts = new TreeMap<>();

    public synchronized void count(String what) {
        counts.merge(what.length() > 200 ? what.substring(0, 200) + " …" : what, 1, Integer::sum);
    }

    public synchronized Map<String, Integer> all() {
        return new TreeMap<>(counts);
    }
}
