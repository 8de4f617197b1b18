package org.entrepot.launcher.rebuild;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import org.entrepot.stack.StackFailure;
import org.entrepot.stack.connect.ConnectRest;
import org.entrepot.stack.process.Wait;

/** Where the relay is in the database's log. */
final class Slot {
    private static final Duration TO_BEGIN = Duration.ofMinutes(2);
    private static final Duration TO_CARRY = Duration.ofMinutes(15);
    private static final Duration LOOK = Duration.ofMillis(200);

    /** Far below the limit at which the database gives the slot up. */
    private static final long MOST_BEHIND = 256L << 20;

    /** As {@code bootstrap.sql} and the connector call it. */
    private static final String NAME = "entrepot_outbox";

    private final Connection superuser;

    Slot(Connection superuser) {
        this.superuser = superuser;
    }

    /** Whether the database no longer keeps the log that the relay has not read: too much of it, or the slot is not there. */
    boolean isLost() {
        return number("select count(*) from pg_replication_slots where slot_name = '" + NAME
                        + "' and wal_status is distinct from 'lost'")
                == 0;
    }

    /** Begins at this moment. What was committed before and not carried must be said again. Nobody may be reading. */
    void makeAnew() {
        Wait.until(
                TO_BEGIN,
                LOOK,
                () -> number("select count(*) from pg_replication_slots where active") == 0
                        ? null
                        : "somebody still reads the slot");
        text("select count(pg_drop_replication_slot(slot_name)) from pg_replication_slots where slot_name = '" + NAME
                + "'");
        text("select lsn from pg_create_logical_replication_slot('" + NAME + "', 'pgoutput')");
    }

    /** What is said before somebody reads could be passed over, when the reader has forgotten where it was. */
    void awaitReader(ConnectRest connect) {
        Wait.until(TO_BEGIN, LOOK, () -> {
            var missing = connect.missing();
            if (missing != null) return missing;
            return number("select count(*) from pg_replication_slots where active") == 1
                    ? null
                    : "nobody reads the slot";
        });
    }

    void awaitRoom() {
        Wait.until(TO_CARRY, LOOK, () -> {
            var behind = behind();
            return behind < MOST_BEHIND ? null : "the relay is " + (behind >> 20) + " MB behind";
        });
    }

    /** Returns when Kafka has all that was committed until now. */
    void awaitAllCarried() {
        var here = text("select pg_current_wal_lsn()::text");
        Wait.until(TO_CARRY, LOOK, () -> {
            var left = number("select pg_wal_lsn_diff('" + here + "', confirmed_flush_lsn) from pg_replication_slots");
            return left <= 0 ? null : "the relay has " + left + " bytes of log to read";
        });
    }

    private long behind() {
        return number("select pg_wal_lsn_diff(pg_current_wal_lsn(), confirmed_flush_lsn) from pg_replication_slots");
    }

    private long number(String query) {
        return Long.parseLong(text(query));
    }

    private String text(String query) {
        try (var statement = superuser.createStatement();
                var rows = statement.executeQuery(query)) {
            if (!rows.next()) throw new StackFailure("There is no replication slot; start the platform anew.");
            return rows.getString(1);
        } catch (SQLException e) {
            throw new StackFailure("The database does not answer: " + e.getMessage(), e);
        }
    }
}
