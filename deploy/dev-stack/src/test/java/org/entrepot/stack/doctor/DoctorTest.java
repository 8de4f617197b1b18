package org.entrepot.stack.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.AlterConfigOp;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.config.ConfigResource;
import org.entrepot.stack.connect.ConnectRest;
import org.entrepot.stack.connect.ConnectSettings;
import org.entrepot.stack.postgres.Postgres;
import org.entrepot.stack.process.Ports;
import org.entrepot.stack.process.Wait;
import org.entrepot.stack.supervise.Stack;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A real database, broker and connector that somebody changes behind the doctor's back, and puts right again. */
class DoctorTest {
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @TempDir
    static Path folder;

    private static Stack stack;

    @BeforeAll
    static void start() {
        stack = Stack.at(folder.resolve("home"));
        stack.up(new Stack.Wanted(Ports.freeBase(), List.of("postgres", "kafka", "connect"), folder), report -> {});
        isSound();
    }

    @AfterAll
    static void stop() {
        stack.down(report -> {});
    }

    /** What a test planted is gone again, and the doctor says so. */
    @AfterEach
    void put_right() {
        isSound();
    }

    @Test
    void what_was_started_as_argued_deviates_in_nothing() {
        assertThat(new Doctor(stack).examine())
                .extracting(Examination::part)
                .containsExactly("postgres", "kafka", "connect");
        assertThat(deviations()).isEmpty();
    }

    @Test
    void a_setting_of_the_server_is_told_with_what_it_must_be_and_why() throws SQLException {
        sql("alter system set wal_sender_timeout = '60s'", "select pg_reload_conf()");

        deviates("wal_sender_timeout is 1min and must be 10s: A connector that hangs");

        sql("alter system set wal_sender_timeout = '10s'", "select pg_reload_conf()");
    }

    @Test
    void values_of_statements_that_would_reach_the_log_are_told() throws SQLException {
        sql("alter system set log_parameter_max_length = -1", "select pg_reload_conf()");

        deviates("log_parameter_max_length is -1 and must be 0");

        sql("alter system set log_parameter_max_length = 0", "select pg_reload_conf()");
    }

    @Test
    void a_setting_of_a_role_is_told() throws SQLException {
        sql("alter role order_service set statement_timeout = '1h'");

        deviates("order_service.statement_timeout is 1h and must be 10s");

        sql("alter role order_service set statement_timeout = '10s'");
    }

    @Test
    void a_role_that_reaches_the_data_of_another_service_is_told() throws SQLException {
        sql("grant usage on schema catalog to order_service");

        deviates("order_service can reach the schema catalog of another service");

        sql("revoke usage on schema catalog from order_service");
    }

    @Test
    void stock_without_room_in_its_pages_is_told() throws SQLException {
        sql("create table inventory.stock (sku text)");

        deviates("inventory.stock.fillfactor is not set and must be 60");

        sql("alter table inventory.stock set (fillfactor = 60)");
        isSound();
        sql("drop table inventory.stock");
    }

    @Test
    void a_publication_of_more_than_inserts_is_told() throws SQLException {
        sql("alter publication outbox_pub set (publish = 'insert, update')");

        deviates("must publish inserts alone");

        sql("alter publication outbox_pub set (publish = 'insert')");
    }

    @Test
    void a_second_slot_is_told() throws SQLException {
        sql("select pg_create_logical_replication_slot('stranger', 'pgoutput')");

        deviates("There is more than the one slot");

        sql("select pg_drop_replication_slot('stranger')");
    }

    @Test
    void the_log_that_the_slot_keeps_is_told_in_bytes() {
        assertThat(new Doctor(stack).examine().getFirst().inWords())
                .anyMatch(line -> line.matches(" *· The slot entrepot_outbox keeps [\\d,]+ bytes of log\\."));
    }

    @Test
    void a_topic_that_keeps_its_facts_too_short_is_told() throws Exception {
        var before = configured("order.events.v1", "retention.ms", "1000");

        deviates("order.events.v1: retention.ms is 1000 and must be " + before);

        configured("order.events.v1", "retention.ms", before);
    }

    @Test
    void a_topic_that_no_contract_knows_is_told() throws Exception {
        try (var admin = stack.live().kafka().admin()) {
            admin.createTopics(List.of(new NewTopic("stranger.events.v1", 1, (short) 1)))
                    .all()
                    .get();

            deviates("Topics that no contract knows: [stranger.events.v1]");

            admin.deleteTopics(List.of("stranger.events.v1")).all().get();
        }
    }

    @Test
    void a_topic_of_the_worker_that_forgets_is_told() throws Exception {
        var before = configured("entrepot-connect-offsets", "cleanup.policy", "delete");

        deviates("The topic entrepot-connect-offsets is delete and must be compacted");

        configured("entrepot-connect-offsets", "cleanup.policy", before);
    }

    @Test
    void a_worker_that_was_told_something_else_is_told() throws IOException {
        var file = stack.home().data("connect").resolve("worker.properties");
        var text = Files.readString(file);
        var written = Files.getLastModifiedTime(file);
        Files.writeString(file, text.replace("offset.flush.interval.ms=2000", "offset.flush.interval.ms=60000"));
        Files.setLastModifiedTime(file, FileTime.from(Instant.now().plusSeconds(60)));

        deviates("worker offset.flush.interval.ms is 60000 and must be 2000");
        deviates("The worker's file was changed after the worker started");

        Files.writeString(file, text);
        Files.setLastModifiedTime(file, written);
    }

    @Test
    void a_connector_that_lingers_is_told() throws Exception {
        var config = (ObjectNode) new ObjectMapper().readTree(ConnectRest.template());
        connector(config.put("poll.interval.ms", "500").toString());

        deviates("poll.interval.ms is 500 and must be 20");

        connector(ConnectRest.template());
    }

    @Test
    void a_connector_that_stands_is_told() throws Exception {
        connectors("PUT", "/pause", "");

        deviates("No event leaves an outbox: the connector is PAUSED");

        connectors("PUT", "/resume", "");
    }

    private static void deviates(String sentence) {
        Wait.until(PATIENCE, () -> {
            var told = deviations();
            return told.stream().anyMatch(deviation -> deviation.contains(sentence))
                    ? null
                    : "nobody says \"" + sentence + "\", but " + told;
        });
    }

    private static void isSound() {
        Wait.until(PATIENCE, () -> deviations().isEmpty() ? null : deviations().toString());
    }

    private static List<String> deviations() {
        return new Doctor(stack)
                .examine().stream()
                        .flatMap(examination -> examination.deviations().stream())
                        .toList();
    }

    private static void sql(String... statements) throws SQLException {
        try (var connection = stack.live().postgres().connect(Postgres.DATABASE);
                var statement = connection.createStatement()) {
            for (var text : statements) statement.execute(text);
        }
    }

    /** Gives the value that was there before. */
    private static String configured(String topic, String key, String value)
            throws ExecutionException, InterruptedException {
        var resource = new ConfigResource(ConfigResource.Type.TOPIC, topic);
        try (var admin = stack.live().kafka().admin()) {
            var before = admin.describeConfigs(List.of(resource)).all().get().get(resource);
            var set = new AlterConfigOp(new ConfigEntry(key, value), AlterConfigOp.OpType.SET);
            admin.incrementalAlterConfigs(Map.of(resource, List.of(set))).all().get();
            return before.get(key).value();
        }
    }

    private static void connector(String config) throws IOException, InterruptedException {
        connectors("PUT", "/config", config);
    }

    private static void connectors(String method, String path, String body) throws IOException, InterruptedException {
        var uri = "http://127.0.0.1:%d/connectors/%s%s"
                .formatted(stack.ports().of("connect"), ConnectSettings.CONNECTOR, path);
        var request = HttpRequest.newBuilder(URI.create(uri))
                .header("Content-Type", "application/json")
                .method(method, HttpRequest.BodyPublishers.ofString(body))
                .build();
        try (var http = HttpClient.newHttpClient()) {
            assertThat(http.send(request, HttpResponse.BodyHandlers.ofString()).statusCode())
                    .isBetween(200, 299);
        }
    }
}
