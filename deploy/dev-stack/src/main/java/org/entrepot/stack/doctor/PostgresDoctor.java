package org.entrepot.stack.doctor;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.entrepot.stack.Argued;
import org.entrepot.stack.postgres.Postgres;
import org.entrepot.stack.postgres.PostgresSettings;
import org.entrepot.stack.supervise.Stack;

/** Settings, roles and their rights, the stock's pages, publication, slot. */
final class PostgresDoctor {
    private static final Map<String, String> SCHEMAS = Map.of(
            "catalog_service", "catalog",
            "inventory_service", "inventory",
            "order_service", "orders",
            "shipping_service", "shipping",
            "returns_service", "returns",
            "customer_service", "customers");
    private final Stack stack;
    private final Examination examination = new Examination("postgres");

    PostgresDoctor(Stack stack) {
        this.stack = stack;
    }

    Examination examine() {
        try (var connection = stack.live().postgres().connect(Postgres.DATABASE)) {
            settings(connection);
            roleSettings(connection);
            rights(connection);
            stock(connection);
            publication(connection);
            slot(connection);
        } catch (SQLException e) {
            examination.unreachable("PostgreSQL cannot be examined: " + e.getMessage());
        }
        return examination;
    }

    private void settings(Connection connection) throws SQLException {
        for (var argued : PostgresSettings.SERVER) {
            var live = text(connection, "select current_setting(?)", argued.key());
            examination.compare(argued, live);
        }
    }

    private void roleSettings(Connection connection) throws SQLException {
        for (var role : SCHEMAS.keySet()) {
            Map<String, String> live = new HashMap<>();
            try (var statement = connection.prepareStatement(
                    "select split_part(c, '=', 1), split_part(c, '=', 2) from pg_roles, unnest(rolconfig) c where rolname = ?")) {
                statement.setString(1, role);
                var rows = statement.executeQuery();
                while (rows.next()) live.put(rows.getString(1), rows.getString(2));
            }
            for (var argued : PostgresSettings.ROLE)
                examination.compare(
                        new Argued(role + "." + argued.key(), argued.value(), argued.why()), live.get(argued.key()));
        }
    }

    private void rights(Connection connection) throws SQLException {
        for (var role : SCHEMAS.keySet()) {
            for (var schema : SCHEMAS.values()) {
                var may = text(connection, "select has_schema_privilege(?, ?, 'usage')", role, schema)
                        .equals("t");
                var own = schema.equals(SCHEMAS.get(role));
                examination.expect(
                        may == own,
                        own
                                ? role + " cannot use its own schema " + schema + ", so its service cannot work."
                                : role + " can reach the schema " + schema
                                        + " of another service; a service's data are its own.");
            }
            var power = text(
                    connection,
                    "select (rolsuper or rolcreatedb or rolcreaterole or rolreplication or rolbypassrls)::text from pg_roles where rolname = ?",
                    role);
            examination.expect(
                    power.equals("false"),
                    role + " has rights over the whole server; a service needs its schema alone.");
        }
        var reads = text(connection, """
                select count(*)::text from pg_class c join pg_namespace n on n.oid = c.relnamespace
                where n.nspname = any (array['catalog','inventory','orders','shipping','returns','customers'])
                  and c.relkind in ('r', 'p') and has_schema_privilege('debezium', n.oid, 'usage')
                """);
        examination.expect(reads.equals("0"), "debezium can reach tables of services; it needs the WAL alone.");
    }

    /** Nothing to see before inventory-service has made its table. */
    private void stock(Connection connection) throws SQLException {
        for (var argued : PostgresSettings.STOCK) {
            var live = text(connection, """
                    select coalesce((select option_value from pg_options_to_table(reloptions) where option_name = ?), 'not set')
                    from pg_class where oid = to_regclass('inventory.stock')
                    """, argued.key());
            if (!live.isEmpty())
                examination.compare(new Argued("inventory.stock." + argued.key(), argued.value(), argued.why()), live);
        }
    }

    private void publication(Connection connection) throws SQLException {
        var publication = text(
                connection,
                "select pubinsert::text || pubupdate || pubdelete || pubtruncate || pubviaroot from pg_publication where pubname = 'outbox_pub'");
        examination.expect(
                publication.equals("truefalsefalsefalsetrue"),
                "The publication outbox_pub must publish inserts alone, by the root of each partitioned table.");
        var foreign = text(connection, """
                select count(*)::text from pg_publication_tables
                where pubname = 'outbox_pub' and tablename <> 'outbox' and not (schemaname = 'platform' and tablename = 'heartbeat')
                """);
        examination.expect(
                foreign.equals("0"),
                "The publication outbox_pub has tables that are no outbox: they would reach Kafka.");
        var missing = text(connection, """
                select coalesce(string_agg(n.nspname || '.' || c.relname, ', '), '') from pg_class c join pg_namespace n on n.oid = c.relnamespace
                where c.relname = 'outbox' and c.relkind in ('r', 'p') and not exists (
                    select from pg_publication_tables p where p.pubname = 'outbox_pub' and p.schemaname = n.nspname and p.tablename = 'outbox')
                """);
        examination.expect(
                missing.isEmpty(), "Not published: " + missing + "; no event of that service reaches Kafka.");
    }

    private void slot(Connection connection) throws SQLException {
        var slot = text(
                connection,
                "select coalesce(wal_status, 'lost') || ' ' || active from pg_replication_slots where slot_name = 'entrepot_outbox'");
        examination.expect(
                slot.startsWith("reserved") || slot.startsWith("extended"),
                "The slot entrepot_outbox is " + (slot.isEmpty() ? "missing" : slot)
                        + ": events that were committed may be lost to Kafka; rebuild from the outboxes.");
        if (stack.settings().parts().contains("connect"))
            examination.expect(
                    slot.endsWith("true"), "Nobody reads the slot entrepot_outbox: events wait and WAL piles up.");
        examination.expect(
                text(connection, "select count(*)::text from pg_replication_slots")
                        .equals("1"),
                "There is more than the one slot entrepot_outbox; each further one keeps WAL until somebody reads it.");
        var plugin = text(connection, "select plugin from pg_replication_slots where slot_name = 'entrepot_outbox'");
        examination.expect(
                plugin.isEmpty() || plugin.equals("pgoutput"),
                "The slot entrepot_outbox is decoded by " + plugin + "; the connector reads pgoutput alone.");
        retained(connection);
    }

    /** How much is too much depends on the disk and on {@code max_slot_wal_keep_size}; the alert decides. */
    private void retained(Connection connection) throws SQLException {
        var bytes = text(connection, """
                select (pg_current_wal_lsn() - restart_lsn)::bigint::text from pg_replication_slots
                where slot_name = 'entrepot_outbox'
                """);
        if (!bytes.isEmpty())
            examination.note(String.format(
                    Locale.ROOT, "The slot entrepot_outbox keeps %,d bytes of log.", Long.valueOf(bytes)));
    }

    private static String text(Connection connection, String sql, String... parameters) throws SQLException {
        try (var statement = connection.prepareStatement(sql)) {
            for (int i = 0; i < parameters.length; i++) statement.setString(i + 1, parameters[i]);
            var rows = statement.executeQuery();
            var value = rows.next() ? rows.getString(1) : null;
            return value == null ? "" : value;
        }
    }
}
