package org.entrepot.launcher.bench.rows;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.entrepot.stack.StackFailure;
import org.entrepot.stack.postgres.Postgres;

/** A database of its own in the running server, with the same tables, keys, checks and indexes; dropped at the end. */
final class Scratch implements AutoCloseable {
    private static final String NAME = "entrepot_ceiling";

    private final Postgres postgres;

    private Scratch(Postgres postgres) {
        this.postgres = postgres;
    }

    static Scratch like(Postgres postgres, Connection original, Collection<Shape> shapes) throws SQLException {
        try (var server = postgres.connect(Postgres.DATABASE);
                var statement = server.createStatement()) {
            statement.execute("drop database if exists " + NAME + " with (force)");
            statement.execute("create database " + NAME);
        }
        var scratch = new Scratch(postgres);
        try {
            scratch.make(shapes);
            for (var shape : shapes) if (isShared(shape)) scratch.copy(original, shape);
            scratch.settle();
        } catch (SQLException e) {
            scratch.close();
            throw e;
        }
        return scratch;
    }

    /** A connection of a client; the caller closes it. */
    Connection connect() throws SQLException {
        return postgres.connect(NAME);
    }

    /** Stock is there before the order, and many orders change the same rows. */
    static boolean isShared(Shape shape) {
        return shape.table().toString().equals("inventory.stock");
    }

    private void make(Collection<Shape> shapes) throws SQLException {
        var tables = shapes.stream().map(shape -> shape.table().toString()).toList();
        try (var connection = connect();
                var statement = connection.createStatement()) {
            for (var schema : shapes.stream()
                    .map(shape -> shape.table().schema())
                    .distinct()
                    .toList()) statement.execute("create schema " + schema);
            for (var shape : shapes) for (var making : shape.making()) statement.execute(making);
            for (var shape : shapes)
                for (var pointing : shape.pointing())
                    if (tables.stream().anyMatch(table -> pointing.contains(" REFERENCES " + table + "(")))
                        statement.execute(pointing);
        }
    }

    private void copy(Connection original, Shape shape) throws SQLException {
        var columns = String.join(", ", shape.types().keySet());
        var marks = shape.types().keySet().stream().map(column -> "?").collect(Collectors.joining(", "));
        try (var connection = connect();
                var reading = original.createStatement();
                var found = reading.executeQuery("select %s from %s".formatted(columns, shape.table()));
                var writing = connection.prepareStatement(
                        "insert into %s (%s) values (%s)".formatted(shape.table(), columns, marks))) {
            while (found.next()) {
                for (var column = 1; column <= shape.types().size(); column++)
                    writing.setObject(column, found.getString(column), java.sql.Types.OTHER);
                writing.addBatch();
            }
            writing.executeBatch();
        }
    }

    /** What making it has written is on disk before anybody is measured. */
    private void settle() throws SQLException {
        try (var connection = connect();
                var statement = connection.createStatement()) {
            statement.execute("vacuum analyze");
            statement.execute("checkpoint");
        }
    }

    /** The keys of the rows that orders share. */
    List<Map<String, String>> keys(Shape shape) throws SQLException {
        List<Map<String, String>> keys = new java.util.ArrayList<>();
        try (var connection = connect();
                var statement = connection.createStatement();
                var found = statement.executeQuery("select %1$s from %2$s order by %1$s"
                        .formatted(String.join(", ", shape.key()), shape.table()))) {
            while (found.next()) {
                Map<String, String> key = new java.util.LinkedHashMap<>();
                for (var column : shape.key()) key.put(column, found.getString(column));
                keys.add(key);
            }
        }
        return keys;
    }

    @Override
    public void close() {
        try (var server = postgres.connect(Postgres.DATABASE);
                var statement = server.createStatement()) {
            statement.execute("drop database if exists " + NAME + " with (force)");
        } catch (SQLException e) {
            throw new StackFailure("The database " + NAME + " could not be dropped: " + e.getMessage(), e);
        }
    }
}
