package org.entrepot.launcher.platform;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A client of a platform with two doors. */
class ApiTest {
    private final HttpClient http = HttpClient.newHttpClient();
    private final List<HttpServer> servers = new ArrayList<>();
    private final List<String> attempts = new CopyOnWriteArrayList<>();
    private final List<String> one = new CopyOnWriteArrayList<>();
    private final List<String> two = new CopyOnWriteArrayList<>();

    @AfterEach
    void close() {
        http.shutdownNow();
        servers.forEach(server -> server.stop(0));
    }

    @Test
    void requests_go_to_both_doors_in_turn() throws IOException {
        var api = api(door(one), door(two));

        for (int n = 0; n < 6; n++) assertThat(api.get("/orders").isGood()).isTrue();

        assertThat(one).hasSize(3);
        assertThat(two).hasSize(3);
    }

    @Test
    void who_finds_one_door_shut_goes_to_the_other_and_nobody_notices() throws IOException {
        var api = api(shut(), door(two));

        for (int n = 0; n < 4; n++)
            assertThat(api.create("/orders", Map.of("n", n), "key-" + n).isGood())
                    .isTrue();

        assertThat(two).containsExactly("key-0", "key-1", "key-2", "key-3");
        assertThat(attempts).hasSize(4).allMatch(came -> came.startsWith("Answered"));
    }

    @Test
    void who_is_cut_off_at_one_door_asks_at_the_other_with_the_same_key() throws IOException {
        var api = api(cutting(one), door(two));

        assertThat(api.create("/orders", Map.of(), "key").isGood()).isTrue();

        assertThat(one).containsExactly("key");
        assertThat(two).containsExactly("key");
        assertThat(attempts).hasSize(2).first().asString().startsWith("NotAnswered");
    }

    private Api api(URI... doors) throws IOException {
        var issuer = serve(exchange -> answer(exchange, "{\"access_token\":\"t\",\"expires_in\":600}"));
        return new Api(http, new Doors(List.of(doors)), new Tokens(http, issuer, "storefront", "secret"))
                .watchedBy((method, path, key, began, came) -> attempts.add(came.toString()));
    }

    private URI door(List<String> keys) throws IOException {
        return serve(exchange -> {
            keys.add(String.valueOf(exchange.getRequestHeaders().getFirst("Idempotency-Key")));
            answer(exchange, "{}");
        });
    }

    private URI cutting(List<String> keys) throws IOException {
        return serve(exchange -> {
            keys.add(String.valueOf(exchange.getRequestHeaders().getFirst("Idempotency-Key")));
            exchange.close();
        });
    }

    private URI shut() throws IOException {
        var uri = serve(HttpExchange::close);
        servers.getLast().stop(0);
        return uri;
    }

    private interface Handler {
        void handle(HttpExchange exchange) throws IOException;
    }

    private URI serve(Handler handler) throws IOException {
        var server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", handler::handle);
        server.start();
        servers.add(server);
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    private static void answer(HttpExchange exchange, String json) throws IOException {
        try (exchange) {
            var bytes = json.getBytes(StandardCharsets.UTF_8);
            exchange.getRequestBody().readAllBytes();
            exchange.sendResponseHeaders(200, bytes.length);
            exchange.getResponseBody().write(bytes);
        }
    }
}
