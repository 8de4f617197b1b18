package org.entrepot.gateway;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.locks.LockSupport;

/**
 * A service behind the door, over real HTTP. It does what the last segment of the path says ({@code hang}, {@code break},
 * {@code status-409}, {@code large}, …), or, as {@code break-at-one}, what the peer of that name is to do alone, and else
 * tells back what it was sent.
 */
public final class Peer {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int BACKLOG = 1_024;
    private static final int LARGE = 8 * 1024 * 1024;

    static {
        // It hangs up no sooner than the services do, which keep a silent connection for longer than the gateway uses
        // it.
        System.setProperty("sun.net.httpserver.idleInterval", "60");
        System.setProperty("sun.net.httpserver.maxIdleConnections", "1000");
    }

    private final String name;
    private final HttpServer server;
    private final Map<String, Integer> reached = new ConcurrentHashMap<>();
    private final CountDownLatch late = new CountDownLatch(1);

    /** @param port 0 for any */
    public Peer(String name, int port) {
        this.name = name;
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), BACKLOG);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
        server.createContext("/", this::handle);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.start();
    }

    public String address() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    /** How many requests for a path with this last segment came. */
    public int times(String what) {
        return reached.getOrDefault(what, 0);
    }

    /** What waits for it is answered: orders that begin with d, the history of those that begin with c. */
    public void answerAtLast() {
        late.countDown();
    }

    public void stop() {
        server.stop(0);
    }

    private void handle(HttpExchange exchange) throws IOException {
        var path = exchange.getRequestURI().getRawPath();
        var what = path.substring(path.lastIndexOf('/') + 1);
        if (what.startsWith("was-reached-")) {
            json(exchange, 200, Boolean.toString(times(what.substring("was-reached-".length())) > 0));
            return;
        }
        reached.merge(what, 1, Integer::sum);
        if (path.equals("/q/openapi")) json(exchange, 200, Documents.of(name));
        else if (name.equals("order") && path.startsWith("/orders/") && path.length() >= 44) order(exchange, path);
        else act(exchange, what);
    }

    private void act(HttpExchange exchange, String asked) throws IOException {
        var what = asked.replace("-at-" + name, "");
        switch (what) {
            case "hang" -> LockSupport.parkNanos(30_000_000_000L);
            case "break" -> exchange.close();
            case "stopping" -> {
                exchange.getResponseHeaders().set("Connection", "close");
                exchange.getResponseHeaders().set("Retry-After", "2");
                json(exchange, 503, "{}");
            }
            case "half", "half-large" -> {
                exchange.sendResponseHeaders(200, what.equals("half") ? 1_000 : LARGE);
                exchange.getResponseBody().write(new byte[100]);
                exchange.getResponseBody().flush();
                exchange.close();
            }
            case "half-chunked" -> {
                exchange.sendResponseHeaders(200, 0);
                exchange.getResponseBody().write(new byte[100]);
                exchange.getResponseBody().flush();
                throw new IOException("broke off");
            }
            case "large" -> {
                var large = new byte[LARGE];
                Arrays.fill(large, (byte) 'x');
                exchange.sendResponseHeaders(200, 0);
                try (var body = exchange.getResponseBody()) {
                    body.write(large);
                }
            }
            case "created" -> {
                exchange.getResponseHeaders()
                        .set(
                                "Location",
                                "http://" + exchange.getRequestHeaders().getFirst("Host") + "/products/1");
                exchange.getResponseHeaders().set("ETag", "\"1\"");
                exchange.getResponseHeaders().set("Connection", "X-Between");
                exchange.getResponseHeaders().set("X-Between", "us");
                json(exchange, 201, "{}");
            }
            case "status-204", "status-304" -> {
                exchange.sendResponseHeaders(Integer.parseInt(what.substring(7)), -1);
                exchange.close();
            }
            case "status-409" -> {
                exchange.getResponseHeaders().set("Content-Type", "application/problem+json");
                json(exchange, 409, "{\"type\":\"urn:entrepot:problem:its-own\"}");
            }
            default -> echo(exchange);
        }
    }

    private void echo(HttpExchange exchange) throws IOException {
        var body = exchange.getRequestBody().readAllBytes();
        var headers = new TreeMap<String, String>(String.CASE_INSENSITIVE_ORDER);
        exchange.getRequestHeaders().forEach((header, values) -> headers.put(header, String.join(", ", values)));
        var told = Map.of(
                "service",
                name,
                "method",
                exchange.getRequestMethod(),
                "uri",
                exchange.getRequestURI().toString(),
                "headers",
                headers,
                "length",
                body.length,
                "body",
                body.length < 1_000 ? new String(body, StandardCharsets.UTF_8) : "");
        json(exchange, 200, JSON.writeValueAsString(told));
    }

    /** Orders that begin with f are nobody's; those that begin with e are over; of those that begin with d or c it answers late. */
    private void order(HttpExchange exchange, String path) throws IOException {
        var id = path.substring("/orders/".length()).substring(0, 36);
        if (id.startsWith(path.endsWith("/history") ? "c" : "d")) waitUntilLate();
        if (exchange.getRequestHeaders().getFirst("Authorization") == null) json(exchange, 401, "{}");
        else if (id.startsWith("f")) json(exchange, 404, "{\"type\":\"urn:entrepot:problem:not-found\"}");
        else if (path.endsWith("/history")) json(exchange, 200, "{\"items\":[{\"state\":\"PENDING\"}]}");
        else
            json(
                    exchange,
                    200,
                    "{\"id\":\"%s\",\n \"state\":\"%s\"}".formatted(id, id.startsWith("e") ? "COMPLETED" : "PENDING"));
    }

    private void waitUntilLate() {
        try {
            late.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void json(HttpExchange exchange, int status, String text) throws IOException {
        var bytes = text.getBytes(StandardCharsets.UTF_8);
        if (!exchange.getResponseHeaders().containsKey("Content-Type"))
            exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.sendResponseHeaders(status, exchange.getRequestMethod().equals("HEAD") ? -1 : bytes.length);
        try (var body = exchange.getResponseBody()) {
            if (!exchange.getRequestMethod().equals("HEAD")) body.write(bytes);
        }
    }
}
