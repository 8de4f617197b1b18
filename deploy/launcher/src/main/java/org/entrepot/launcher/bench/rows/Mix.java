package org.entrepot.launcher.bench.rows;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/**
 * What an order writes on average, by the database's counters of a run.
 *
 * @param written during the run
 * @param orders placed in it
 */
public record Mix(WrittenRows written, long orders) {
    /** Tables to which fewer rows go are not the order's: catalogue, customers, reactions. */
    private static final double TOO_FEW = 0.05;

    public static Mix of(WrittenRows written) {
        return new Mix(written, Math.max(1, written.orders()));
    }

    /** Tables to which an order writes. */
    public Set<Table> tables() {
        var tables = new java.util.TreeSet<Table>();
        written.byTable().forEach((table, counts) -> {
            if (perOrder(counts.inserted()) >= TOO_FEW || perOrder(counts.updated()) >= TOO_FEW) tables.add(table);
        });
        return tables;
    }

    /** How often an order's row in this table is written anew, as a whole number. */
    int updates(Table table) {
        var counts = written.byTable().getOrDefault(table, WrittenRows.Counts.NONE);
        var perOrder = perOrder(counts.updated());
        if (counts.inserted() > counts.updated() / 100)
            return (int) Math.round((double) counts.updated() / Math.max(1, counts.inserted()));
        return (int) Math.ceil(perOrder - TOO_FEW);
    }

    /** Rows of one order by table: inserted, updated, and how much of that without telling an index. */
    public Map<String, Object> asJson() {
        Map<String, Object> json = new LinkedHashMap<>();
        for (var table : tables()) {
            var counts = written.byTable().get(table);
            Map<String, Object> of = new LinkedHashMap<>();
            of.put("inserted", rounded(counts.inserted()));
            of.put("updated", rounded(counts.updated()));
            of.put("updated in place", rounded(counts.updatedInPlace()));
            of.put("deleted", rounded(counts.deleted()));
            json.put(table.toString(), of);
        }
        return json;
    }

    public double inserts() {
        return perOrder(written.byTable().values().stream()
                .mapToLong(WrittenRows.Counts::inserted)
                .sum());
    }

    public double updates() {
        return perOrder(written.byTable().values().stream()
                .mapToLong(WrittenRows.Counts::updated)
                .sum());
    }

    public double commits() {
        return perOrder(written.commits());
    }

    public double walBytes() {
        return perOrder(written.walBytes());
    }

    private double perOrder(long count) {
        return (double) count / orders;
    }

    private double rounded(long count) {
        return Math.round(perOrder(count) * 100) / 100.0;
    }
}
