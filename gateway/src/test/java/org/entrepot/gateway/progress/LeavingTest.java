package org.entrepot.gateway.progress;

import static org.assertj.core.api.Assertions.assertThat;
import static org.entrepot.gateway.Until.PATIENCE;
import static org.entrepot.gateway.Until.until;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.smallrye.config.SmallRyeConfigBuilder;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.ext.web.Router;
import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.entrepot.gateway.Peer;
import org.entrepot.gateway.caller.Caller;
import org.entrepot.gateway.services.Service;
import org.entrepot.gateway.services.UpstreamsOf;
import org.entrepot.stack.testing.TestInfra;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Clients that ask for a stream and are gone before it begins. */
class LeavingTest {

    private static final String NOBODY_LISTENS_THERE = "127.0.0.1:1";
    private static final Caller ADA = new Caller("shop", "ada", Set.of("customer"), 4_000_000_000L);

    private final Vertx vertx = Vertx.vertx();
    private final Peer orders = new Peer("order", 0);
    private final Watchers watchers = new Watchers(10);
    private final BlockingQueue<Future<Void>> asked = new LinkedBlockingQueue<>();
    private Seats seats = new Seats(10, 10);
    private FactStream facts;
    private OrderProgress progress;
    private HttpServer door;

    @AfterEach
    void close() {
        facts.stop(null);
        orders.answerAtLast();
        vertx.close().toCompletionStage().toCompletableFuture().join();
        orders.stop();
    }

    @Test
    void who_leaves_before_order_service_answers_leaves_nothing_behind() throws Exception {
        open(TestInfra.shared().bootstrapServers());
        facts.listen().orTimeout(60, TimeUnit.SECONDS).join();
        var order = order("d");
        var client = ask(order);
        until("order-service is asked", () -> orders.times(order) == 1);
        assertThat(seats.taken()).isEqualTo(1);

        client.close();
        until("its seat is free", () -> seats.taken() == 0);
        orders.answerAtLast();
        untilNothingIsAsked();

        assertThat(seats.taken()).isZero();
        assertThat(watchers.areThereFor(order)).isFalse();
        assertThat(orders.times("history")).isZero();
    }

    @Test
    void who_leaves_before_the_history_comes_leaves_nothing_behind() throws Exception {
        open(TestInfra.shared().bootstrapServers());
        facts.listen().orTimeout(60, TimeUnit.SECONDS).join();
        var order = order("c");
        var client = ask(order);
        until("order-service is asked for the history", () -> orders.times("history") == 1);
        assertThat(watchers.areThereFor(order)).isTrue();

        client.close();
        until("its seat is free", () -> seats.taken() == 0);
        orders.answerAtLast();
        untilNothingIsAsked();

        assertThat(seats.taken()).isZero();
        assertThat(watchers.areThereFor(order)).isFalse();
    }

    @Test
    void who_leaves_before_anybody_listens_leaves_nothing_behind() throws Exception {
        open(TestInfra.shared().bootstrapServers());
        var order = order("a");
        var client = ask(order);
        until("order-service has answered", () -> orders.times(order) == 1);

        client.close();
        until("its seat is free", () -> seats.taken() == 0);
        untilNothingIsAsked();

        assertThat(seats.taken()).isZero();
        assertThat(watchers.areThereFor(order)).isFalse();
    }

    @Test
    void who_still_waits_for_its_stream_has_a_seat_already() throws Exception {
        seats = new Seats(2, 1);
        open(NOBODY_LISTENS_THERE);
        var order = order("d");
        var client = ask(order);
        until("order-service is asked", () -> orders.times(order) == 1);

        assertThat(answer(order("a"))).startsWith("HTTP/1.1 429 ").containsIgnoringCase("retry-after: 30");

        assertThat(seats.take("somebody else")).isNull();
        assertThat(answer(order("a"))).startsWith("HTTP/1.1 503 ").contains("too-many-streams");

        client.close();
        until("its seat is free", () -> seats.taken() == 1);
    }

    @Test
    void who_still_waits_for_its_stream_is_told_when_the_gateway_stops() throws Exception {
        open(NOBODY_LISTENS_THERE);
        var order = order("d");
        try (var client = ask(order)) {
            until("order-service is asked", () -> orders.times(order) == 1);

            progress.stop(null);

            assertThat(all(client)).startsWith("HTTP/1.1 503 ").contains("stopping");
        }
    }

    private void open(String kafka) {
        var config = new SmallRyeConfigBuilder()
                .withDefaultValue("entrepot.proxy.waiting-per-service", "100")
                .withDefaultValue("entrepot.proxy.connections-per-service", "10");
        for (var service : Service.values())
            config.withDefaultValue("entrepot.services." + service.shortName(), orders.address());
        facts = new FactStream(watchers, Clock.systemUTC(), kafka);
        progress = new OrderProgress(
                UpstreamsOf.config(vertx, config.build(), PATIENCE),
                facts,
                watchers,
                seats,
                new ObjectMapper(),
                new Pace(Clock.systemUTC(), PATIENCE, PATIENCE));
        var router = Router.router(vertx);
        router.route().handler(routing -> asked.add(progress.show(routing, ADA)));
        door = vertx.createHttpServer()
                .requestHandler(router::handle)
                .listen(0, "127.0.0.1")
                .toCompletionStage()
                .toCompletableFuture()
                .join();
    }

    private void untilNothingIsAsked() throws Exception {
        var answered = asked.poll(PATIENCE.toSeconds(), TimeUnit.SECONDS);
        until("order-service is asked nothing more", answered::isComplete);
    }

    private Socket ask(String order) throws IOException {
        var client = new Socket("127.0.0.1", door.actualPort());
        client.setSoTimeout((int) PATIENCE.toMillis());
        client.getOutputStream()
                .write(("GET /orders/" + order
                                + "/progress HTTP/1.1\r\nHost: x\r\nConnection: close\r\nAuthorization: Bearer x\r\n\r\n")
                        .getBytes(StandardCharsets.US_ASCII));
        return client;
    }

    private String answer(String order) throws IOException {
        try (var client = ask(order)) {
            return all(client);
        }
    }

    /** The connection is closed after it. */
    private static String all(Socket client) throws IOException {
        return new String(client.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }

    private static String order(String first) {
        return first + UUID.randomUUID().toString().substring(1);
    }
}
