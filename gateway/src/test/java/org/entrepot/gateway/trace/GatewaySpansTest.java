package org.entrepot.gateway.trace;

import static org.assertj.core.api.Assertions.assertThat;
import static org.entrepot.gateway.Web.get;
import static org.entrepot.gateway.Web.json;
import static org.entrepot.gateway.Web.send;
import static org.entrepot.gateway.Web.to;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.locks.LockSupport;
import org.entrepot.gateway.Parts;
import org.entrepot.gateway.Token;
import org.entrepot.gateway.trace.GatewaySpansTest.Collected;
import org.entrepot.spans.receiver.ReceivedSpan;
import org.entrepot.spans.receiver.SpanReceiver;
import org.entrepot.stack.process.Ports;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(Parts.class)
@TestProfile(Collected.class)
class GatewaySpansTest {

    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private static SpanReceiver receiver;

    private final String token = Token.machine();
    private final String trace = UUID.randomUUID().toString().replace("-", "");

    public static class Collected implements QuarkusTestProfile {

        private static final String PORT = "entrepot.test.span-receiver";

        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of("entrepot.spans.collector", "http://127.0.0.1:" + port());
        }

        /** Known to the whole JVM: profile and test need not be of one class loader. */
        static synchronized int port() {
            if (Integer.getInteger(PORT) == null)
                System.setProperty(PORT, Ports.free(1).getFirst().toString());
            return Integer.getInteger(PORT);
        }
    }

    @BeforeAll
    static void listen() {
        receiver = new SpanReceiver(Collected.port());
    }

    @AfterAll
    static void hangUp() {
        receiver.close();
    }

    @Test
    void a_trace_that_the_client_did_not_begin_begins_here_and_the_service_continues_the_call() {
        var told = json(get("/products/1", token));
        var handedOn = told.at("/headers/Traceparent").asText().split("-");

        var call = await(handedOn[1], "CLIENT");
        var request = await(handedOn[1], "SERVER");
        assertThat(handedOn[2]).isEqualTo(call.id());
        assertThat(call.parent()).isEqualTo(request.id());
        assertThat(request.isRoot()).isTrue();
        assertThat(request.service()).isEqualTo("gateway");
        assertThat(request.name()).isEqualTo("GET /products/*");
        assertThat(request.attributes())
                .isEqualTo(Map.of(
                        "http.request.method", "GET",
                        "http.route", "/products/*",
                        "http.response.status_code", "200",
                        "url.scheme", "http"));
        assertThat(call.name()).isEqualTo("GET /products/*");
        assertThat(call.attributes())
                .containsEntry("peer.service", "catalog-service")
                .containsEntry("http.response.status_code", "200");
    }

    @Test
    void a_clients_own_trace_is_continued() {
        send(to("/products/1", token).header("traceparent", "00-" + trace + "-b7ad6b7169203331-01"));

        assertThat(await(trace, "SERVER").parent()).isEqualTo("b7ad6b7169203331");
        assertThat(await(trace, "CLIENT").parent())
                .isEqualTo(await(trace, "SERVER").id());
    }

    @Test
    void what_the_gateway_refuses_has_no_call_and_what_it_cannot_deliver_has_one_that_failed() {
        send(to("/products/1").header("traceparent", "00-" + trace + "-b7ad6b7169203331-01"));
        var refused = await(trace, "SERVER");
        assertThat(refused.attribute("http.response.status_code")).isEqualTo("401");
        assertThat(refused.failed()).isFalse();
        assertThat(receiver.ofTrace(trace)).hasSize(1);

        var other = UUID.randomUUID().toString().replace("-", "");
        send(to("/products/break", token).header("traceparent", "00-" + other + "-b7ad6b7169203331-01"));

        assertThat(await(other, "CLIENT").failed()).isTrue();
        assertThat(await(other, "SERVER").attribute("error.type")).isEqualTo("503");
    }

    @Test
    void a_trace_that_its_client_does_not_keep_is_not_kept_here_and_says_so_on() {
        var told = json(send(to("/products/1", token).header("traceparent", "00-" + trace + "-b7ad6b7169203331-00")));

        assertThat(told.at("/headers/Traceparent").asText()).matches("00-" + trace + "-[0-9a-f]{16}-00");
        var later = json(get("/products/1", token)).at("/headers/Traceparent").asText();
        await(later.split("-")[1], "SERVER");
        assertThat(receiver.ofTrace(trace)).isEmpty();
    }

    private static ReceivedSpan await(String trace, String kind) {
        var deadline = System.nanoTime() + PATIENCE.toNanos();
        while (true) {
            for (var span : receiver.ofTrace(trace)) if (span.kind().equals(kind)) return span;
            if (System.nanoTime() > deadline)
                throw new AssertionError("no " + kind + " span in " + trace + ": " + receiver.spans());
            LockSupport.parkNanos(Duration.ofMillis(20).toNanos());
        }
    }
}
