package org.entrepot.gateway.door;

import static org.assertj.core.api.Assertions.assertThat;
import static org.entrepot.gateway.Web.json;

import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.config.SmallRyeConfigBuilder;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.ext.web.Router;
import java.io.IOException;
import java.math.BigInteger;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.locks.LockSupport;
import org.entrepot.gateway.Peer;
import org.entrepot.gateway.door.Destination.Pass;
import org.entrepot.gateway.services.Service;
import org.entrepot.gateway.services.UpstreamsOf;
import org.entrepot.stack.process.Ports;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Two processes of one service behind the door. */
class ReplicasTest {

    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final MemorySize LARGEST = new MemorySize(BigInteger.valueOf(1024));

    private final Vertx vertx = Vertx.vertx();
    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final Peer two = new Peer("two", 0);
    private Peer one = new Peer("one", 0);
    private HttpServer door;

    @BeforeEach
    void open() {
        open(one.address() + "," + two.address());
    }

    @AfterEach
    void close() {
        client.shutdownNow();
        vertx.close().toCompletionStage().toCompletableFuture().join();
        one.stop();
        two.stop();
    }

    @Test
    void requests_are_spread_evenly() throws Exception {
        var answered = new TreeMap<String, Integer>();
        for (int n = 0; n < 20; n++) answered.merge(who(get("/orders/" + n)), 1, Integer::sum);

        assertThat(answered).isEqualTo(Map.of("one", 10, "two", 10));
    }

    @Test
    void a_process_that_does_not_answer_is_spared_until_its_client_gives_up() throws Exception {
        try (var patient = new Socket("127.0.0.1", door.actualPort())) {
            patient.getOutputStream().write("GET /orders/hang-at-one HTTP/1.1\r\nHost: x\r\n\r\n".getBytes());
            until(() -> one.times("hang-at-one") == 1);

            for (int n = 0; n < 10; n++) assertThat(who(get("/orders/" + n))).isEqualTo("two");
        }

        until(() -> who(get("/orders/1")).equals("one"));
    }

    @Test
    void what_finds_nobody_at_one_address_arrives_once_at_the_other() throws Exception {
        one.stop();

        for (int n = 0; n < 3; n++) {
            var told = json(post("/orders/new", "{\"n\":" + n + "}"));
            assertThat(told.path("service").asText()).isEqualTo("two");
            assertThat(told.path("body").asText()).isEqualTo("{\"n\":" + n + "}");
        }
        assertThat(two.times("new")).isEqualTo(3);
    }

    @Test
    void a_process_that_was_away_gets_its_share_again_when_it_is_back() throws Exception {
        one.stop();
        for (int n = 0; n < 4; n++) assertThat(who(get("/orders/" + n))).isEqualTo("two");

        one = new Peer("one", URI.create(one.address()).getPort());
        until(() -> who(get("/orders/1")).equals("one"));

        until(() -> !who(get("/orders/1")).equals(who(get("/orders/2"))));
    }

    @Test
    void a_question_that_was_cut_off_is_asked_once_more_at_the_other() throws Exception {
        assertThat(who(get("/orders/break-at-one"))).isEqualTo("two");
        assertThat(one.times("break-at-one")).isEqualTo(1);

        assertThat(get("/orders/break").statusCode()).isEqualTo(503);
        assertThat(one.times("break") + two.times("break")).isEqualTo(2);
    }

    @Test
    void what_was_cut_off_and_may_have_been_done_is_not_repeated() throws Exception {
        assertThat(post("/orders/break-at-one", "{}").statusCode()).isEqualTo(502);

        assertThat(one.times("break-at-one")).isEqualTo(1);
        assertThat(two.times("break-at-one")).isZero();
    }

    @Test
    void a_process_that_says_that_it_stops_gets_no_more() throws Exception {
        assertThat(get("/orders/stopping-at-one").statusCode()).isEqualTo(503);

        assertThat(who(get("/orders/1"))).isEqualTo("two");
        assertThat(who(get("/orders/2"))).isEqualTo("two");
    }

    @Test
    void when_all_are_away_a_client_is_told_when_to_come_back() throws Exception {
        open(nobody() + "," + nobody());

        var answer = post("/orders", "{}");

        assertThat(answer.statusCode()).isEqualTo(503);
        assertThat(answer.headers().firstValue("Retry-After")).isPresent();
        assertThat(answer.body()).contains("service-away", "nothing was done");
    }

    private void open(String addresses) {
        var config = new SmallRyeConfigBuilder()
                .withDefaultValue("entrepot.proxy.waiting-per-service", "100")
                .withDefaultValue("entrepot.proxy.connections-per-service", "10");
        for (var service : Service.values())
            config.withDefaultValue("entrepot.services." + service.shortName(), addresses);
        var upstreams = UpstreamsOf.config(vertx, config.build(), PATIENCE);
        var bodies = new Bodies(LARGEST, PATIENCE);
        var router = Router.router(vertx);
        router.route().handler(routing -> {
            var request = routing.request().pause();
            var there = new Destination(Service.ORDER, request.path(), Pass.TOKEN);
            new Exchange(upstreams, routing, there, bodies).start();
        });
        door = vertx.createHttpServer()
                .requestHandler(router::handle)
                .listen(0, "127.0.0.1")
                .toCompletionStage()
                .toCompletableFuture()
                .join();
    }

    private static String nobody() {
        return "http://127.0.0.1:" + Ports.free(1).getFirst();
    }

    private static String who(HttpResponse<String> answer) {
        return json(answer).path("service").asText();
    }

    private HttpResponse<String> get(String path) throws IOException, InterruptedException {
        return client.send(to(path).build(), BodyHandlers.ofString());
    }

    private HttpResponse<String> post(String path, String body) throws IOException, InterruptedException {
        return client.send(to(path).POST(BodyPublishers.ofString(body)).build(), BodyHandlers.ofString());
    }

    private HttpRequest.Builder to(String path) {
        return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + door.actualPort() + path))
                .timeout(PATIENCE);
    }

    private interface Question {
        boolean isTrue() throws Exception;
    }

    private static void until(Question question) throws Exception {
        var deadline = System.nanoTime() + PATIENCE.toNanos();
        while (!question.isTrue()) {
            if (System.nanoTime() > deadline) throw new AssertionError("it did not come true");
            LockSupport.parkNanos(Duration.ofMillis(20).toNanos());
        }
    }
}
