package org.entrepot.launcher.bench.rows;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.entrepot.stack.StackFailure;

/**
 * Every row that one real order has made, in all services: those that carry its id, those that carry the id of one of these
 * (its facts in the inboxes, its reservation's allocations), and so on.
 *
 * @param ids the ids that were made for this order alone
 * @param rows by table; a row is column to value, as text
 */
public record SampleOrder(Set<String> ids, Map<Table, List<Map<String, String>>> rows) {
    private static final Pattern ID = Pattern.compile("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");

    /** An order in the midst of the latest, so that its facts are kept and its neighbours are like it. */
    private static final String ONE_OF_THE_LATEST = """
            select id from (select id from orders.orders where state in ('CONFIRMED', 'PROCESSING') order by id desc limit 200) o
            order by id limit 1
            """;

    /** Looks in the tables to which orders wrote. */
    public static SampleOrder from(Connection superuser, Collection<Table> tables) {
        try {
            var shapes = new ArrayList<Shape>();
            for (var table : tables) shapes.add(Shape.of(superuser, table));
            var ids = new LinkedHashSet<String>();
            try (var statement = superuser.createStatement();
                    var found = statement.executeQuery(ONE_OF_THE_LATEST)) {
                if (!found.next()) throw new StackFailure("No order was confirmed.");
                ids.add(found.getString(1));
            }
            while (true) {
                var rows = rowsOf(superuser, shapes, ids);
                if (!ids.addAll(idsOf(shapes, rows))) return new SampleOrder(ids, rows);
            }
        } catch (SQLException e) {
            throw new StackFailure("The rows of an order cannot be read: " + e.getMessage(), e);
        }
    }

    /** Without the tables of other schemas than these. */
    public SampleOrder within(Set<String> schemas) {
        return new SampleOrder(
                ids,
                rows.entrySet().stream()
                        .filter(table -> schemas.contains(table.getKey().schema()))
                        .collect(Collectors.toMap(
                                Map.Entry::getKey, Map.Entry::getValue, (one, other) -> one, TreeMap::new)));
    }

    public int count() {
        return rows.values().stream().mapToInt(List::size).sum();
    }

    private static Map<Table, List<Map<String, String>>> rowsOf(
            Connection sql, List<Shape> shapes, Collection<String> ids) throws SQLException {
        Map<Table, List<Map<String, String>>> all = new TreeMap<>();
        for (var shape : shapes) {
            var found = rowsOf(sql, shape, ids);
            if (!found.isEmpty()) all.put(shape.table(), found);
        }
        return all;
    }

    private static List<Map<String, String>> rowsOf(Connection sql, Shape shape, Collection<String> ids)
            throws SQLException {
        var list = ids.stream().map(id -> "'" + id + "'").collect(Collectors.joining(","));
        var paths = ids.stream().map(id -> "'/orders/" + id + "'").collect(Collectors.joining(","));
        var condition = shape.types().entrySet().stream()
                .filter(column -> Set.of("uuid", "text").contains(column.getValue()))
                .map(column -> column.getValue().equals("uuid")
                        ? "%s in (%s)".formatted(column.getKey(), list)
                        : "%s in (%s,%s)".formatted(column.getKey(), list, paths))
                .collect(Collectors.joining(" or "));
        List<Map<String, String>> rows = new ArrayList<>();
        if (condition.isEmpty()) return rows;
        try (var statement = sql.createStatement();
                var found = statement.executeQuery("select * from %s where %s".formatted(shape.table(), condition))) {
            while (found.next()) {
                Map<String, String> row = new LinkedHashMap<>();
                for (var column : shape.types().keySet()) row.put(column, found.getString(column));
                rows.add(row);
            }
        }
        return rows;
    }

    /** The ids by which these rows are known: what a row points at may be shared by many orders, what it is called is its own. */
    private static Set<String> idsOf(List<Shape> shapes, Map<Table, List<Map<String, String>>> rows) {
        Set<String> ids = new LinkedHashSet<>();
        for (var shape : shapes)
            for (var row : rows.getOrDefault(shape.table(), List.of()))
                shape.key().stream()
                        .map(row::get)
                        .filter(value -> ID.matcher(value).matches())
                        .forEach(ids::add);
        return ids;
    }
}
