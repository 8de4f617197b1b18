package org.entrepot.launcher.bench.rows;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Writes copies of a table's samples. An id is a version 7 UUID, which begins with its time: a copy's is the same, earlier. So
 * the ids of a copy fit together, lie in an index where they would have come to lie, and never meet another's.
 *
 * @param rows of the samples
 * @param statement first and last copy, and milliseconds from one to the next, stand for its marks
 */
record Copying(Table table, long rows, String statement) {
    private static final String EARLIER_ID = """
            (lpad(to_hex(('x' || left(replace(%1$s::text, '-', ''), 12))::bit(48)::bigint - c.n * %2$s), 12, '0')
              || substr(%1$s::text, 14))""";

    /** @param names columns that are unique though no id is in them */
    static Optional<Copying> of(Connection sql, Shape shape, Set<String> names) throws SQLException {
        var samples = "bench_past.\"" + shape.table() + "\"";
        List<String> values = new ArrayList<>();
        for (var column : shape.types().keySet())
            values.add(value(sql, samples, column, shape.types().get(column), names));
        if (values.stream().noneMatch(value -> value.contains("c.n"))) return Optional.empty();
        return Optional.of(new Copying(
                shape.table(),
                number(sql, "select count(*) from " + samples),
                "insert into %s (%s) select %s from generate_series(%%1$d::bigint, %%2$d::bigint) c(n), %s t order by c.n desc"
                        .formatted(
                                shape.table(),
                                String.join(", ", shape.types().keySet()),
                                String.join(", ", values),
                                samples)));
    }

    /** How the copy's value comes from the sample's; what it leaves as it is has nothing of the order's own in it. */
    private static String value(Connection sql, String samples, String column, String type, Set<String> names)
            throws SQLException {
        var value = "t." + column;
        return switch (type) {
            case "timestamp with time zone" -> value + " - c.n * interval '%3$d milliseconds'";
            case "uuid" ->
                hasOwn(sql, samples, value + "::text") ? EARLIER_ID.formatted(value, "%3$d") + "::uuid" : value;
            case "text" -> text(sql, samples, column, value, names);
            default -> value;
        };
    }

    private static String text(Connection sql, String samples, String column, String value, Set<String> names)
            throws SQLException {
        if (hasOwn(sql, samples, value))
            return "case when %s ~ '^[0-9a-f]{8}-' then %s::uuid::text else %s end"
                    .formatted(
                            value,
                            EARLIER_ID.formatted(
                                    "(case when %1$s ~ '^[0-9a-f]{8}-' then %1$s end)".formatted(value), "%3$d"),
                            value);
        if (hasOwn(sql, samples, "replace(" + value + ", '/orders/', '')"))
            return "'/orders/' || " + EARLIER_ID.formatted("substr(" + value + ", 9)", "%3$d") + "::uuid::text";
        return names.contains(column) ? value + " || '-' || c.n" : value;
    }

    private static boolean hasOwn(Connection sql, String samples, String value) throws SQLException {
        return number(
                        sql,
                        "select count(*) from (select from %s t join bench_past.own k on k.id = %s limit 1) found"
                                .formatted(samples, value))
                > 0;
    }

    /** Says how many rows were written. */
    long run(Connection sql, long first, long last, Duration apart) throws SQLException {
        try (var writing = sql.createStatement()) {
            return writing.executeLargeUpdate(statement.formatted(first, last, apart.toMillis()));
        }
    }

    private static long number(Connection sql, String question) throws SQLException {
        try (var statement = sql.createStatement();
                var rows = statement.executeQuery(question)) {
            rows.next();
            return rows.getLong(1);
        }
    }
}
