package org.entrepot.stack.connect;

import static org.entrepot.stack.Argued.argued;

import java.util.List;
import org.entrepot.stack.Argued;

/** What Kafka Connect and the outbox connector are told, and why. */
public final class ConnectSettings {
    private ConnectSettings() {}

    /** The one connector of a stack. */
    public static final String CONNECTOR = "entrepot-outbox";

    /** The worker's own topics, compacted by Connect itself: its connectors, how far they are, how they are. */
    public static final List<String> TOPICS =
            List.of("entrepot-connect-configs", "entrepot-connect-offsets", "entrepot-connect-status");

    /** The worker: each of these is in its file, and doctor compares them with it. */
    public static final List<Argued> WORKER = List.of(
            argued(
                    "offset.flush.interval.ms",
                    2000,
                    "After a crash everything since the last flush is sent again; the default is a minute of it."),
            argued("plugin.discovery", "service_load", "Scanning every jar for plugins costs seconds at each start."),
            argued("config.storage.replication.factor", 1, "There is one node; three on a cluster."),
            argued("offset.storage.replication.factor", 1, "There is one node; three on a cluster."),
            argued("offset.storage.partitions", 1, "One connector keeps one offset."),
            argued("status.storage.replication.factor", 1, "There is one node; three on a cluster."),
            argued("status.storage.partitions", 1, "One connector has few states."),
            argued(
                    "connector.client.config.override.policy",
                    "All",
                    "The connector sets its producer's guarantees itself."),
            argued(
                    "scheduled.rebalance.max.delay.ms",
                    0,
                    "Nobody else can take the task over, so waiting for the lost worker only delays events."));

    /** The connector: each of these is in the template, and doctor compares them with what runs. */
    public static final List<Argued> CONNECTOR_VALUES = List.of(
            argued("plugin.name", "pgoutput", "The decoder that PostgreSQL itself brings; it knows publications."),
            argued(
                    "publication.autocreate.mode",
                    "disabled",
                    "The migrations decide what is published; a connector that made its own would publish every table."),
            argued(
                    "slot.name",
                    "entrepot_outbox",
                    "The slot exists before the first write; another one would start after it."),
            argued(
                    "snapshot.mode",
                    "no_data",
                    "The slot has everything since before the first event; a snapshot would send it twice."),
            argued("skipped.operations", "u,d,t", "Only an insert is a fact; dropping an old partition says nothing."),
            argued("provide.transaction.metadata", "false", "Nobody reads transaction topics."),
            argued(
                    "poll.interval.ms",
                    "20",
                    "The default lets every batch that is not full linger for half a second; and for the last millisecond of each interval the connector spins, so that 5 costs a fifth of a core at rest."),
            argued(
                    "heartbeat.interval.ms",
                    "5000",
                    "Without a beat the slot keeps the WAL of everybody else while no order is placed."),
            argued(
                    "heartbeat.action.query",
                    "select platform.beat()",
                    "Only an insert that the publication lets through moves the slot on."),
            argued(
                    "offset.mismatch.strategy",
                    "trust_offset",
                    "Offsets say what Kafka has; a slot that is ahead means events would be skipped in silence."),
            argued("errors.max.retries", "-1", "A database that is away comes back; giving up would need a person."),
            argued("slot.max.retries", "30", "The old session may hold the slot until wal_sender_timeout has passed."),
            argued("tombstones.on.delete", "false", "No fact is ever deleted."),
            argued(
                    "transforms.outbox.table.op.invalid.behavior",
                    "fatal",
                    "An update of an outbox row is a bug that must stop the line."),
            argued(
                    "transforms.outbox.table.expand.json.payload",
                    "false",
                    "Expanding drops nulls and empty arrays; the payload goes out as it was written."),
            argued(
                    "value.converter",
                    "org.apache.kafka.connect.storage.StringConverter",
                    "The payload is JSON text already."),
            argued("producer.override.acks", "all", "An event counts as sent when it is safe."),
            argued(
                    "producer.override.enable.idempotence",
                    "true",
                    "A retry must not change the order of one key's events."),
            argued("producer.override.linger.ms", "5", "Batches under load, hardly any delay without."),
            argued("producer.override.compression.type", "lz4", "JSON shrinks to a quarter for little CPU."));
}
