package org.entrepot.stack.postgres;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.entrepot.stack.StackFailure;

/** Puts roles, schemas, publication and slot into the database: {@code postgres/bootstrap.sql}, applied once or again. */
public final class Bootstrap {
    private static final Pattern SECRET = Pattern.compile("\\$\\{secret:(\\w+)}");

    private Bootstrap() {}

    /**
     * Makes the database when there is none and applies the script.
     *
     * @param postgres a server that is ready
     * @param passwordOf the password of a role, by the role's name
     */
    public static void apply(Postgres postgres, UnaryOperator<String> passwordOf) {
        try {
            createDatabase(postgres);
            try (var connection = postgres.connect(Postgres.DATABASE)) {
                for (var statement : statements(script(passwordOf))) execute(connection, statement);
            }
        } catch (SQLException e) {
            throw new StackFailure("the database could not be prepared: " + e.getMessage(), e);
        }
    }

    private static void createDatabase(Postgres postgres) throws SQLException {
        try (var connection = postgres.connect("postgres");
                var look = connection.prepareStatement("select from pg_database where datname = ?");
                var create = connection.createStatement()) {
            look.setString(1, Postgres.DATABASE);
            if (!look.executeQuery().next()) create.execute("create database " + Postgres.DATABASE);
        }
    }

    private static void execute(Connection connection, String sql) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            var alreadyThere = sql.startsWith("create publication") && "42710".equals(e.getSQLState());
            if (!alreadyThere) throw e;
        }
    }

    private static String script(UnaryOperator<String> passwordOf) {
        try (var in = Bootstrap.class.getResourceAsStream("/postgres/bootstrap.sql")) {
            if (in == null) throw new IllegalStateException("postgres/bootstrap.sql is not on the classpath");
            var text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
            return SECRET.matcher(text)
                    .replaceAll(found -> Matcher.quoteReplacement(
                            passwordOf.apply(found.group(1)).replace("'", "''")));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A statement ends with a line that ends in a semicolon, outside of {@code $$}. */
    static List<String> statements(String script) {
        List<String> statements = new ArrayList<>();
        var current = new StringBuilder();
        var quoted = false;
        for (var line : script.lines().filter(text -> !text.startsWith("--")).toList()) {
            current.append(line).append('\n');
            if (line.split("\\$\\$", -1).length % 2 == 0) quoted = !quoted;
            if (!quoted && line.stripTrailing().endsWith(";")) {
                statements.add(current.toString().strip());
                current.setLength(0);
            }
        }
        if (!current.toString().isBlank()) throw new IllegalArgumentException("unfinished statement: " + current);
        return statements;
    }
}
