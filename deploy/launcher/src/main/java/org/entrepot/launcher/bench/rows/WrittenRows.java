package org.entrepot.launcher.bench.rows;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import org.entrepot.launcher.platform.Schemas;
import org.entrepot.stack.process.Wait;

/**
 * What was written to the services' tables, by the database's own counters.
 *
 * @param byTable rows inserted, updated and deleted
 * @param commits of the whole database
 * @param walBytes of the whole server
 */
public record WrittenRows(Map<Table, Counts> byTable, long commits, long walBytes) {
    private static final Table ORDERS = new Table("orders", "orders");

    /** Backends tell their counters at the latest 10 s after their last statement. */
    private static final Duration UNTOLD = Duration.ofSeconds(11);

    private static final Duration PATIENCE = Duration.ofSeconds(90);

    /** Rows. */
    public record Counts(long inserted, long updated, long updatedInPlace, long deleted) {
        static final Counts NONE = new Counts(0, 0, 0, 0);

        Counts minus(Counts before) {
            return new Counts(
                    inserted - before.inserted,
                    updated - before.updated,
                    updatedInPlace - before.updatedInPlace,
                    deleted - before.deleted);
        }

        boolean isNone() {
            return inserted == 0 && updated == 0 && deleted == 0;
        }
    }

    private static final String COUNTERS = """
            select s.schemaname, coalesce(whole.relname, s.relname) as name, sum(s.n_tup_ins) as inserted,
                   sum(s.n_tup_upd) as updated, sum(s.n_tup_hot_upd) as in_place, sum(s.n_tup_del) as deleted
            from pg_stat_user_tables s
            left join pg_inherits part on part.inhrelid = s.relid
            left join pg_class whole on whole.oid = part.inhparent
            where s.schemaname in ('SCHEMAS')
            group by 1, 2
            """.replace("SCHEMAS", String.join("', '", Schemas.all()));

    private static final String WHOLE = """
            select (select xact_commit from pg_stat_database where datname = current_database()) as commits,
                   (select wal_bytes from pg_stat_wal)::bigint as wal
            """;

    /** The counters as they stand once every backend has told its own; nobody may write meanwhile. */
    public static WrittenRows atRest(Connection superuser) {
        var holder = new Object() {
            WrittenRows last = now(superuser);
            long since = System.nanoTime();
        };
        Wait.until(PATIENCE, Duration.ofMillis(500), () -> {
            var next = now(superuser);
            if (!next.byTable.equals(holder.last.byTable)) holder.since = System.nanoTime();
            holder.last = next;
            return System.nanoTime() - holder.since > UNTOLD.toNanos() ? null : "the database still counts";
        });
        return holder.last;
    }

    private static WrittenRows now(Connection superuser) {
        try (var statement = superuser.createStatement()) {
            Map<Table, Counts> counts = new TreeMap<>();
            try (var rows = statement.executeQuery(COUNTERS)) {
                while (rows.next())
                    counts.put(
                            new Table(rows.getString("schemaname"), rows.getString("name")),
                            new Counts(
                                    rows.getLong("inserted"),
                                    rows.getLong("updated"),
                                    rows.getLong("in_place"),
                                    rows.getLong("deleted")));
            }
            try (var rows = statement.executeQuery(WHOLE)) {
                rows.next();
                return new WrittenRows(counts, rows.getLong("commits"), rows.getLong("wal"));
            }
        } catch (SQLException e) {
            throw new org.entrepot.stack.StackFailure("The database does not say what it wrote: " + e.getMessage(), e);
        }
    }

    /** What was written since then; tables to which nothing was written are left out. */
    public WrittenRows since(WrittenRows before) {
        Map<Table, Counts> written = new TreeMap<>();
        byTable.forEach((table, counts) -> {
            var difference = counts.minus(before.byTable.getOrDefault(table, Counts.NONE));
            if (!difference.isNone()) written.put(table, difference);
        });
        return new WrittenRows(written, commits - before.commits, walBytes - before.walBytes);
    }

    /** How many orders were placed. */
    public long orders() {
        return byTable.getOrDefault(ORDERS, Counts.NONE).inserted();
    }
}
