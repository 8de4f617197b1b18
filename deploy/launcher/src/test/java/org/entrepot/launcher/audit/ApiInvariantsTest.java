package org.entrepot.launcher.audit;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.entrepot.launcher.platform.Answer;
import org.entrepot.launcher.platform.Json;
import org.junit.jupiter.api.Test;

/** The API asked again: each test has it answer otherwise and sees it named. */
class ApiInvariantsTest extends InASoundWorld {
    private static final JsonNode REQUEST = Json.tree(Map.of("lines", List.of(Map.of("sku", "CUP", "quantity", 3))));
    private static final Answer REUSED = answer(422, Map.of("type", "urn:entrepot:problem:idempotency-key-reused"));

    @Test
    void i17_holds_when_the_same_is_answered_again_and_another_request_is_refused() throws Exception {
        var report = asked(request -> request.equals(REQUEST) ? asBefore() : REUSED);

        found("I-17", report).isEmpty();
        assertThat(report.inWords()).anyMatch(line -> line.startsWith("I-17") && line.contains("holds"));
    }

    @Test
    void i17_another_order_for_the_same_key() throws Exception {
        found("I-17", asked(request -> request.equals(REQUEST) ? order(world.confirmed.toString()) : REUSED))
                .singleElement()
                .satisfies(finding -> assertThat(finding.subject()).isEqualTo(world.delivered.toString()));
    }

    @Test
    void i17_another_status_for_the_same_request() throws Exception {
        found("I-17", asked(request -> request.equals(REQUEST) ? answer(409, Map.of()) : REUSED))
                .singleElement()
                .satisfies(finding ->
                        assertThat(finding.detail()).startsWith("was answered 201, and the same request again 409"));
    }

    @Test
    void i17_a_key_that_is_taken_for_another_request() throws Exception {
        found("I-17", asked(request -> asBefore()))
                .singleElement()
                .satisfies(finding ->
                        assertThat(finding.detail()).startsWith("another request with its key was answered 201"));
    }

    @Test
    void i17_asks_nothing_when_the_platform_does_not_know_the_key_for_that_would_place_an_order() throws Exception {
        world.change("delete from orders.idempotency_key where key = 'key-E1'");

        var report = asked(request -> {
            throw new AssertionError("it was asked");
        });

        found("I-17", report).isEmpty();
        assertThat(report.inWords()).anyMatch(line -> line.startsWith("I-17") && line.contains("not checked"));
    }

    private interface Behaviour {
        Answer to(JsonNode request);
    }

    private AuditReport asked(Behaviour platform) throws Exception {
        var outside = Outside.of(
                        Optional.of(world.ledger()), List.of(world.remembered().with(REQUEST)))
                .withDoor((client, path, body, key) -> platform.to((JsonNode) body));
        return Audit.of(infra.bootstrapServers(), superuser, outside);
    }

    private Answer asBefore() {
        return order(world.delivered.toString());
    }

    private static Answer order(String id) {
        return answer(
                201,
                Map.of(
                        "id",
                        id,
                        "number",
                        "E1",
                        "total",
                        Map.of("minor", 1_500, "currency", "GBP"),
                        "lines",
                        List.of(Map.of("line", 1, "sku", "CUP", "quantity", 3))));
    }

    private static Answer answer(int status, Map<String, Object> body) {
        return new Answer(status, "", Json.write(body).getBytes(StandardCharsets.UTF_8));
    }
}
