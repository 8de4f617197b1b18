package org.entrepot.gateway.door;

import static org.assertj.core.api.Assertions.assertThat;
import static org.entrepot.gateway.Until.until;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.vertx.core.Handler;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.entrepot.gateway.services.Service;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class TrafficTest {

    private static final Duration LONG = Duration.ofSeconds(60);

    private volatile Traffic traffic = new Traffic(new SimpleMeterRegistry(), LONG);
    private final CountDownLatch refused = new CountDownLatch(1);
    private final Vertx vertx = Vertx.vertx();
    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private HttpServer server;

    @BeforeEach
    void open() throws ExecutionException, InterruptedException {
        server = listening(this::answer);
    }

    @AfterEach
    void close() throws ExecutionException, InterruptedException {
        client.shutdownNow();
        vertx.close().toCompletionStage().toCompletableFuture().get();
    }

    @Test
    void a_gateway_that_nobody_is_connected_to_stops_at_once() {
        assertThat(stops()).succeedsWithin(LONG.dividedBy(2));
    }

    @Test
    void a_client_that_keeps_its_connection_is_told_before_it_is_closed() throws Exception {
        assertThat(asks().statusCode()).isEqualTo(200);

        var stopping = stops();
        var answer = asksUntilRefused();

        assertThat(answer.statusCode()).isEqualTo(503);
        assertThat(answer.headers().firstValue("Retry-After")).isPresent();
        assertThat(answer.headers().firstValue("Connection")).contains("close");
        assertThat(stopping).succeedsWithin(LONG.dividedBy(2));
    }

    @Test
    void a_client_that_does_not_ask_any_more_is_not_waited_for_for_ever() throws Exception {
        traffic = new Traffic(new SimpleMeterRegistry(), Duration.ofMillis(100));
        asks();

        assertThat(stops()).succeedsWithin(LONG.dividedBy(2));
    }

    @Test
    void what_a_client_that_has_left_asked_is_over_at_once() throws Exception {
        var left = new CompletableFuture<RoutingContext>();
        var router = Router.router(vertx);
        router.route().handler(left::complete);
        var door = listening(router::handle);
        try (var client = new Socket("127.0.0.1", door.actualPort())) {
            client.getOutputStream().write("GET / HTTP/1.1\r\nHost: x\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
            left.get(LONG.toSeconds(), TimeUnit.SECONDS);
        }
        var routing = left.get();
        until("the gateway sees that it left", () -> routing.response().closed());

        var times = new AtomicInteger();
        traffic.goesTo(Service.ORDER, routing, times::incrementAndGet);

        assertThat(times).hasValue(1);
        assertThat(stops()).succeedsWithin(LONG.dividedBy(2));
    }

    private HttpServer listening(Handler<HttpServerRequest> requests) throws ExecutionException, InterruptedException {
        return vertx.createHttpServer()
                .requestHandler(requests)
                .listen(0, "127.0.0.1")
                .toCompletionStage()
                .toCompletableFuture()
                .get();
    }

    private void answer(HttpServerRequest request) {
        if (traffic.letIn(request)) request.response().end("here you are");
        else refused.countDown();
    }

    private CompletableFuture<Void> stops() {
        return CompletableFuture.runAsync(() -> traffic.stop(null));
    }

    /** The stop begins on a thread of its own: until it has, all is as before. */
    private HttpResponse<String> asksUntilRefused() throws Exception {
        HttpResponse<String> answer;
        do answer = asks();
        while (!refused.await(10, TimeUnit.MILLISECONDS));
        return answer;
    }

    private HttpResponse<String> asks() throws Exception {
        var address = URI.create("http://127.0.0.1:" + server.actualPort() + "/");
        return client.send(HttpRequest.newBuilder(address).build(), BodyHandlers.ofString());
    }
}
