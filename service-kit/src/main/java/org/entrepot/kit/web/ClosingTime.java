package org.entrepot.kit.web;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.ext.web.RoutingContext;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import org.jboss.logging.Logger;

/**
 * When a service stops, requests under way are finished, and later ones are told to come back: none is begun and then cut
 * off. The server's own waiting ends with the last request, a good while before the port is closed.
 */
@ApplicationScoped
class ClosingTime {

    private static final Logger LOG = Logger.getLogger(ClosingTime.class);
    private static final int BEFORE_EVERYTHING = 10_000;
    private static final Duration PATIENCE = Duration.ofSeconds(8);
    private static final Duration LOOK = Duration.ofMillis(5);

    private static final String COME_BACK = """
            {"type":"urn:entrepot:problem:stopping","title":"Service Unavailable","status":503,\
            "detail":"This service is being restarted; nothing was done."}""";

    private final AtomicInteger underWay = new AtomicInteger();
    private volatile boolean closing;

    void standAtTheDoor(@Observes Filters filters) {
        filters.register(this::letIn, BEFORE_EVERYTHING);
    }

    private void letIn(RoutingContext routing) {
        underWay.incrementAndGet();
        routing.addEndHandler(ended -> underWay.decrementAndGet());
        if (!closing) {
            routing.next();
            return;
        }
        routing.response()
                .setStatusCode(503)
                .putHeader("Retry-After", "2")
                .putHeader("Connection", "close")
                .putHeader("Content-Type", "application/problem+json")
                .end(COME_BACK);
    }

    void close(@Observes @Priority(0) ShutdownEvent ending) {
        closing = true;
        var end = System.nanoTime() + PATIENCE.toNanos();
        while (underWay.get() > 0 && System.nanoTime() < end) LockSupport.parkNanos(LOOK.toNanos());
        if (underWay.get() > 0) LOG.warnf("%d requests are cut off", underWay.get());
    }
}
