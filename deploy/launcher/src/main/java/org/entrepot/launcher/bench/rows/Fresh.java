package org.entrepot.launcher.bench.rows;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;

/** A value of the sample in which the sample's own ids give way to those of a new order. */
final class Fresh {
    private final List<String> between = new ArrayList<>();
    private final List<String> ids = new ArrayList<>();
    private final boolean isNull;
    private final boolean isNumbered;

    /** @param isNumbered a name that has to be another one for each order, such as the order's number */
    Fresh(String value, Set<String> own, boolean isNumbered) {
        this.isNull = value == null;
        this.isNumbered = isNumbered;
        var from = 0;
        for (var at = 0; !isNull && at + 36 <= value.length(); at++) {
            if (value.charAt(at + 8) != '-' || !own.contains(value.substring(at, at + 36))) continue;
            between.add(value.substring(from, at));
            ids.add(value.substring(at, at + 36));
            at += 35;
            from = at + 1;
        }
        between.add(isNull ? "" : value.substring(from));
    }

    boolean hasId() {
        return !ids.isEmpty();
    }

    String with(Map<String, String> fresh, String number) {
        if (isNull) return null;
        if (ids.isEmpty()) return isNumbered ? between.getFirst() + number : between.getFirst();
        if (ids.size() == 1 && between.getFirst().isEmpty() && between.getLast().isEmpty())
            return fresh.get(ids.getFirst());
        var text = new StringBuilder(between.getFirst());
        for (var nth = 0; nth < ids.size(); nth++)
            text.append(fresh.get(ids.get(nth))).append(between.get(nth + 1));
        return text.toString();
    }

    /** A version 7 UUID, as the services make them: those that follow each other lie beside each other in an index. */
    static String id() {
        var random = ThreadLocalRandom.current();
        var high = System.currentTimeMillis() << 16 | 0x7000 | random.nextInt(0x1000);
        return new UUID(high, random.nextLong() & 0x3fffffffffffffffL | 0x8000000000000000L).toString();
    }
}
