package org.entrepot.launcher.bench;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.PoolOptions;
import io.vertx.core.http.RequestOptions;
import java.net.URI;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/** Many requests at once over kept connections, for little processor time: what the generator takes, the platform lacks. */
final class Door implements AutoCloseable {
    private static final int CONNECTIONS = 128;
    private static final long PATIENCE_MILLIS = 30_000;

    private final Vertx vertx;
    private final HttpClient client;
    private final URI base;
    private final Supplier<String> token;

    /** @param body empty when the answer has none */
    record Reply(int status, Buffer body) {}

    Door(URI base, Supplier<String> token) {
        this.base = base;
        this.token = token;
        this.vertx = Vertx.vertx(new VertxOptions().setEventLoopPoolSize(1));
        this.client = vertx.createHttpClient(
                new HttpClientOptions().setTcpNoDelay(true).setKeepAliveTimeout(30),
                new PoolOptions().setHttp1MaxSize(CONNECTIONS));
    }

    Future<Reply> get(String path) {
        return send(HttpMethod.GET, path, Buffer.buffer(), Map.of());
    }

    Future<Reply> post(String path, Buffer body, Map<String, String> headers) {
        return send(HttpMethod.POST, path, body, headers);
    }

    /** @param version that is replaced */
    Future<Reply> put(String path, Buffer body, long version) {
        return send(HttpMethod.PUT, path, body, Map.of("If-Match", "\"" + version + "\""));
    }

    private Future<Reply> send(HttpMethod method, String path, Buffer body, Map<String, String> headers) {
        var options = new RequestOptions()
                .setMethod(method)
                .setHost(base.getHost())
                .setPort(base.getPort())
                .setURI(path)
                .setTimeout(PATIENCE_MILLIS)
                .putHeader("Authorization", "Bearer " + token.get());
        headers.forEach(options::putHeader);
        if (body.length() > 0) options.putHeader("Content-Type", "application/json");
        return client.request(options)
                .compose(request -> request.send(body))
                .compose(answer -> answer.body().map(content -> new Reply(answer.statusCode(), content)));
    }

    @Override
    public void close() {
        client.close()
                .toCompletionStage()
                .toCompletableFuture()
                .orTimeout(10, TimeUnit.SECONDS)
                .join();
        vertx.close()
                .toCompletionStage()
                .toCompletableFuture()
                .orTimeout(10, TimeUnit.SECONDS)
                .join();
    }
}
