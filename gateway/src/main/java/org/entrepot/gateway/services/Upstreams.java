package org.entrepot.gateway.services;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.ConnectionPoolTooBusyException;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.PoolOptions;
import io.vertx.core.http.RequestOptions;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.URI;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeoutException;
import org.eclipse.microprofile.config.Config;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;

/**
 * Connections to the services: pools that are kept alive, one for each address, on the event loops that serve the clients.
 * What one process of a service does not take, another may.
 */
@ApplicationScoped
public class Upstreams {

    /** Shorter than the 60 s after which a service drops a silent connection, so that we never send into a closing one. */
    private static final int KEEP_ALIVE_SECONDS = 45;

    private static final int LARGEST_HEADERS = 16 * 1024;
    /** What came in one read is handled as one piece. */
    private static final int LARGEST_PIECE = 64 * 1024;

    private static final int AWAY = 503;

    /**
     * So much longer than for a connection to be made a request waits for one of the pool. Where none can be made that is said
     * first; who then still waits only waits for others to finish.
     */
    private static final Duration LONGER = Duration.ofMillis(500);

    private final HttpClient client;
    private final Map<Service, Addresses> addresses = new EnumMap<>(Service.class);
    private final Duration waitTimeout;
    private final Duration answerTimeout;

    Upstreams(
            Vertx vertx,
            Config config,
            @ConfigProperty(name = "entrepot.proxy.connect-timeout") Duration connectTimeout,
            @ConfigProperty(name = "entrepot.proxy.answer-timeout") Duration answerTimeout) {
        this.waitTimeout = connectTimeout.plus(LONGER);
        this.answerTimeout = answerTimeout;
        for (var service : Service.values())
            addresses.put(
                    service,
                    addresses(service, config.getValues("entrepot.services." + service.shortName(), URI.class)));
        client = vertx.createHttpClient(
                new HttpClientOptions()
                        .setKeepAlive(true)
                        .setKeepAliveTimeout(KEEP_ALIVE_SECONDS)
                        .setMaxHeaderSize(LARGEST_HEADERS)
                        .setMaxChunkSize(LARGEST_PIECE)
                        .setMaxWaitQueueSize(config.getValue("entrepot.proxy.waiting-per-service", Integer.class))
                        .setConnectTimeout((int) connectTimeout.toMillis())
                        .setDecompressionSupported(false),
                new PoolOptions()
                        .setHttp1MaxSize(config.getValue("entrepot.proxy.connections-per-service", Integer.class)));
    }

    private static Addresses addresses(Service service, List<URI> uris) {
        return new Addresses(uris.stream()
                .map(uri -> new Address(service, uri, System::nanoTime))
                .toList());
    }

    /**
     * A connection over which a service can be asked for something. An address to which none can be made was sent nothing, so
     * the next one is tried, until there is no other.
     *
     * @param cut the address that broke off when the same was asked before: it is asked again only if there is no other
     */
    public Future<Opened> open(Service service, HttpMethod method, String uri, @Nullable Address cut) {
        return open(addresses.get(service).inTurn(cut), method, uri);
    }

    private Future<Opened> open(Iterator<Address> addresses, HttpMethod method, String uri) {
        var address = addresses.next();
        address.begin();
        return client.request(to(address, method, uri)).transform(connected -> {
            if (connected.succeeded()) return Future.succeededFuture(watched(connected.result(), address));
            address.end();
            if (!isBusy(connected.cause())) address.away(connected.cause().toString());
            return addresses.hasNext() ? open(addresses, method, uri) : Future.failedFuture(connected.cause());
        });
    }

    /** Too many wait for it, or somebody waited too long: it is there. */
    private static boolean isBusy(Throwable failure) {
        return failure instanceof ConnectionPoolTooBusyException || failure instanceof TimeoutException;
    }

    private static Opened watched(HttpClientRequest request, Address address) {
        request.response().onComplete(came -> {
            address.end();
            if (came.failed()) return;
            if (isLeaving(came.result())) address.away("it stops");
            else address.answered();
        });
        return new Opened(request, address);
    }

    /** So a service that stops refuses what still comes. */
    private static boolean isLeaving(HttpClientResponse answer) {
        return answer.statusCode() == AWAY && "close".equalsIgnoreCase(answer.getHeader("Connection"));
    }

    private RequestOptions to(Address address, HttpMethod method, String uri) {
        return new RequestOptions()
                .setHost(address.host())
                .setPort(address.port())
                .setMethod(method)
                .setURI(uri)
                .setConnectTimeout(waitTimeout.toMillis())
                .setIdleTimeout(answerTimeout.toMillis());
    }

    /** Asks a service something for the gateway itself, in the caller's name where a token is given. */
    public Future<Answer> ask(Service service, String uri, @Nullable String authorization) {
        return open(service, HttpMethod.GET, uri, null)
                .compose(first -> send(first.request(), authorization)
                        .recover(failure -> Failure.isCut(failure)
                                ? open(service, HttpMethod.GET, uri, first.at())
                                        .compose(second -> send(second.request(), authorization))
                                : Future.failedFuture(failure)));
    }

    private static Future<Answer> send(HttpClientRequest request, @Nullable String authorization) {
        request.putHeader("Accept", "application/json");
        if (authorization != null) request.putHeader("Authorization", authorization);
        return request.send()
                .compose(answer -> answer.body()
                        .map(body -> new Answer(answer.statusCode(), answer.getHeader("Content-Type"), body)));
    }

    /** A request that can be written, and where it goes. */
    public record Opened(HttpClientRequest request, Address at) {}

    /** What a service answered, in whole. */
    public record Answer(int status, @Nullable String contentType, Buffer body) {}
}
