package org.entrepot.launcher.audit;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Properties;
import java.util.concurrent.TimeUnit;
import org.entrepot.stack.process.Wait;
import org.entrepot.stack.testing.TestInfra;
import org.postgresql.PGConnection;
import org.postgresql.PGProperty;
import org.postgresql.replication.PGReplicationStream;

/** Reads the slot as the connector does, so that somebody does; what it reads goes nowhere. */
final class StandInRelay implements AutoCloseable {
    private static final Duration A_WHILE = Duration.ofSeconds(20);

    private final TestInfra infra;

    private StandInRelay(TestInfra infra) {
        this.infra = infra;
    }

    static StandInRelay readingFrom(TestInfra infra) throws SQLException {
        var properties = new Properties();
        PGProperty.REPLICATION.set(properties, "database");
        PGProperty.ASSUME_MIN_SERVER_VERSION.set(properties, "17");
        PGProperty.PREFER_QUERY_MODE.set(properties, "simple");
        var connection = DriverManager.getConnection(infra.superuserUrl(), properties);
        var stream = connection
                .unwrap(PGConnection.class)
                .getReplicationAPI()
                .replicationStream()
                .logical()
                .withSlotName("entrepot_outbox")
                .withSlotOption("proto_version", 1)
                .withSlotOption("publication_names", "outbox_pub")
                .withStatusInterval(1, TimeUnit.SECONDS)
                .start();
        Thread.ofVirtual().start(() -> readOn(connection, stream));
        return new StandInRelay(infra);
    }

    private static void readOn(Connection connection, PGReplicationStream stream) {
        try (connection) {
            while (true) {
                stream.read();
                stream.setFlushedLSN(stream.getLastReceiveLSN());
            }
        } catch (SQLException ended) {
            // The server was told to end it.
        }
    }

    /** Returns when the slot has no reader any more. */
    @Override
    public void close() throws SQLException {
        try (var superuser = infra.superuser();
                var statement = superuser.createStatement()) {
            Wait.until(A_WHILE, () -> ended(statement) ? null : "the slot still has a reader");
        }
    }

    private static boolean ended(java.sql.Statement statement) {
        try (var rows = statement.executeQuery(
                "select count(pg_terminate_backend(active_pid)) from pg_replication_slots where active")) {
            return rows.next() && rows.getInt(1) == 0;
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
