package org.entrepot.stack.postgres;

import static org.entrepot.stack.Argued.argued;

import java.util.List;
import org.entrepot.stack.Argued;

/** What PostgreSQL is told, and why. */
public final class PostgresSettings {
    private PostgresSettings() {}

    /** Settings of the whole server. */
    public static final List<Argued> SERVER = List.of(
            argued("wal_level", "logical", "Debezium decodes the WAL; with any other level no event leaves an outbox."),
            argued("fsync", "on", "An order that was answered 201 must exist after a power failure."),
            argued("synchronous_commit", "on", "A commit that is not on disk is a promise that a crash breaks."),
            argued("max_replication_slots", 20, "One slot per connector, with room for a database per service."),
            argued("max_wal_senders", 20, "Each slot needs a sender while it is read."),
            argued(
                    "max_slot_wal_keep_size",
                    "4GB",
                    "A connector that stays away must not fill the disk and stop the shop."),
            argued(
                    "wal_sender_timeout",
                    "10s",
                    "A connector that hangs frees its slot soon, so that its successor may read."),
            argued(
                    "wal_compression",
                    "off",
                    "These binaries have no lz4, and pglz costs more CPU than the WAL that it saves; use lz4 on a server that has it."),
            argued(
                    "max_connections",
                    200,
                    "Six pools of twelve, each twice when services run twice, the connector and people, with room for restarts."),
            argued(
                    "shared_buffers",
                    "128MB",
                    "The working set of a shop on one machine; all processes together stay below 4 GB."),
            argued("max_wal_size", "2GB", "Checkpoints by time and not by volume at the evening peak."),
            argued(
                    "log_min_duration_statement",
                    "500ms",
                    "A statement that takes half a second makes a customer wait, and the log must name it."),
            argued(
                    "log_parameter_max_length",
                    0,
                    "The values of a statement may be a person's name or address, and a log must have neither."),
            argued(
                    "log_parameter_max_length_on_error",
                    0,
                    "The values of a refused statement, too, stay out of the log."),
            argued(
                    "password_encryption",
                    "scram-sha-256",
                    "Passwords are never kept or sent in a form that can be replayed."));

    /** Where hot stock lies: the options of {@code inventory.stock}, which a migration sets. */
    public static final List<Argued> STOCK = List.of(argued(
            "fillfactor",
            60,
            "Room in each page keeps the updates of hot rows in place, without a new entry in an index."));

    /** Settings of each service's role. */
    public static final List<Argued> ROLE = List.of(
            argued(
                    "statement_timeout",
                    "10s",
                    "A statement that runs longer holds a connection that customers wait for."),
            argued("lock_timeout", "2s", "A lock that is not granted in 2 s is better tried again than queued behind."),
            argued(
                    "idle_in_transaction_session_timeout",
                    "15s",
                    "A forgotten transaction holds locks and keeps the WAL from being freed."));
}
