package org.entrepot.order.process;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.entrepot.kit.test.Database;
import org.entrepot.stack.testing.TestInfra;

/** The queries of the README's audit, as they stand there; the first column of each is the order that it finds. */
final class ReadmeAudit {

    private ReadmeAudit() {}

    /** The queries that find this order. */
    static List<String> findings(UUID order) {
        var found = new ArrayList<String>();
        for (var query : queries()) {
            var orders = Database.query(query, row -> row.getObject(1, UUID.class));
            if (orders.contains(order)) found.add(query);
        }
        return found;
    }

    /** Breaks something, to see that it is found. */
    static void plant(String update, UUID order) {
        try (var connection = TestInfra.shared().superuser();
                var statement = connection.prepareStatement(update)) {
            statement.setObject(1, order);
            if (statement.executeUpdate() != 1) throw new AssertionError("nothing was planted");
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static List<String> queries() {
        try {
            var readme = Files.readString(Path.of("README.md"));
            var from = readme.indexOf("```sql") + 6;
            var queries = readme.substring(from, readme.indexOf("```", from)).split(";\\s*(\\n|$)");
            var some = java.util.Arrays.stream(queries)
                    .filter(query -> !query.isBlank())
                    .toList();
            if (some.size() != 9) throw new AssertionError("the README has " + some.size() + " audit queries");
            return some;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
