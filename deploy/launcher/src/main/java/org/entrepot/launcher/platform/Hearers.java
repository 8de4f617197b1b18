package org.entrepot.launcher.platform;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** The consumers of the platform, as the running services wrote them down when they started. */
public final class Hearers {
    private static final String ALL = Schemas.all().stream()
            .map("select distinct consumer, topic from %s.reaction"::formatted)
            .collect(Collectors.joining(" union all ", "", " order by 1, 2"));

    private Hearers() {}

    /** Consumer, which is also its group in Kafka, to the topics that it hears. */
    public static Map<String, List<String>> topicsByConsumer(Connection superuser) throws SQLException {
        try (var statement = superuser.createStatement();
                var rows = statement.executeQuery(ALL)) {
            Map<String, List<String>> consumers = new TreeMap<>();
            while (rows.next())
                consumers
                        .computeIfAbsent(rows.getString(1), none -> new ArrayList<>())
                        .add(rows.getString(2));
            return consumers;
        }
    }
}
