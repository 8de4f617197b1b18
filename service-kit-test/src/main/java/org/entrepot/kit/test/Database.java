package org.entrepot.kit.test;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.entrepot.stack.testing.TestInfra;

/** Looks into a service's schema from outside, with rights of its own: for assertions, never for arranging state. */
public final class Database {

    private Database() {}

    /** One row of a result, made into something. */
    @FunctionalInterface
    public interface Row<T> {
        T of(ResultSet row) throws SQLException;
    }

    /** The rows of a query; tables are named with their schema, as {@code orders.outbox}. */
    public static <T> List<T> query(String sql, Row<T> row, Object... arguments) {
        try (var connection = TestInfra.shared().superuser();
                var statement = connection.prepareStatement(sql)) {
            bind(statement, arguments);
            var found = new ArrayList<T>();
            try (var rows = statement.executeQuery()) {
                while (rows.next()) found.add(row.of(rows));
            }
            return found;
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The only number that a query gives. */
    public static long number(String sql, Object... arguments) {
        return query(sql, row -> row.getLong(1), arguments).getFirst();
    }

    private static void bind(PreparedStatement statement, Object[] arguments) throws SQLException {
        for (var i = 0; i < arguments.length; i++) statement.setObject(i + 1, arguments[i]);
    }
}
