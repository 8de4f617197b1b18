package org.entrepot.gateway.door;

import static org.assertj.core.api.Assertions.assertThat;
import static org.entrepot.gateway.Until.PATIENCE;
import static org.entrepot.gateway.Until.until;

import io.quarkus.runtime.configuration.MemorySize;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServer;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.io.IOException;
import java.math.BigInteger;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class BodiesTest {

    private static final MemorySize LARGEST = new MemorySize(BigInteger.TEN);
    private static final String HEAD = "POST / HTTP/1.1\r\nHost: x\r\n";

    private final Vertx vertx = Vertx.vertx();
    private final BlockingQueue<RoutingContext> asked = new LinkedBlockingQueue<>();
    private final BlockingQueue<Buffer> taken = new LinkedBlockingQueue<>();
    private HttpServer server;

    @AfterEach
    void close() {
        vertx.close().toCompletionStage().toCompletableFuture().join();
    }

    @Test
    void a_body_in_pieces_is_handed_on_as_one() throws Exception {
        open(PATIENCE);

        var client = send(HEAD + "Transfer-Encoding: chunked\r\n\r\n5\r\n01234\r\n5\r\n56789\r\n0\r\n\r\n");

        assertThat(taken.poll(PATIENCE.toSeconds(), TimeUnit.SECONDS)).hasToString("0123456789");
        client.close();
    }

    @Test
    void a_body_that_is_said_to_be_empty_is_empty() throws Exception {
        open(PATIENCE);

        var client = send(HEAD + "Content-Length: 0\r\n\r\n");

        assertThat(taken.poll(PATIENCE.toSeconds(), TimeUnit.SECONDS)).hasToString("");
        client.close();
    }

    @Test
    void a_body_that_does_not_come_is_not_waited_for_for_ever() throws Exception {
        open(Duration.ofMillis(100));

        assertThat(answer(HEAD + "Content-Length: 10\r\n\r\n01234"))
                .startsWith("HTTP/1.1 408 ")
                .containsIgnoringCase("connection: close")
                .contains("application/problem+json", "urn:entrepot:problem:body-late");
        assertThat(taken).isEmpty();
    }

    @Test
    void a_body_that_turns_out_too_large_is_handed_on_to_nobody() throws Exception {
        open(PATIENCE);

        assertThat(answer(HEAD + "Transfer-Encoding: chunked\r\n\r\n5\r\n01234\r\n6\r\n567890\r\n"))
                .startsWith("HTTP/1.1 413 ")
                .contains("urn:entrepot:problem:too-large");
        assertThat(taken).isEmpty();
    }

    @Test
    void of_a_client_that_leaves_half_a_body_is_handed_on_to_nobody() throws Exception {
        open(Duration.ofMillis(100));

        send(HEAD + "Content-Length: 10\r\n\r\n01234").close();

        var routing = asked.poll(PATIENCE.toSeconds(), TimeUnit.SECONDS);
        until("the gateway sees that it left", () -> routing.response().closed());
        assertThat(taken).isEmpty();
    }

    private void open(Duration patience) {
        var bodies = new Bodies(LARGEST, patience);
        var router = Router.router(vertx);
        router.route().handler(routing -> {
            routing.request().pause();
            asked.add(routing);
            bodies.take(routing, taken::add);
        });
        server = vertx.createHttpServer()
                .requestHandler(router::handle)
                .listen(0, "127.0.0.1")
                .toCompletionStage()
                .toCompletableFuture()
                .join();
    }

    private Socket send(String text) throws IOException {
        var socket = new Socket("127.0.0.1", server.actualPort());
        socket.setSoTimeout((int) PATIENCE.toMillis());
        socket.getOutputStream().write(text.getBytes(StandardCharsets.US_ASCII));
        return socket;
    }

    /** All of it: the gateway closes the connection after it. */
    private String answer(String text) throws IOException {
        try (var socket = send(text)) {
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
