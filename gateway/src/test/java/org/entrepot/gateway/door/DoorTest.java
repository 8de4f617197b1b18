package org.entrepot.gateway.door;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.entrepot.gateway.Web.get;
import static org.entrepot.gateway.Web.json;
import static org.entrepot.gateway.Web.post;
import static org.entrepot.gateway.Web.raw;
import static org.entrepot.gateway.Web.send;
import static org.entrepot.gateway.Web.to;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.entrepot.gateway.Parts;
import org.entrepot.gateway.Token;
import org.entrepot.gateway.Web;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@WithTestResource(Parts.class)
class DoorTest {

    private static final int LARGEST = 256 * 1024;

    private final String token = Token.machine();

    @ParameterizedTest
    @CsvSource({
        "/products/1, catalog",
        "/stock/A, inventory",
        "/orders, order",
        "/shipments/1, shipping",
        "/customers/1, customer"
    })
    void each_request_reaches_the_service_whose_it_is(String path, String service) {
        var told = json(get(path + "?a=b%20c&a=d", token));

        assertThat(told.path("service").asText()).isEqualTo(service);
        assertThat(told.path("uri").asText()).isEqualTo(path + "?a=b%20c&a=d");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"/internal/addresses", "/nothing", "/", "/products/..%2finternal", "/products/%2e%2e/internal"})
    void what_is_not_ours_is_not_found(String path) {
        problem(get(path, token), 404);
    }

    @Test
    void a_way_round_the_table_is_no_way() {
        var token = "Authorization: Bearer " + this.token + "\r\nHost: x\r\n\r\n";

        assertThat(raw("GET /products/../internal/addresses HTTP/1.1\r\n" + token))
                .contains(" 404 ");
        assertThat(raw("GET //internal/addresses HTTP/1.1\r\n" + token)).contains(" 404 ");
        assertThat(raw("GET http://127.0.0.1/internal/addresses HTTP/1.1\r\n" + token))
                .contains(" 404 ");
        assertThat(raw("TRACE /products HTTP/1.1\r\n" + token)).contains(" 405 ");
    }

    @Test
    void method_body_and_headers_come_through_and_the_token_with_them() {
        var told = json(send(to("/products/1", token)
                .header("If-Match", "\"7\"")
                .header("Idempotency-Key", "k")
                .header("Accept-Language", "fr")
                .PUT(BodyPublishers.ofString("{\"é\":1}"))));

        assertThat(told.path("method").asText()).isEqualTo("PUT");
        assertThat(told.path("body").asText()).isEqualTo("{\"é\":1}");
        var headers = told.path("headers");
        assertThat(headers.path("If-match").asText()).isEqualTo("\"7\"");
        assertThat(headers.path("Idempotency-key").asText()).isEqualTo("k");
        assertThat(headers.path("Accept-language").asText()).isEqualTo("fr");
        assertThat(headers.path("Authorization").asText()).isEqualTo("Bearer " + token);
        assertThat(headers.path("X-forwarded-host").asText()).isEqualTo("127.0.0.1:" + Web.port());
        assertThat(headers.path("X-forwarded-for").asText()).isEqualTo("127.0.0.1");
        assertThat(headers.path("X-forwarded-proto").asText()).isEqualTo("http");
    }

    @Test
    void what_is_between_neighbours_and_what_a_stranger_may_not_say_stays_outside() {
        var answer = json(rawBody("GET /products/1 HTTP/1.1\r\nHost: shop.example\r\nAuthorization: Bearer " + token
                + "\r\nConnection: close, X-Mine\r\nX-Mine: 1\r\nTE: trailers\r\nProxy-Authorization: Basic x\r\n"
                + "X-Forwarded-For: 6.6.6.6\r\nForwarded: for=6.6.6.6\r\nX-Real-IP: 6.6.6.6\r\n\r\n"));

        var headers = answer.path("headers");
        for (var absent : new String[] {"X-mine", "Te", "Proxy-authorization", "Forwarded", "X-real-ip"})
            assertThat(headers.has(absent)).as(absent).isFalse();
        assertThat(headers.path("X-forwarded-for").asText()).isEqualTo("127.0.0.1");
        assertThat(headers.path("Host").asText()).isEqualTo("shop.example");
    }

    @Test
    void a_trace_is_continued_or_begun() {
        var mine = "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01";

        var kept = json(send(to("/products/1", token).header("traceparent", mine)));
        var begun = json(get("/products/1", token));
        var mended = json(send(to("/products/1", token).header("traceparent", "00-0-0-00")));

        assertThat(kept.at("/headers/Traceparent").asText()).isEqualTo(mine);
        assertThat(begun.at("/headers/Traceparent").asText()).matches("00-[0-9a-f]{32}-[0-9a-f]{16}-01");
        assertThat(mended.at("/headers/Traceparent").asText()).matches("00-[0-9a-f]{32}-[0-9a-f]{16}-01");
    }

    @Test
    void an_answer_comes_back_as_it_was_given() {
        var created = post("/products/created", token, "{}");
        assertThat(created.statusCode()).isEqualTo(201);
        assertThat(created.headers().firstValue("Location")).contains("/products/1");
        assertThat(created.headers().firstValue("ETag")).contains("\"1\"");
        assertThat(created.headers().firstValue("X-Between")).isEmpty();

        var refused = get("/products/status-409", token);
        assertThat(refused.statusCode()).isEqualTo(409);
        assertThat(refused.headers().firstValue("Content-Type")).contains("application/problem+json");
        assertThat(refused.body()).contains("its-own");
        assertThat(get("/products/status-204", token).statusCode()).isEqualTo(204);
        assertThat(get("/products/status-304", token).statusCode()).isEqualTo(304);
        assertThat(send(to("/products/1", token).HEAD()).statusCode()).isEqualTo(200);
    }

    @Test
    void a_large_answer_streams_through() {
        assertThat(get("/products/large", token).body()).hasSize(8 * 1024 * 1024);
    }

    @Test
    void a_body_up_to_the_limit_passes_and_a_larger_one_does_not() {
        var most = "x".repeat(LARGEST);

        assertThat(json(post("/products", token, most)).path("length").asInt()).isEqualTo(LARGEST);
        // Not a byte of it is sent: what comes after the refusal may cut the connection before the answer is read.
        assertThat(json(rawBody("POST /products HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer " + token
                                + "\r\nContent-Length: " + (LARGEST + 1) + "\r\n\r\n"))
                        .path("status")
                        .asInt())
                .isEqualTo(413);
        var chunked = BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(most.getBytes()));
        assertThat(json(send(to("/products", token).POST(chunked)))
                        .path("length")
                        .asInt())
                .isEqualTo(LARGEST);
    }

    @Test
    void a_body_that_does_not_say_its_length_is_counted() {
        var chunk = "8000\r\n" + "x".repeat(0x8000) + "\r\n";
        var head = "POST /products HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\nAuthorization: Bearer " + token
                + "\r\n\r\n";

        assertThat(raw(head + chunk.repeat(12))).contains(" 413 ");
    }

    @Test
    void headers_are_limited() {
        assertThat(raw("GET /products HTTP/1.1\r\nHost: x\r\nX-Long: " + "x".repeat(20_000) + "\r\n\r\n"))
                .contains(" 431 ");
    }

    @Test
    void a_service_that_is_down_is_answered_for_at_once() {
        var since = System.nanoTime();
        var answer = get("/returns/1", token);

        problem(answer, 503);
        assertThat(answer.headers().firstValue("Retry-After")).isPresent();
        assertThat(Duration.ofNanos(System.nanoTime() - since)).isLessThan(Duration.ofSeconds(8));
        problem(post("/returns", token, "{}"), 503);
    }

    @Test
    void a_service_that_hangs_is_not_waited_for_for_ever() {
        problem(get("/products/hang", token), 504);
    }

    @Test
    void a_service_that_breaks_off_is_a_bad_gateway() {
        problem(post("/products/break", token, "{}"), 502);
    }

    @Test
    void who_may_ask_again_is_told_when_after_a_service_broke_off() {
        var withKey =
                send(to("/orders/break", token).header("Idempotency-Key", "k").POST(BodyPublishers.ofString("{}")));
        var put = send(to("/products/break", token).PUT(BodyPublishers.ofString("{}")));
        var asked = get("/products/break", token);

        for (var answer : List.of(withKey, put, asked)) {
            problem(answer, 503);
            assertThat(answer.headers().firstValue("Retry-After")).isPresent();
            assertThat(answer.body()).contains("service-broke-off").doesNotContain("nothing was done");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"half-large", "half-chunked"})
    void half_an_answer_does_not_look_like_a_whole_one(String which) {
        assertThatThrownBy(() ->
                        Web.client().send(to("/products/" + which, token).build(), BodyHandlers.ofString()))
                .isInstanceOf(IOException.class);
    }

    @Test
    void half_a_small_answer_is_none() {
        problem(get("/products/half", token), 503);
        problem(post("/products/half", token, "{}"), 502);
    }

    @Test
    void webhooks_need_no_token_and_take_none_along() {
        var told = json(send(
                to("/webhooks/payments").header("webhook-signature", "v1,x").POST(BodyPublishers.ofString("{}"))));
        var withToken = json(post("/webhooks/carriers", token, "{}"));

        assertThat(told.path("service").asText()).isEqualTo("order");
        assertThat(told.at("/headers/Webhook-signature").asText()).isEqualTo("v1,x");
        assertThat(withToken.path("service").asText()).isEqualTo("shipping");
        assertThat(withToken.path("headers").has("Authorization")).isFalse();
        problem(send(to("/webhooks/payments")), 404);
    }

    @Test
    void operations_are_for_operations() {
        var told = json(get(
                "/operations/order/parked?state=PARKED",
                Token.of("console", "operations").signed()));

        assertThat(told.path("service").asText()).isEqualTo("order");
        assertThat(told.path("uri").asText()).isEqualTo("/operations/parked?state=PARKED");
        problem(get("/operations/order/parked", token), 403);
        problem(send(to("/operations/order/parked")), 401);
    }

    @Test
    void many_at_once_all_get_their_own_answer() {
        var answers = new ArrayList<CompletableFuture<HttpResponse<String>>>();
        for (int n = 0; n < 150; n++) {
            answers.add(Web.client()
                    .sendAsync(
                            to("/products/" + n, token)
                                    .POST(BodyPublishers.ofString("body " + n))
                                    .build(),
                            BodyHandlers.ofString()));
        }

        for (int n = 0; n < answers.size(); n++) {
            var told = json(answers.get(n).join());
            assertThat(told.path("uri").asText()).isEqualTo("/products/" + n);
            assertThat(told.path("body").asText()).isEqualTo("body " + n);
        }
    }

    @Test
    void health_and_metrics_are_for_this_machine_alone() {
        assertThat(send(to("/q/health/ready")).statusCode()).isEqualTo(200);
        get("/products/1", token);
        assertThat(send(to("/q/metrics")).body())
                .contains("gateway_requests_seconds_count{service=\"catalog\",status=\"200\"");
        problem(send(to("/q/health").header("X-Forwarded-For", "1.2.3.4")), 404);
        assertThat(raw("GET /products/../q/metrics HTTP/1.1\r\nHost: x\r\nX-Forwarded-For: 1.2.3.4\r\n\r\n"))
                .contains(" 404 ");
    }

    static void problem(HttpResponse<String> answer, int status) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
        assertThat(answer.headers().firstValue("Content-Type")).contains("application/problem+json");
        var problem = json(answer);
        assertThat(problem.path("status").asInt()).isEqualTo(status);
        assertThat(problem.path("type").asText()).startsWith("urn:entrepot:problem:");
        assertThat(problem.path("title").asText()).isNotBlank();
    }

    private static String rawBody(String request) {
        try (var socket = new java.net.Socket("127.0.0.1", Web.port())) {
            socket.getOutputStream().write(request.getBytes(java.nio.charset.StandardCharsets.US_ASCII));
            var answer = new String(socket.getInputStream().readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
            return answer.substring(answer.indexOf("\r\n\r\n") + 4);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
