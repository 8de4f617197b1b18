package org.entrepot.launcher.audit;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.entrepot.launcher.platform.Json;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Secrets: each test spills one and sees where. */
class SecrecyInvariantsTest extends InASoundWorld {
    private static final String EMAIL = "ada.lovelace@customers.example";

    @TempDir
    private Path logs;

    @Test
    void i23_an_address_in_a_fact_is_found_in_the_topic_or_where_it_waits_to_be_carried() throws Exception {
        world.say(world.confirmed, "order.confirmed", 2, "{\"to\":\"" + EMAIL + "\"}");
        world.write(UUID.randomUUID(), world.delivered, "order.confirmed", 2, EMAIL, "now()");

        found("I-23", audit(world.ledger()))
                .extracting(Finding::subject)
                .containsExactly("orders.outbox", "topic order.events.v1");
    }

    @Test
    void i23_a_name_in_a_log_or_a_url_of_ours_but_not_in_the_mail_servers() throws Exception {
        Files.writeString(logs.resolve("gateway.log"), "GET /customers?email=ADA.Lovelace%40customers.example 200\n");
        Files.writeString(logs.resolve("order-service.log"), "cannot write to Ada Lovelace\n");
        Files.writeString(logs.resolve("mail.log"), EMAIL);

        var report = withLogs();

        found("I-23", report).extracting(Finding::subject).containsExactly("log gateway.log", "log order-service.log");
        assertThat(report.inWords()).as("the report keeps the secret").noneMatch(line -> line.contains("Lovelace"));
    }

    @Test
    void i23_a_street_in_a_parked_fact_in_an_errand_and_in_an_answer_that_was_kept() throws Exception {
        world.park(world.confirmed, "POISON");
        world.change("update inventory.parked_event set payload = 'to 1 Analytical Way'::bytea");
        world.change(
                "insert into customers.errand (id, kind, subject, payload, due_at, state, correlation_id, traceparent)"
                        + " values (gen_random_uuid(), 'mail', 'x', '1 analytical way', now(), 'DONE', 'x', 'x')");
        world.change("update orders.idempotency_key set body = '1 Analytical Way'");

        found("I-23", audit(world.ledger()))
                .extracting(Finding::subject)
                .containsExactly("customers.errand", "inventory.parked_event", "orders.idempotency_key");
    }

    @Test
    void i23_a_means_of_payment_that_a_client_remembers() throws Exception {
        JsonNode request = Json.tree(Map.of("payment", Map.of("token", "tok_secret_4711")));
        Files.writeString(logs.resolve("order-service.log"), "paid with tok_secret_4711");
        var outside = Outside.of(
                Optional.of(world.ledger()), List.of(world.remembered().with(request)));

        var report = Audit.of(infra.bootstrapServers(), superuser, outside.withLogs(logs));

        found("I-23", report).extracting(Finding::subject).containsExactly("log order-service.log");
    }

    @Test
    void a_secret_on_the_border_of_two_chunks_is_found() throws Exception {
        var canaries = new Canaries(List.of(EMAIL));
        for (var before : List.of(0, 65_530, 65_536, 65_550, 131_060)) {
            var found = new ArrayList<String>();
            var text = " ".repeat(before) + EMAIL + " ".repeat(100_000);
            canaries.in(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)), found::add);
            assertThat(found).as("after " + before).contains(EMAIL);
        }
    }

    private AuditReport withLogs() throws Exception {
        var outside = Outside.of(Optional.of(world.ledger()), List.of()).withLogs(logs);
        return Audit.of(infra.bootstrapServers(), superuser, outside);
    }
}
