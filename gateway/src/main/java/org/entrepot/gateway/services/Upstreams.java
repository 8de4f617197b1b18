package org.entrepot.gateway.services;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.PoolOptions;
import io.vertx.core.http.RequestOptions;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.URI;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import org.eclipse.microprofile.config.Config;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;

/** Connections to the services: pools that are kept alive, on the event loops that serve the clients. */
@ApplicationScoped
public class Upstreams {

    /** Shorter than the 60 s after which a service drops a silent connection, so that we never send into a closing one. */
    private static final int KEEP_ALIVE_SECONDS = 45;

    private static final int LARGEST_HEADERS = 16 * 1024;

    private final HttpClient client;
    private final Map<Service, URI> addresses = new EnumMap<>(Service.class);
    private final Duration connectTimeout;
    private final Duration answerTimeout;

    Upstreams(
            Vertx vertx,
            Config config,
            @ConfigProperty(name = "entrepot.proxy.connect-timeout") Duration connectTimeout,
            @ConfigProperty(name = "entrepot.proxy.answer-timeout") Duration answerTimeout) {
        this.connectTimeout = connectTimeout;
        this.answerTimeout = answerTimeout;
        for (var service : Service.values())
            addresses.put(service, config.getValue("entrepot.services." + service.shortName(), URI.class));
        client = vertx.createHttpClient(
                new HttpClientOptions()
                        .setKeepAlive(true)
                        .setKeepAliveTimeout(KEEP_ALIVE_SECONDS)
                        .setMaxHeaderSize(LARGEST_HEADERS)
                        .setMaxWaitQueueSize(config.getValue("entrepot.proxy.waiting-per-service", Integer.class))
                        .setConnectTimeout((int) connectTimeout.toMillis())
                        .setDecompressionSupported(false),
                new PoolOptions()
                        .setHttp1MaxSize(config.getValue("entrepot.proxy.connections-per-service", Integer.class)));
    }

    /** The pools. */
    public HttpClient client() {
        return client;
    }

    /** How a service is asked for something. */
    public RequestOptions to(Service service, HttpMethod method, String uri) {
        var address = addresses.get(service);
        return new RequestOptions()
                .setHost(address.getHost())
                .setPort(address.getPort() < 0 ? 80 : address.getPort())
                .setMethod(method)
                .setURI(uri)
                .setConnectTimeout(connectTimeout.toMillis())
                .setIdleTimeout(answerTimeout.toMillis());
    }

    /** Asks a service something for the gateway itself, in the caller's name where a token is given. */
    public Future<Answer> ask(Service service, String uri, @Nullable String authorization) {
        return client.request(to(service, HttpMethod.GET, uri)).compose(request -> {
            request.putHeader("Accept", "application/json");
            if (authorization != null) request.putHeader("Authorization", authorization);
            return request.send()
                    .compose(answer -> answer.body()
                            .map(body -> new Answer(answer.statusCode(), answer.getHeader("Content-Type"), body)));
        });
    }

    /** What a service answered, in whole. */
    public record Answer(int status, @Nullable String contentType, Buffer body) {}
}
