package org.entrepot.gateway.door;

import static org.assertj.core.api.Assertions.assertThat;
import static org.entrepot.gateway.Until.until;
import static org.entrepot.gateway.Web.get;
import static org.entrepot.gateway.Web.send;
import static org.entrepot.gateway.Web.to;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import java.io.IOException;
import java.net.Socket;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.entrepot.gateway.Parts;
import org.entrepot.gateway.Token;
import org.entrepot.gateway.Web;
import org.entrepot.gateway.door.UnderWayTest.Few;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Connections to a service are few, and nobody takes all of them. */
@QuarkusTest
@WithTestResource(Parts.class)
@TestProfile(Few.class)
class UnderWayTest {

    private static final Pattern UNDER_WAY =
            Pattern.compile("^gateway_requests_under_way ([0-9.]+)$", Pattern.MULTILINE);

    private final List<Socket> clients = new ArrayList<>();

    public static class Few implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of(
                    "entrepot.proxy.connections-per-service", "4",
                    "entrepot.limits.person.under-way", "2",
                    "entrepot.limits.webhook.under-way", "3",
                    "entrepot.trusted-proxies", "127.0.0.1");
        }
    }

    /** And the next test finds nothing under way. */
    @AfterEach
    void leave() throws Exception {
        for (var client : clients) client.close();
        until("nothing is under way", () -> underWay() == 0);
    }

    @Test
    void bodies_that_do_not_come_keep_no_connection_to_a_service() throws Exception {
        for (int n = 1; n <= 20; n++) beginWebhook("192.0.2." + n);
        until("20 bodies are waited for", () -> underWay() == 20);

        assertThat(get("/orders/1", Token.machine()).statusCode()).isEqualTo(200);
    }

    @Test
    void who_has_enough_under_way_waits_for_answers_and_others_do_not() throws Exception {
        var token = Token.of("shop", "customer").signed();
        for (int n = 0; n < 2; n++)
            begin("GET /products/hang HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer " + token + "\r\n\r\n");
        until("2 requests are under way", () -> underWay() == 2);

        var refused = get("/products/1", token);

        DoorTest.problem(refused, 429);
        assertThat(refused.body()).contains("too-many-under-way");
        assertThat(refused.headers().firstValue("Retry-After")).contains("1");
        assertThat(get("/products/1", Token.of("shop", "customer").signed()).statusCode())
                .isEqualTo(200);
    }

    @Test
    void who_has_its_answers_or_left_may_ask_again() throws Exception {
        var token = Token.of("shop", "customer").signed();
        for (int n = 0; n < 5; n++)
            assertThat(get("/products/1", token).statusCode()).isEqualTo(200);
        for (int n = 0; n < 2; n++)
            begin("GET /products/hang HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer " + token + "\r\n\r\n");
        until("2 requests are under way", () -> underWay() == 2);

        leave();

        assertThat(get("/products/1", token).statusCode()).isEqualTo(200);
    }

    @Test
    void a_stream_counts_only_until_it_is_open() throws Exception {
        var token = Token.of("shop", "customer").signed();
        // The first of all waits for the gateway to listen, which a slow machine takes its time for.
        until("a stream is open", () -> stream(token).contains(" 200 "));

        for (int n = 0; n < 3; n++) assertThat(stream(token)).contains(" 200 ");
    }

    @Test
    void webhooks_are_counted_by_the_address_that_a_trusted_proxy_names() throws Exception {
        for (int n = 0; n < 3; n++) beginWebhook("192.0.2.100");
        until("3 bodies are waited for", () -> underWay() == 3);

        assertThat(webhook("192.0.2.100")).isEqualTo(429);
        assertThat(webhook("192.0.2.101")).isEqualTo(200);
    }

    private void beginWebhook(String from) throws IOException {
        begin("POST /webhooks/payments HTTP/1.1\r\nHost: x\r\nX-Forwarded-For: " + from
                + "\r\nContent-Length: 10\r\n\r\n");
    }

    private Socket begin(String request) throws IOException {
        var client = new Socket("127.0.0.1", Web.port());
        client.setSoTimeout(30_000);
        clients.add(client);
        client.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
        return client;
    }

    private String stream(String token) throws IOException {
        return firstLine(begin("GET /orders/a0000000-0000-0000-0000-000000000000/progress HTTP/1.1\r\nHost: x\r\n"
                + "Authorization: Bearer " + token + "\r\n\r\n"));
    }

    private static String firstLine(Socket client) throws IOException {
        var line = new StringBuilder();
        for (int c = client.getInputStream().read();
                c >= 0 && c != '\r';
                c = client.getInputStream().read()) line.append((char) c);
        return line.toString();
    }

    private static int webhook(String from) {
        return send(to("/webhooks/payments").header("X-Forwarded-For", from).POST(BodyPublishers.ofString("{}")))
                .statusCode();
    }

    private static double underWay() {
        var metrics = UNDER_WAY.matcher(send(to("/q/metrics")).body());
        if (!metrics.find()) throw new AssertionError("no number of requests under way");
        return Double.parseDouble(metrics.group(1));
    }
}
