package org.entrepot.launcher.audit;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.entrepot.events.EventCatalogue;
import org.entrepot.launcher.platform.Schemas;

/**
 * Who hears what, as the running services themselves wrote it down when they started.
 *
 * @param pairs each service that says something and each that reacts to it
 * @param silent services that have heard something and do not say what they react to
 */
record Hearings(List<Pair> pairs, List<String> silent) {

    /**
     * @param said schema of the service that says it
     * @param heard schema of the service that reacts to it
     */
    record Pair(String said, String heard) {
        /** A statement about both: {@code %1$s} is who said it, {@code %2$s} who heard it. */
        String sql(String template) {
            return template.formatted(said, heard);
        }
    }

    static Hearings readFrom(Connection sql) throws SQLException {
        List<Pair> pairs = new ArrayList<>();
        List<String> silent = new ArrayList<>();
        for (var schema : Schemas.all()) {
            var types = types(sql, schema);
            if (types.isEmpty() && hasHeard(sql, schema)) silent.add(schema);
            types.stream()
                    .map(EventCatalogue::named)
                    .flatMap(Optional::stream)
                    .map(entry -> Schemas.byService().get(entry.producer()))
                    .collect(Collectors.toCollection(TreeSet::new))
                    .forEach(said -> pairs.add(new Pair(said, schema)));
        }
        return new Hearings(pairs, silent);
    }

    private static List<String> types(Connection sql, String schema) throws SQLException {
        try (var statement = sql.createStatement();
                var rows = statement.executeQuery("select distinct type from " + schema + ".reaction")) {
            List<String> types = new ArrayList<>();
            while (rows.next()) types.add(rows.getString(1));
            return types;
        }
    }

    private static boolean hasHeard(Connection sql, String schema) throws SQLException {
        try (var statement = sql.createStatement();
                var rows = statement.executeQuery("select exists (select from " + schema + ".inbox)")) {
            return rows.next() && rows.getBoolean(1);
        }
    }
}
