package org.entrepot.launcher.audit;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.admin.RecordsToDelete;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringSerializer;
import org.entrepot.launcher.history.Acknowledged;
import org.entrepot.launcher.platform.Json;
import org.entrepot.launcher.platform.Schemas;
import org.entrepot.launcher.platform.Topics;
import org.entrepot.stack.testing.TestInfra;

/**
 * A small platform in which everything holds: one order delivered and partly returned, one confirmed, one cancelled; their
 * stock, money, shipments, facts and records.
 */
public final class SoundWorld {
    /** Reacts to placed orders. */
    static final String HEARER = "inventory-service.order-events";

    public final UUID delivered = UUID.randomUUID();

    public final UUID confirmed = UUID.randomUUID();

    public final UUID cancelled = UUID.randomUUID();

    public final UUID parcel = UUID.randomUUID();

    public final UUID goodsReturn = UUID.randomUUID();

    private final TestInfra infra;

    private final Connection sql;

    SoundWorld(TestInfra infra, Connection superuser) throws SQLException, ExecutionException, InterruptedException {
        this.infra = infra;
        this.sql = superuser;
        empty();
        listeners();
        SoundBooks.in(this);
        SoundCopies.in(this);
        for (var order : List.of(delivered, confirmed, cancelled))
            say(order, "order.placed", 1, "{\"orderId\":\"" + order + "\"}");
        say(delivered, "return.received", 1, "{\"returnId\":\"" + goodsReturn + "\"}");
    }

    /** What the operator would say if it had done what our books say. */
    JsonNode ledger() {
        return ledger(1_500, 500);
    }

    JsonNode ledger(long captured, long refunded) {
        return ledger(captured, refunded, 1);
    }

    /** What was not captured of the delivered order was let go, if it was captured by hand. */
    JsonNode ledger(long captured, long refunded, int captures) {
        var payments = List.of(
                entry(delivered, 1_500, captured, refunded, captured == 0 ? 1_500 : 0, captures),
                entry(confirmed, 1_000, 0, 0, 0, 0),
                entry(cancelled, 500, 0, 0, 500, 0));
        return Json.read(Json.write(Map.of("payments", payments)).getBytes(StandardCharsets.UTF_8));
    }

    /** What the client of the delivered order remembers. */
    Acknowledged remembered() {
        return new Acknowledged(
                "storefront",
                "key-E1",
                delivered.toString(),
                "E1",
                "GBP",
                1_500,
                List.of(new Acknowledged.Line(1, "CUP", 3)),
                "now");
    }

    /** Runs a statement as superuser, past every trigger. */
    public void change(String statement, Object... parameters) throws SQLException {
        try (var session = sql.createStatement()) {
            session.execute("set session_replication_role = replica");
            try (var prepared = sql.prepareStatement(statement)) {
                for (int i = 0; i < parameters.length; i++) prepared.setObject(i + 1, parameters[i]);
                prepared.execute();
            } finally {
                session.execute("set session_replication_role = origin");
            }
        }
    }

    /** Says a fact: a row in the outbox and its record. */
    public UUID say(UUID key, String type, long sequence, String payload) throws SQLException {
        var id = UUID.randomUUID();
        write(id, key, type, sequence, payload, "now()");
        publish(id, key.toString(), type, sequence, payload);
        hear(id, key, type, sequence);
        return id;
    }

    /** Everybody who listens has applied it; who reacts has it in the inbox. */
    private void hear(UUID id, UUID key, String type, long sequence) throws SQLException {
        var schema = hearer(type);
        change(
                "insert into " + schema + ".inbox select consumer, ?::uuid from " + schema + ".reaction where type = ?",
                id,
                type);
        change(
                "insert into " + schema + ".stream_position select distinct consumer, topic, ?, ?::bigint from "
                        + schema
                        + ".reaction where topic = ? on conflict (consumer, topic, key) do update set last_sequence ="
                        + " excluded.last_sequence",
                key.toString(),
                sequence,
                topic(type));
    }

    /** The placing of an order, parked by who reacts to it; gives the id of the fact. */
    public UUID park(UUID order, String reason) throws SQLException {
        change(
                "insert into inventory.parked_event (id, consumer, topic, partition, kafka_offset, key, sequence, event_id, type,"
                        + " headers, reason, error, detail, parked_at) select id, ?, topic, hashtext(key), 0, key, sequence, id, type, '{}', ?, '',"
                        + " '', now() from orders.outbox where key = ?",
                HEARER,
                reason,
                order.toString());
        try (var statement = sql.prepareStatement("select id from orders.outbox where key = ?")) {
            statement.setString(1, order.toString());
            try (var rows = statement.executeQuery()) {
                rows.next();
                return rows.getObject(1, UUID.class);
            }
        }
    }

    private void listeners() throws SQLException {
        change("insert into inventory.reaction values ('" + HEARER
                + "', 'order.events.v1', 'order.placed', '-infinity')");
        change("insert into orders.reaction values ('order-service.returns-events', 'returns.events.v1',"
                + " 'return.received', '-infinity')");
    }

    /** A row of the outbox without a record. */
    void write(UUID id, UUID key, String type, long sequence, String payload, String when) throws SQLException {
        change(
                "insert into " + schema(type)
                        + ".outbox (id, topic, key, type, source, sequence, occurred_at, payload, schema_ref,"
                        + " correlation_id, traceparent) values (?, ?, ?, ?, '/x', ?, " + when + ", ?, 'x', 'x', 'x')",
                id,
                topic(type),
                key.toString(),
                type,
                sequence,
                payload);
        change(
                "insert into " + schema(type)
                        + ".outbox_sequence values (?, ?, ?) on conflict (topic, key) do update set last = excluded.last",
                topic(type),
                key.toString(),
                sequence);
    }

    /** A record without a row. */
    void publish(UUID id, String key, String type, long sequence, String payload) {
        var fact = new ProducerRecord<>(topic(type), key, payload);
        var headers = Map.of(
                "ce_id", id.toString(), "ce_type", type, "ce_sequence", Long.toString(sequence), "ce_source", "/x");
        headers.forEach((name, value) -> fact.headers().add(name, value.getBytes(StandardCharsets.UTF_8)));
        try (var producer = new KafkaProducer<>(
                Map.<String, Object>of("bootstrap.servers", infra.bootstrapServers()),
                new StringSerializer(),
                new StringSerializer())) {
            producer.send(fact);
        }
    }

    private void empty() throws SQLException, ExecutionException, InterruptedException {
        try (var statement = sql.createStatement();
                var tables = statement.executeQuery(
                        "select string_agg(format('%I.%I', schemaname, tablename), ', ') from pg_tables"
                                + " where schemaname in ('" + String.join("','", Schemas.all()) + "')")) {
            tables.next();
            change("truncate " + tables.getString(1) + " cascade");
        }
        try (var admin = Admin.create(Map.of("bootstrap.servers", infra.bootstrapServers()))) {
            var partitions = admin
                    .describeTopics(Topics.all().stream()
                            .filter(topic -> !topic.startsWith("catalog"))
                            .toList())
                    .allTopicNames()
                    .get()
                    .values()
                    .stream()
                    .flatMap(topic ->
                            topic.partitions().stream().map(part -> new TopicPartition(topic.name(), part.partition())))
                    .collect(Collectors.toMap(partition -> partition, partition -> OffsetSpec.latest()));
            var ends = admin.listOffsets(partitions).all().get();
            admin.deleteRecords(ends.entrySet().stream()
                            .collect(Collectors.toMap(
                                    Map.Entry::getKey,
                                    end -> RecordsToDelete.beforeOffset(
                                            end.getValue().offset()))))
                    .all()
                    .get();
        }
    }

    private static Map<String, Object> entry(
            UUID order, long authorised, long captured, long refunded, long voided, int captures) {
        return Map.of(
                "merchantReference",
                order,
                "authorised",
                authorised,
                "captured",
                captured,
                "refunded",
                refunded,
                "voided",
                voided,
                "captures",
                captures);
    }

    private static String topic(String type) {
        return type.startsWith("return.") ? "returns.events.v1" : "order.events.v1";
    }

    private static String hearer(String type) {
        return type.startsWith("return.") ? "orders" : "inventory";
    }

    private static String schema(String type) {
        return type.startsWith("return.") ? "returns" : "orders";
    }
}
