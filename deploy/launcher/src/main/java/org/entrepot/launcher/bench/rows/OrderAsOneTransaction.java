package org.entrepot.launcher.bench.rows;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Types;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** The statements of one order, prepared once per connection: an insert per table, its updates, and the rows that orders share. */
final class OrderAsOneTransaction {
    private static final AtomicLong NUMBER = new AtomicLong();

    private final Set<String> ids;
    private final List<Step> steps;

    private OrderAsOneTransaction(Set<String> ids, List<Step> steps) {
        this.ids = ids;
        this.steps = List.copyOf(steps);
    }

    /**
     * A statement and what its marks stand for.
     *
     * @param times how often it runs in one transaction
     * @param shared keys of rows of which each run takes some, in one order, so that nobody waits in a circle
     */
    private record Step(String sql, List<Fresh> values, int times, List<Map<String, String>> shared, int taken) {
        static Step own(String sql, List<Fresh> values, int times) {
            return new Step(sql, values, times, List.of(), 0);
        }

        static Step ofShared(String sql, List<Map<String, String>> keys, int taken) {
            return new Step(sql, List.of(), 1, keys, taken);
        }
    }

    static OrderAsOneTransaction of(SampleOrder sample, List<Shape> shapes, Mix mix, Scratch scratch)
            throws SQLException {
        List<Step> steps = new ArrayList<>();
        for (var shape : shapes) {
            var rows = sample.rows().get(shape.table());
            if (rows != null) steps.add(inserting(shape, rows, sample.ids()));
        }
        for (var shape : shapes) {
            var rows = sample.rows().get(shape.table());
            if (rows != null && mix.updates(shape.table()) > 0)
                steps.add(updating(shape, rows, sample.ids(), mix.updates(shape.table())));
            if (Scratch.isShared(shape) && mix.updates(shape.table()) > 0)
                steps.add(
                        Step.ofShared(updating(shape) + keyed(shape), scratch.keys(shape), mix.updates(shape.table())));
        }
        return new OrderAsOneTransaction(sample.ids(), steps);
    }

    private static Step inserting(Shape shape, List<Map<String, String>> rows, Set<String> ids) {
        var columns = shape.types().keySet();
        var marks = "(" + columns.stream().map(column -> "?").collect(Collectors.joining(", ")) + ")";
        List<Fresh> values = new ArrayList<>();
        for (var row : rows) {
            var numbered = numbered(shape, row, ids);
            columns.forEach(column -> values.add(new Fresh(row.get(column), ids, numbered.contains(column))));
        }
        return Step.own(
                "insert into %s (%s) values %s"
                        .formatted(
                                shape.table(),
                                String.join(", ", columns),
                                IntStream.range(0, rows.size())
                                        .mapToObj(row -> marks)
                                        .collect(Collectors.joining(", "))),
                values,
                1);
    }

    /** Of each unique index in which no id of the order's own is, the last text. */
    private static Set<String> numbered(Shape shape, Map<String, String> row, Set<String> ids) {
        return shape.unique().stream()
                .filter(columns -> columns.stream().noneMatch(column -> new Fresh(row.get(column), ids, false).hasId()))
                .flatMap(columns -> columns.reversed().stream()
                        .filter(column -> shape.types().get(column).equals("text"))
                        .limit(1))
                .collect(Collectors.toSet());
    }

    private static Step updating(Shape shape, List<Map<String, String>> rows, Set<String> ids, int times) {
        List<Fresh> values = new ArrayList<>();
        for (var row : rows) {
            var numbered = numbered(shape, row, ids);
            shape.key().forEach(column -> values.add(new Fresh(row.get(column), ids, numbered.contains(column))));
        }
        var which = rows.stream().map(row -> keyed(shape)).collect(Collectors.joining(" or "));
        return Step.own(updating(shape) + which, values, times);
    }

    /** A new version of the row with the same content: cheaper than what the services do, where an index must be told. */
    private static String updating(Shape shape) {
        return "update %1$s set %2$s = %2$s where ".formatted(shape.table(), shape.quietColumn());
    }

    private static String keyed(Shape shape) {
        return shape.key().stream().map(column -> column + " = ?").collect(Collectors.joining(" and ", "(", ")"));
    }

    /** How many statements a transaction has, without its begin and commit. */
    int statements() {
        return steps.stream().mapToInt(step -> Math.max(step.times, step.taken)).sum();
    }

    /** Prepares all statements on this connection. */
    List<PreparedStatement> prepare(Connection connection) throws SQLException {
        List<PreparedStatement> prepared = new ArrayList<>();
        for (var step : steps) prepared.add(connection.prepareStatement(step.sql()));
        return prepared;
    }

    /** Writes one order and commits. */
    void run(Connection connection, List<PreparedStatement> prepared) throws SQLException {
        Map<String, String> fresh = new HashMap<>();
        ids.forEach(id -> fresh.put(id, Fresh.id()));
        var number = "-" + Long.toString(NUMBER.incrementAndGet(), 36);
        for (var nth = 0; nth < steps.size(); nth++) {
            var step = steps.get(nth);
            var statement = prepared.get(nth);
            for (var value = 0; value < step.values().size(); value++)
                statement.setObject(value + 1, step.values().get(value).with(fresh, number), Types.OTHER);
            for (var time = 0; !step.values().isEmpty() && time < step.times(); time++) statement.executeUpdate();
            for (var key : chosen(step)) {
                var mark = 1;
                for (var value : key.values()) statement.setObject(mark++, value, Types.OTHER);
                statement.executeUpdate();
            }
        }
        connection.commit();
    }

    private static List<Map<String, String>> chosen(Step step) {
        return ThreadLocalRandom.current()
                .ints(0, Math.max(1, step.shared().size()))
                .distinct()
                .limit(Math.min(step.taken(), step.shared().size()))
                .sorted()
                .mapToObj(step.shared()::get)
                .toList();
    }
}
