package org.entrepot.inventory;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.entrepot.kit.test.Database;

/** The audit queries as the README gives them. */
public final class Audit {

    private static final Pattern QUERY = Pattern.compile("```sql\n(.*?)```", Pattern.DOTALL);

    private Audit() {}

    public static void findsNothing() {
        assertThat(queries())
                .hasSize(2)
                .allSatisfy(query -> assertThat(findings(query)).as(query).isEmpty());
    }

    static List<String> findings(String query) {
        return Database.query(query, row -> row.getString("sku") + " at " + row.getString("location"));
    }

    static List<String> queries() {
        try {
            var readme = Path.of(System.getProperty("entrepot.repository"), "inventory-service", "README.md");
            return QUERY.matcher(Files.readString(readme))
                    .results()
                    .map((MatchResult found) -> found.group(1))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
