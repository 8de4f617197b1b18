package org.entrepot.stack.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TestInfraTest {
    @TempDir
    static Path folder;

    private static TestInfra infra;

    @BeforeAll
    static void start() {
        infra = TestInfra.start(folder.resolve("infra"));
    }

    @AfterAll
    static void stop() {
        infra.close();
    }

    @Test
    void a_service_owns_its_schema_and_no_other() throws SQLException {
        var database = infra.database("order-service");

        try (var connection = DriverManager.getConnection(database.url(), database.user(), database.password());
                var statement = connection.createStatement()) {
            statement.execute("create table purchase (id int)");
            statement.execute("insert into orders.purchase values (1)");
            assertThatThrownBy(() -> statement.execute("create table catalog.intruder (id int)"))
                    .hasMessageContaining("permission denied for schema catalog");
            assertThatThrownBy(() -> statement.execute("create table public.intruder (id int)"))
                    .hasMessageContaining("permission denied for schema public");
        }
    }

    @Test
    void a_service_publishes_its_own_outbox_and_nothing_else() throws SQLException {
        var database = infra.database("returns-service");

        try (var connection = DriverManager.getConnection(database.url(), database.user(), database.password());
                var statement = connection.createStatement()) {
            statement.execute("create table outbox (id uuid, recorded_on date) partition by range (recorded_on)");
            statement.execute("create table parcel (id int)");
            statement.execute("select platform.publish_outbox('returns.outbox')");
            statement.execute("select platform.publish_outbox('returns.outbox')");

            assertThatThrownBy(() -> statement.execute("select platform.publish_outbox('returns.parcel')"))
                    .hasMessageContaining("own outbox only");
            var published = statement.executeQuery("select string_agg(schemaname || '.' || tablename, ' ' order by 1)"
                    + " from pg_publication_tables where pubname = 'outbox_pub'");
            assertThat(published.next()).isTrue();
            assertThat(published.getString(1)).contains("returns.outbox").contains("platform.heartbeat");
        }
    }

    @Test
    void topics_are_there_with_their_partitions() throws Exception {
        try (var admin = Admin.create(Map.<String, Object>of("bootstrap.servers", infra.bootstrapServers()))) {
            var topics = admin.describeTopics(java.util.List.of("order.events.v1", "catalog.products.v1"))
                    .allTopicNames()
                    .get();

            assertThat(topics.get("order.events.v1").partitions()).hasSize(12);
            assertThat(topics.get("catalog.products.v1").partitions()).hasSize(6);
        }
    }

    @Test
    void the_database_comes_back_after_a_kill_with_what_was_committed() throws SQLException {
        try (var connection = infra.superuser();
                var statement = connection.createStatement()) {
            statement.execute("create table platform.kept as select 42 as answer");
        }

        infra.postgres().kill();
        assertThat(infra.postgres().isAlive()).isFalse();
        infra.postgres().start();

        try (var connection = infra.superuser();
                var statement = connection.createStatement();
                var rows = statement.executeQuery("select answer from platform.kept")) {
            assertThat(rows.next()).isTrue();
            assertThat(rows.getInt(1)).isEqualTo(42);
        }
    }

    @Test
    void the_broker_comes_back_after_a_kill_and_after_a_pause() {
        infra.kafka().kill();
        infra.kafka().start();
        infra.kafka().pause();
        infra.kafka().resume();
        infra.kafka().restart();

        assertThat(infra.kafka().isAlive()).isTrue();
    }
}
