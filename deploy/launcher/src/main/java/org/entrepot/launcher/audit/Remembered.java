package org.entrepot.launcher.audit;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.entrepot.launcher.history.Acknowledged;

/** Compares what clients remember with what is in the books. */
final class Remembered {
    private Remembered() {}

    /** What an order is made of, as far as both sides know it. */
    private record Content(String number, String currency, long totalMinor, Map<Integer, String> lines) {}

    static List<Finding> lost(Evidence evidence) throws SQLException {
        var kept = kept(evidence);
        List<Finding> findings = new ArrayList<>();
        for (var remembered : evidence.acknowledged()) {
            var order = kept.get(remembered.orderId());
            if (order == null)
                findings.add(found(remembered, "was acknowledged at " + remembered.at() + " and is not there"));
            else if (!order.equals(content(remembered)))
                findings.add(
                        found(remembered, "was acknowledged as " + content(remembered) + " and is kept as " + order));
        }
        return findings;
    }

    static List<Finding> doubled(Evidence evidence) {
        Map<String, Set<String>> orders = new TreeMap<>();
        Map<String, Set<String>> keys = new TreeMap<>();
        for (var remembered : evidence.acknowledged()) {
            var key = remembered.client() + " " + remembered.key();
            orders.computeIfAbsent(key, none -> new TreeSet<>()).add(remembered.orderId());
            keys.computeIfAbsent(remembered.orderId(), none -> new TreeSet<>()).add(key);
        }
        List<Finding> findings = new ArrayList<>();
        orders.forEach((key, ids) -> {
            if (ids.size() > 1)
                findings.add(new Finding(Remedy.NEEDS_A_PERSON, key, "was answered with several orders: " + ids));
        });
        keys.forEach((id, names) -> {
            if (names.size() > 1)
                findings.add(new Finding(
                        Remedy.NEEDS_A_PERSON, id, "one order was the answer to several requests: " + names));
        });
        return findings;
    }

    private static Finding found(Acknowledged remembered, String detail) {
        return new Finding(Remedy.NEEDS_A_PERSON, remembered.orderId(), "order " + remembered.number() + " " + detail);
    }

    private static Content content(Acknowledged remembered) {
        Map<Integer, String> lines = new TreeMap<>();
        remembered.lines().forEach(line -> lines.put(line.line(), line.quantity() + " × " + line.sku()));
        return new Content(remembered.number(), remembered.currency(), remembered.totalMinor(), lines);
    }

    private static Map<String, Content> kept(Evidence evidence) throws SQLException {
        Map<String, Content> kept = new HashMap<>();
        var ids = evidence.acknowledged().stream().map(Acknowledged::orderId).toArray(String[]::new);
        try (var statement = evidence.sql().prepareStatement("""
                select o.id::text, o.number, o.currency, o.total_minor, l.line, l.sku, l.quantity
                from orders.orders o left join orders.order_line l on l.order_id = o.id
                where o.id = any(?::uuid[])
                """)) {
            statement.setArray(1, evidence.sql().createArrayOf("text", ids));
            try (var rows = statement.executeQuery()) {
                while (rows.next()) {
                    var id = rows.getString(1);
                    if (!kept.containsKey(id))
                        kept.put(
                                id,
                                new Content(rows.getString(2), rows.getString(3), rows.getLong(4), new TreeMap<>()));
                    if (rows.getString(6) != null)
                        kept.get(id).lines().put(rows.getInt(5), rows.getInt(7) + " × " + rows.getString(6));
                }
            }
        }
        return kept;
    }
}
