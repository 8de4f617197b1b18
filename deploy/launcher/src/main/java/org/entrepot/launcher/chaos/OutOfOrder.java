package org.entrepot.launcher.chaos;

import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.entrepot.launcher.platform.Schemas;
import org.entrepot.stack.process.Wait;

/**
 * The relay stands while facts are committed; then these are produced in the opposite order of their numbers, and after that
 * the relay tells them once more as it should. All have the headers and content that the relay gives them.
 */
final class OutOfOrder implements Fault {
    private static final Duration GATHERS = Duration.ofSeconds(6);
    private static final String RELAY = "connect";
    /** Header to the outbox column that it is made of. */
    private static final Map<String, String> HEADERS = headers();

    private Instant since = Instant.EPOCH;

    @Override
    public String target() {
        return "facts of all topics";
    }

    @Override
    public Duration lasts() {
        return Duration.ofSeconds(8);
    }

    @Override
    public void strike(Scene scene) {
        scene.stack().hold(RELAY);
        since = Instant.now();
        Wait.pause(GATHERS);
        List<ProducerRecord<byte[], byte[]>> backwards = new ArrayList<>();
        for (var schema : Schemas.all()) scene.inDatabase(superuser -> backwards.addAll(untold(superuser, schema)));
        Broker.produce(scene.platform().kafka(), backwards);
        scene.say().accept("       " + backwards.size() + " facts told backwards before the relay told them");
    }

    @Override
    public void heal(Scene scene) {
        scene.stack().release(RELAY);
    }

    @Override
    public List<Verdict> judge(Scene scene, Seen seen) {
        return List.of(seen.ordersWereAccepted("facts out of order"));
    }

    private List<ProducerRecord<byte[], byte[]>> untold(Connection superuser, String schema) throws SQLException {
        List<ProducerRecord<byte[], byte[]>> facts = new ArrayList<>();
        try (var statement = superuser.prepareStatement("""
                select topic, key, payload, id, key as subject, type, source, schema_ref, correlation_id, causation_id,
                       traceparent, sequence, to_char(occurred_at at time zone 'utc', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') as at
                from %s.outbox where occurred_at > ? order by sequence desc""".formatted(schema))) {
            statement.setTimestamp(1, java.sql.Timestamp.from(since));
            try (var rows = statement.executeQuery()) {
                while (rows.next()) facts.add(fact(rows));
            }
        }
        return facts;
    }

    private static ProducerRecord<byte[], byte[]> fact(ResultSet row) throws SQLException {
        var fact = new ProducerRecord<>(
                row.getString("topic"), bytes(row.getString("key")), bytes(row.getString("payload")));
        fact.headers().add("ce_specversion", bytes("1.0")).add("content-type", bytes("application/json"));
        for (var header : HEADERS.entrySet()) {
            var value = row.getString(header.getValue());
            if (value != null) fact.headers().add(header.getKey(), bytes(value));
        }
        return fact;
    }

    private static Map<String, String> headers() {
        Map<String, String> headers = new LinkedHashMap<>();
        headers.put("ce_id", "id");
        headers.put("ce_subject", "subject");
        headers.put("ce_time", "at");
        headers.put("ce_type", "type");
        headers.put("ce_source", "source");
        headers.put("ce_sequence", "sequence");
        headers.put("ce_dataschema", "schema_ref");
        headers.put("ce_correlationid", "correlation_id");
        headers.put("ce_causationid", "causation_id");
        headers.put("traceparent", "traceparent");
        return headers;
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
