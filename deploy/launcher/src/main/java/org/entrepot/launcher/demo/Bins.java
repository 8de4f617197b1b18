package org.entrepot.launcher.demo;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** How many labelled shipments lie in each carrier's bin, and since when. */
final class Bins {
    private static final int FULL = 100;
    private static final long OLD_NANOS = 1_500_000_000L;

    private final Map<Bin, Content> contents = new ConcurrentHashMap<>();

    /** Which carrier's, at which location. */
    record Bin(String carrier, String location) {}

    private record Content(int shipments, long since) {}

    void add(Bin bin) {
        contents.merge(
                bin, new Content(1, System.nanoTime()), (was, one) -> new Content(was.shipments() + 1, was.since()));
    }

    /** Takes the bin to the dock when it is full, or has waited long enough. */
    boolean take(Bin bin) {
        var content = contents.get(bin);
        if (content == null) return false;
        if (content.shipments() < FULL && System.nanoTime() - content.since() < OLD_NANOS) return false;
        contents.remove(bin);
        return true;
    }

    Iterable<Bin> all() {
        return contents.keySet();
    }
}
