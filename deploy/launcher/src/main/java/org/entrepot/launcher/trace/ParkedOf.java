package org.entrepot.launcher.trace;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.entrepot.launcher.platform.Schemas;

/** A fact of an order that a service could not apply (yet). */
record ParkedOf(String service, String id, String type, String sequence, String reason, String error) {

    static List<ParkedOf> all(Connection superuser, String key) throws SQLException {
        List<ParkedOf> all = new ArrayList<>();
        for (var schema : Schemas.byService().entrySet()) {
            var sql = "select id::text, type, sequence::text, reason, error from " + schema.getValue()
                    + ".parked_event where key = ? and state = 'PARKED' order by topic, sequence";
            try (var statement = superuser.prepareStatement(sql)) {
                statement.setString(1, key);
                try (var rows = statement.executeQuery()) {
                    while (rows.next())
                        all.add(new ParkedOf(
                                schema.getKey(),
                                rows.getString(1),
                                rows.getString(2),
                                rows.getString(3),
                                rows.getString(4),
                                rows.getString(5)));
                }
            }
        }
        return all;
    }

    String inWords() {
        return "%s at %s, #%s: %s, %s (%s)".formatted(type, service, sequence, reason, error, id);
    }
}
