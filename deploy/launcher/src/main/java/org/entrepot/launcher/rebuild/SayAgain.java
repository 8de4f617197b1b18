package org.entrepot.launcher.rebuild;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** Has one service say all its kept facts again: stream by stream, so that each keeps its order. */
final class SayAgain {
    /** So many streams are said again by one transaction: some thousand rows. */
    private static final int AT_ONCE = 500;

    private static final Duration BETWEEN_NEWS = Duration.ofSeconds(5);

    private final Connection superuser;
    private final String schema;
    private final Consumer<String> news;
    private String topic = "";
    private String key = "";

    SayAgain(Connection superuser, String schema, Consumer<String> news) {
        this.superuser = superuser;
        this.schema = schema;
        this.news = news;
    }

    private record Stream(String topic, String key) {}

    long everything() throws SQLException {
        var slot = new Slot(superuser);
        long said = 0;
        long streams = 0;
        var lastNews = System.nanoTime();
        for (var page = next(); !page.isEmpty(); page = next()) {
            said += again(page);
            streams += page.size();
            slot.awaitRoom();
            if (System.nanoTime() - lastNews < BETWEEN_NEWS.toNanos()) continue;
            lastNews = System.nanoTime();
            news.accept("  %-10s %,9d facts of %,d streams …".formatted(schema, said, streams));
        }
        news.accept("  %-10s %,9d facts of %,d streams%s".formatted(schema, said, streams, shortened()));
        return said;
    }

    private List<Stream> next() throws SQLException {
        try (var statement = superuser.prepareStatement("select topic, key from " + schema
                + ".outbox_sequence where (topic, key) > (?, ?) order by topic, key limit " + AT_ONCE)) {
            statement.setString(1, topic);
            statement.setString(2, key);
            List<Stream> page = new ArrayList<>();
            try (var rows = statement.executeQuery()) {
                while (rows.next()) page.add(new Stream(rows.getString(1), rows.getString(2)));
            }
            if (!page.isEmpty()) {
                topic = page.getLast().topic();
                key = page.getLast().key();
            }
            return page;
        }
    }

    private long again(List<Stream> page) throws SQLException {
        try (var path = superuser.createStatement();
                var statement = superuser.prepareStatement("select outbox_say_again(?, ?)")) {
            path.execute("set search_path = " + schema);
            statement.setArray(1, texts(page.stream().map(Stream::topic).toList()));
            statement.setArray(2, texts(page.stream().map(Stream::key).toList()));
            try (var rows = statement.executeQuery()) {
                rows.next();
                return rows.getLong(1);
            } finally {
                path.execute("reset search_path");
            }
        }
    }

    private java.sql.Array texts(List<String> texts) throws SQLException {
        return superuser.createArrayOf("text", texts.toArray());
    }

    /** Who hears of such a stream for the first time misses its beginning; who has heard it goes on from where he was. */
    private String shortened() throws SQLException {
        try (var statement = superuser.createStatement();
                var rows = statement.executeQuery("""
                        select count(*) from %1$s.outbox_sequence s
                        where not exists (select from %1$s.outbox o
                                          where o.key = s.key and o.topic = s.topic and o.sequence = 1)
                        """.formatted(schema))) {
            rows.next();
            var shortened = rows.getLong(1);
            return shortened == 0 ? "" : "; the beginning of %,d is past its keeping".formatted(shortened);
        }
    }
}
