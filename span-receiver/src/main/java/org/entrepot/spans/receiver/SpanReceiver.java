package org.entrepot.spans.receiver;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.opentelemetry.proto.collector.trace.v1.ExportTraceServiceRequest;
import io.opentelemetry.proto.collector.trace.v1.ExportTraceServiceResponse;
import io.opentelemetry.proto.trace.v1.ResourceSpans;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.zip.GZIPInputStream;

/** The collector's side of OTLP over HTTP, for tests: takes what any backend would take, and keeps it. */
public final class SpanReceiver implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final List<ReceivedSpan> received = new CopyOnWriteArrayList<>();
    private final Semaphore news = new Semaphore(0);
    private final AtomicInteger refusing = new AtomicInteger();
    private final HttpServer server;

    /** Listens on a port that is free. */
    public SpanReceiver() {
        this(0);
    }

    /** Listens on this port, which somebody may have been told of before. */
    public SpanReceiver(int port) {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.createContext("/v1/traces", this::take);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.start();
    }

    /** What processes are told to send to. */
    public String endpoint() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    /** Everything so far, as it came. */
    public List<ReceivedSpan> spans() {
        return List.copyOf(received);
    }

    /**
     * Everything so far, as soon as it is so many spans.
     *
     * @throws AssertionError when half a minute goes by without the next
     */
    public List<ReceivedSpan> spans(int atLeast) {
        try {
            while (received.size() < atLeast) {
                if (!news.tryAcquire(PATIENCE.toSeconds(), TimeUnit.SECONDS))
                    throw new AssertionError("not " + atLeast + " spans, but " + received);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return spans();
    }

    /** Everything so far of one trace. */
    public List<ReceivedSpan> ofTrace(String trace) {
        return received.stream().filter(span -> span.trace().equals(trace)).toList();
    }

    /** Answers everything with this status from now on; 200 to take spans again. */
    public void answer(int status) {
        refusing.set(status == 200 ? 0 : status);
    }

    private void take(HttpExchange exchange) throws IOException {
        try (exchange) {
            var status = refusing.get();
            var request = read(exchange);
            if (status != 0) {
                exchange.sendResponseHeaders(status, -1);
                return;
            }
            request.getResourceSpansList().forEach(this::keep);
            news.release();
            var answer = ExportTraceServiceResponse.getDefaultInstance().toByteArray();
            exchange.getResponseHeaders().add("Content-Type", "application/x-protobuf");
            // By this interface -1 means an answer without a body.
            exchange.sendResponseHeaders(200, answer.length == 0 ? -1 : answer.length);
            exchange.getResponseBody().write(answer);
        }
    }

    private static ExportTraceServiceRequest read(HttpExchange exchange) throws IOException {
        var body = exchange.getRequestBody();
        var zipped = "gzip".equals(exchange.getRequestHeaders().getFirst("Content-Encoding"));
        return ExportTraceServiceRequest.parseFrom(zipped ? new GZIPInputStream(body) : body);
    }

    private void keep(ResourceSpans ofProcess) {
        var resource = ReceivedSpan.attributes(ofProcess.getResource().getAttributesList());
        ofProcess
                .getScopeSpansList()
                .forEach(scope -> scope.getSpansList().forEach(span -> received.add(ReceivedSpan.of(span, resource))));
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
