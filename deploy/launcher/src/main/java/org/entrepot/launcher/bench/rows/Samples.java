package org.entrepot.launcher.bench.rows;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.entrepot.stack.StackFailure;

/**
 * The rows of orders that have ended, put aside with the ids that are their own. They are found once per platform and kept in
 * a schema of their own, so that later copies are copies of the same orders.
 *
 * @param count orders
 * @param last number of the last copy that there is of each; 0 when there is none
 */
record Samples(Connection sql, long count, long last, List<Copying> copyings) {
    private static final Set<String> FACTS = Set.of("orders", "inventory", "shipping", "returns", "customers");

    /** Columns that speak of other things: what a fact caused may be about something that is not the order's. */
    private static final Set<String> MENTIONS =
            Set.of("payload", "body", "lines", "details", "causation_id", "correlation_id");

    /** Columns whose text is unique though no id is in it; wherever such a column is, it is the same name. */
    private static final Set<String> NAMES = Set.of("number", "key", "rma_number", "tracking_number", "event_id");

    static Samples of(Connection sql, List<Table> tables) throws SQLException {
        var shapes = new ArrayList<Shape>();
        for (var table : tables) shapes.add(Shape.of(sql, table));
        if (!exists(sql)) {
            // All of it or nothing: half of the samples would be taken for all.
            sql.setAutoCommit(false);
            find(sql, shapes);
            sql.commit();
            sql.setAutoCommit(true);
        }
        List<Copying> copyings = new ArrayList<>();
        for (var shape : shapes)
            Copying.of(sql, shape, NAMES).filter(copying -> copying.rows() > 0).ifPresent(copyings::add);
        return new Samples(
                sql,
                number(sql, "select orders from bench_past.state"),
                number(sql, "select last from bench_past.state"),
                copyings);
    }

    /** Up to this number there are copies now. */
    void note(long copy) throws SQLException {
        try (var statement = sql.createStatement()) {
            statement.execute("update bench_past.state set last = " + copy);
        }
    }

    /** What the copies took from the shelves had come before, by one receipt for each place. */
    void keepTheShelves(Connection superuser, long more) throws SQLException {
        try (var statement = superuser.createStatement()) {
            statement.execute("""
                    insert into inventory.movement (id, sku, location, bucket, delta, reason, reference, actor, moved_at)
                    select gen_random_uuid(), sku, location, bucket, -%1$d * sum(delta), 'RECEIVED', 'bench-past-%1$d', 'bench',
                           now() - interval '91 days'
                    from bench_past."inventory.movement" group by sku, location, bucket having sum(delta) <> 0 and %1$d > 0
                    """.formatted(more));
        }
    }

    private static boolean exists(Connection sql) throws SQLException {
        return number(sql, "select count(*) from pg_namespace where nspname = 'bench_past'") > 0;
    }

    private static void find(Connection sql, List<Shape> shapes) throws SQLException {
        try (var statement = sql.createStatement()) {
            // Room for the set of ids: each row is looked up in it.
            statement.execute("set local work_mem = '64MB'");
            statement.execute("create schema bench_past");
            statement.execute("create table bench_past.own (id text primary key)");
            statement.execute("""
                    insert into bench_past.own select id::text from orders.orders where state in ('COMPLETED', 'CANCELLED', 'REJECTED')
                    """);
            var orders = number(sql, "select count(*) from bench_past.own");
            if (orders == 0)
                throw new StackFailure("No order has ended yet: there is nothing to copy. See ./entrepot demo.");
            statement.execute("create table bench_past.state as select %d::bigint as orders, 0::bigint as last"
                    .formatted(orders));
            own(sql);
            for (long before = 0, now = number(sql, OWN); now > before; before = now, now = number(sql, OWN)) {
                statement.execute("analyze bench_past.own");
                for (var shape : shapes) ownKeys(sql, shape);
            }
            for (var shape : shapes)
                statement.execute("create table bench_past.\"%1$s\" as select t.* from %1$s t where %2$s"
                        .formatted(shape.table(), isOwn(shape)));
        }
    }

    private static final String OWN = "select count(*) from bench_past.own";

    /** The facts of these orders: their ids are in the inboxes. */
    private static void own(Connection sql) throws SQLException {
        try (var statement = sql.createStatement()) {
            for (var schema : FACTS) statement.execute("""
                        insert into bench_past.own select o.id::text from %s.outbox o join bench_past.own k on k.id = o.key
                        on conflict do nothing
                        """.formatted(schema));
        }
    }

    /** Rows that carry an id of ours are ours, and what they are called is ours, too. */
    private static void ownKeys(Connection sql, Shape shape) throws SQLException {
        try (var statement = sql.createStatement()) {
            for (var column : shape.key())
                if (shape.types().get(column).equals("uuid"))
                    statement.execute(
                            "insert into bench_past.own select t.%2$s::text from %1$s t where %3$s on conflict do nothing"
                                    .formatted(shape.table(), column, isOwn(shape)));
        }
    }

    private static String isOwn(Shape shape) {
        var columns = shape.types().entrySet().stream()
                .filter(column -> Set.of("uuid", "text").contains(column.getValue()))
                .filter(column -> !MENTIONS.contains(column.getKey()))
                .map(column -> column.getKey().equals("location")
                        ? "replace(t.location, '/orders/', '')"
                        : "t." + column.getKey() + "::text")
                .map(value -> value + " in (select id from bench_past.own)")
                .collect(Collectors.joining(" or "));
        return columns.isEmpty() ? "false" : columns;
    }

    private static long number(Connection sql, String question) throws SQLException {
        try (var statement = sql.createStatement();
                var rows = statement.executeQuery(question)) {
            rows.next();
            return rows.getLong(1);
        }
    }
}
