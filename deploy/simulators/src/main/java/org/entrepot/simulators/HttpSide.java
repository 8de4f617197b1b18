package org.entrepot.simulators;

import static org.entrepot.simulators.Misbehaviour.Kind.ERROR_AFTER;
import static org.entrepot.simulators.Misbehaviour.Kind.ERROR_BEFORE;
import static org.entrepot.simulators.Misbehaviour.Kind.SLOW;
import static org.entrepot.simulators.Misbehaviour.Kind.TIMEOUT_AFTER;
import static org.entrepot.simulators.Misbehaviour.Kind.TIMEOUT_BEFORE;
import static org.entrepot.simulators.Misbehaviour.Kind.TOO_MANY;
import static org.entrepot.simulators.Misbehaviour.Kind.UNAVAILABLE;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Function;

/** The HTTP face of a simulator: routes, problem details, a request log, and misbehaviour around every call to {@code /v1}. */
final class HttpSide implements AutoCloseable {
    private static final System.Logger LOG = System.getLogger(HttpSide.class.getName());
    private static final Duration SILENCE = Duration.ofMinutes(2);

    static {
        // Without it the JDK's server leaves Nagle's algorithm on, and small answers wait 40 ms.
        System.setProperty("sun.net.httpserver.nodelay", "true");
        System.setProperty("sun.net.httpserver.maxIdleConnections", "1000");
    }

    private final HttpServer server;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final List<Route> routes = new ArrayList<>();
    private final RequestLog log = new RequestLog();
    private final Misbehaviour misbehaviour;
    private final Duration slowFor;

    HttpSide(int port, Misbehaviour misbehaviour, Duration slowFor) {
        this.misbehaviour = misbehaviour;
        this.slowFor = slowFor;
        try {
            var host = Settings.text("ENTREPOT_HTTP_HOST", "127.0.0.1");
            server = HttpServer.create(new InetSocketAddress(host, port), 1024);
        } catch (IOException e) {
            throw new UncheckedIOException("Port %d cannot be opened: %s".formatted(port, e.getMessage()), e);
        }
        server.setExecutor(threads);
        server.createContext("/", this::handle);
    }

    HttpSide route(String method, String template, Function<Request, Answer> handler) {
        routes.add(new Route(method, template, handler));
        return this;
    }

    /** The switches of misbehaviour, for people and tests. */
    HttpSide withControl() {
        return route("POST", "/control", request -> {
                    misbehaviour.set(request.json(Misbehaviour.Setting.class));
                    return Answer.ok(misbehaviour.settings());
                })
                .route("GET", "/control", request -> Answer.ok(misbehaviour.settings()))
                .route("DELETE", "/control", request -> {
                    misbehaviour.clear();
                    return Answer.nothing();
                })
                .route("GET", "/control/requests", request -> Answer.ok(log.last(request.number("limit", 100, 1_000))));
    }

    HttpSide open() {
        server.start();
        return this;
    }

    int port() {
        return server.getAddress().getPort();
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }

    private void handle(HttpExchange exchange) throws IOException {
        long start = System.nanoTime();
        Request request = null;
        Answer answer;
        try {
            request = Request.of(exchange);
            answer = answer(request);
        } catch (Refused refused) {
            answer = refused.answer();
        } catch (RuntimeException e) {
            LOG.log(
                    System.Logger.Level.ERROR,
                    exchange.getRequestMethod() + " " + exchange.getRequestURI().getPath(),
                    e);
            answer = Answer.failure(500, "broken", "The simulator itself failed; its log says why");
        }
        int status = send(exchange, answer);
        if (request != null) {
            long micros = (System.nanoTime() - start) / 1_000;
            log.note(new RequestLog.Entry(
                    Instant.now(),
                    request.method(),
                    request.path(),
                    request.key(),
                    request.traceparent(),
                    status,
                    micros));
        }
    }

    private Answer answer(Request request) {
        var route = Route.among(routes, request);
        if (!request.path().startsWith("/v1/")) return route.answer(request);
        String subject = subject(request);
        if (misbehaviour.strikes(UNAVAILABLE, subject)) return Answer.failure(503, "unavailable", "Come back later");
        if (misbehaviour.strikes(TOO_MANY, subject)) return Answer.failure(429, "too_many", "Come back later");
        if (misbehaviour.strikes(ERROR_BEFORE, subject)) return Answer.failure(500, "error", "Nothing was done");
        if (misbehaviour.strikes(TIMEOUT_BEFORE, subject))
            return Answer.nothing().in(Manner.NEVER);
        Answer answer = route.answer(request);
        if (misbehaviour.strikes(TIMEOUT_AFTER, subject)) return answer.in(Manner.NEVER);
        if (misbehaviour.strikes(ERROR_AFTER, subject)) return answer.in(Manner.AS_ERROR);
        if (misbehaviour.strikes(SLOW, subject)) return answer.in(Manner.SLOWLY);
        return answer;
    }

    /** A call is known by its key; one without a key by its path. */
    private static String subject(Request request) {
        return request.key() == null ? request.method() + request.path() : request.path() + request.key();
    }

    /** @return the status that was sent, 0 for none */
    private int send(HttpExchange exchange, Answer answer) throws IOException {
        try (exchange) {
            switch (answer.manner()) {
                case PROMPTLY -> {}
                case SLOWLY -> Thread.sleep(misbehaviour.millis(SLOW, slowFor.toMillis()));
                case NEVER -> {
                    Thread.sleep(SILENCE);
                    return 0;
                }
                case AS_ERROR -> {
                    return write(exchange, Answer.failure(500, "error", "Something failed on the way back"));
                }
            }
            return write(exchange, answer);
        } catch (InterruptedException e) {
            return 0; // The simulator closes.
        }
    }

    private static int write(HttpExchange exchange, Answer answer) throws IOException {
        exchange.getResponseHeaders().set("Content-Type", answer.contentType());
        if (answer.status() == 503 || answer.status() == 429)
            exchange.getResponseHeaders().set("Retry-After", "1");
        boolean bodiless =
                answer.body().length == 0 || exchange.getRequestMethod().equals("HEAD");
        exchange.sendResponseHeaders(answer.status(), bodiless ? -1 : answer.body().length);
        if (!bodiless) exchange.getResponseBody().write(answer.body());
        return answer.status();
    }
}
