package org.entrepot.launcher.bench.rows;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.entrepot.launcher.platform.Schemas;
import org.entrepot.stack.StackFailure;
import org.entrepot.stack.process.Wait;

/**
 * A past for a young shop: every row that its ended orders made, in all services, is written again and again under other ids
 * and earlier times, ninety days back. What held for the orders holds for their copies, so the audit checks them, too.
 *
 * <p>Not copied: outboxes, whose days of then are dropped by now, and what else is past its keeping; the catalogue, customers
 * and levels of stock.
 */
public final class Past {
    private static final Duration DAYS = Duration.ofDays(90);

    /** As the kit's Retention has it by default ({@code entrepot.retention.*}): older rows it would delete under the load. */
    private static final Map<String, Duration> KEPT =
            Map.of("inbox", Duration.ofDays(30), "errand", Duration.ofDays(30), "idempotency_key", Duration.ofDays(7));

    private static final int ROWS_AT_ONCE = 250_000;

    /** The relay reads past the copies; before it is a gigabyte behind, we wait for it. */
    private static final long MOST_UNREAD = 1L << 30;

    private static final Duration TO_READ = Duration.ofMinutes(5);

    private static final Duration LONGEST_STATEMENT = Duration.ofMinutes(10);

    /** Older than the shop itself, so that nobody takes a copy for an order of today. */
    private static final String AGE = """
            select (extract(epoch from now() - min(installed_on)) * 1000)::bigint + 172800000 from orders.flyway_schema_history
            """;

    private static final String BEHIND = """
            select coalesce(max(pg_wal_lsn_diff(pg_current_wal_lsn(), restart_lsn)), 0) from pg_replication_slots
            where database = current_database()
            """;

    /** Tables with rows of orders: all but what is there before them, and what is kept for some days alone. */
    private static final String TABLES = """
            select n.nspname, c.relname from pg_class c join pg_namespace n on n.oid = c.relnamespace
            where n.nspname in ('SCHEMAS') and c.relkind = 'r' and not c.relispartition
              and exists (select from pg_index i where i.indrelid = c.oid and i.indisprimary)
              and c.relname not in ('reaction', 'nudge', 'parked_event', 'flyway_schema_history')
            order by 1, 2
            """.replace("SCHEMAS", String.join("', '", Schemas.all()));

    private final Connection superuser;
    private final Consumer<String> say;

    /** @param superuser writes; triggers that guard history do not look at it */
    public Past(Connection superuser, Consumer<String> say) {
        this.superuser = superuser;
        this.say = say;
    }

    /** How many orders there are. */
    public static long stored(Connection superuser) {
        return number(superuser, "select count(*) from orders.orders");
    }

    /**
     * Writes copies until there are so many orders.
     *
     * @param spread how many orders there will be in the end; the same for each call on a platform
     * @return how many rows were written
     */
    public long upTo(long orders, long spread) {
        try (var statement = superuser.createStatement()) {
            superuser.setNetworkTimeout(Runnable::run, (int) LONGEST_STATEMENT.toMillis());
            statement.execute("set session_replication_role = replica");
            statement.execute("set synchronous_commit = off");
            statement.execute("set jit = off");
            var samples = Samples.of(superuser, tables());
            var from = samples.last();
            var more = Math.max(0, (orders - stored(superuser) + samples.count() - 1) / samples.count());
            var apart = DAYS.dividedBy(Math.max(1, spread / samples.count()));
            if (from == 0) from = number(superuser, AGE) / apart.toMillis();
            say.accept("%d ended orders are copied %d times, %d s apart …"
                    .formatted(samples.count(), more, apart.toSeconds()));
            var written = more == 0 ? 0 : write(samples, from, from + more, apart);
            samples.note(from + more);
            settle(samples);
            return written;
        } catch (SQLException e) {
            throw new StackFailure("The past cannot be written: " + e.getMessage(), e);
        }
    }

    private long write(Samples samples, long from, long until, Duration apart) throws SQLException {
        var written = 0L;
        for (var copying : samples.copyings()) {
            var copies = Math.max(1, ROWS_AT_ONCE / Math.max(1, copying.rows()));
            var rows = 0L;
            // The oldest first, as they would have come; what is past its keeping is gone by now.
            for (var last = Math.min(until, kept(copying.table(), apart)); last > from; last -= copies) {
                rows += copying.run(superuser, Math.max(from, last - copies) + 1, last, apart);
                waitForTheRelay();
            }
            written += rows;
            say.accept("  %-32s %,d rows".formatted(copying.table(), rows));
        }
        samples.keepTheShelves(superuser, until - from);
        return written;
    }

    /** Number of the oldest copy that the services would still have. */
    private static long kept(Table table, Duration apart) {
        var keep = KEPT.get(table.name());
        return keep == null ? Long.MAX_VALUE : keep.dividedBy(apart);
    }

    private void settle(Samples samples) throws SQLException {
        say.accept("Vacuuming and analysing …");
        try (var statement = superuser.createStatement()) {
            for (var copying : samples.copyings()) statement.execute("vacuum analyze " + copying.table());
            statement.execute("vacuum analyze inventory.stock");
            statement.execute("checkpoint");
        }
        waitForTheRelay();
    }

    private void waitForTheRelay() {
        Wait.until(TO_READ, Duration.ofMillis(500), () -> {
            var behind = number(superuser, BEHIND);
            return behind < MOST_UNREAD ? null : "the relay has " + behind / (1 << 20) + " MB of log to read";
        });
    }

    private List<Table> tables() throws SQLException {
        List<Table> tables = new ArrayList<>();
        try (var statement = superuser.createStatement();
                var rows = statement.executeQuery(TABLES)) {
            while (rows.next()) tables.add(new Table(rows.getString(1), rows.getString(2)));
        }
        return tables;
    }

    private static long number(Connection superuser, String question) {
        try (var statement = superuser.createStatement();
                var rows = statement.executeQuery(question)) {
            rows.next();
            return rows.getLong(1);
        } catch (SQLException e) {
            throw new StackFailure("The database does not say: " + e.getMessage(), e);
        }
    }
}
