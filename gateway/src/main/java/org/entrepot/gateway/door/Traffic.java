package org.entrepot.gateway.door;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.quarkus.runtime.ShutdownDelayInitiatedEvent;
import io.vertx.core.http.HttpConnection;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.entrepot.gateway.problem.Problem;
import org.entrepot.gateway.services.Service;
import org.jboss.logging.Logger;

/** Counts what is on its way through the door, and when the gateway stops lets it finish and nothing new in. */
@ApplicationScoped
class Traffic {

    private static final Logger LOG = Logger.getLogger(Traffic.class);
    private static final Duration TO_FINISH = Duration.ofSeconds(8);
    private static final Duration LOOK_EVERY = Duration.ofMillis(20);

    /** The same as the services', so that percentiles can be compared. */
    private static final Duration[] BUCKETS = IntStream.of(
                    5, 10, 25, 50, 100, 250, 500, 1_000, 2_500, 5_000, 10_000, 60_000)
            .mapToObj(Duration::ofMillis)
            .toArray(Duration[]::new);

    private final MeterRegistry meters;
    private final Duration tellFor;
    private final ConcurrentHashMap<String, Timer> timers = new ConcurrentHashMap<>();
    private final AtomicInteger underWay = new AtomicInteger();

    /** Connections over which somebody has asked and may ask again. */
    private final Set<HttpConnection> kept = ConcurrentHashMap.newKeySet();

    private volatile boolean stopping;

    Traffic(MeterRegistry meters, @ConfigProperty(name = "entrepot.stopping.tell-for") Duration tellFor) {
        this.meters = meters;
        this.tellFor = tellFor;
        meters.gauge("gateway.requests.under.way", underWay);
    }

    boolean letIn(HttpServerRequest request) {
        var connection = request.connection();
        if (kept.add(connection)) connection.closeHandler(gone -> kept.remove(connection));
        if (!stopping) return true;
        request.response().putHeader("Connection", "close");
        Problem.STOPPING.answer(request);
        return false;
    }

    /**
     * Counts the exchange from now until its answer is through or given up.
     *
     * @param over called then, once
     */
    void goesTo(Service service, RoutingContext routing, Runnable over) {
        var since = System.nanoTime();
        underWay.incrementAndGet();
        var counted = new AtomicBoolean();
        routing.addHeadersEndHandler(answering -> {
            if (stopping) routing.response().putHeader("Connection", "close");
        });
        Runnable end = () -> {
            if (!counted.compareAndSet(false, true)) return;
            over.run();
            underWay.decrementAndGet();
            timer(service, routing.response().getStatusCode()).record(System.nanoTime() - since, TimeUnit.NANOSECONDS);
        };
        routing.addEndHandler(ended -> end.run());
        // Who left while the token was checked is not told of again.
        if (routing.response().closed()) end.run();
    }

    private Timer timer(Service service, int status) {
        return timers.computeIfAbsent(
                service.shortName() + status,
                key -> Timer.builder("gateway.requests")
                        .tag("service", service.shortName())
                        .tag("status", Integer.toString(status))
                        .serviceLevelObjectives(BUCKETS)
                        .register(meters));
    }

    /**
     * While this waits, the port is still open: who comes now is told to go elsewhere. A client that keeps its connection
     * learns of the end only by an answer; if the connection were closed first, it might just have sent a request that then
     * nobody answers. So each gets some seconds to ask once more.
     */
    void stop(@Observes @Priority(1) ShutdownDelayInitiatedEvent stop) {
        stopping = true;
        var begin = System.nanoTime();
        while (mustWait(System.nanoTime() - begin)) LockSupport.parkNanos(LOOK_EVERY.toNanos());
        if (underWay.get() > 0) LOG.warnf("%d requests were not answered in time", underWay.get());
    }

    private boolean mustWait(long stoppingFor) {
        if (!kept.isEmpty() && stoppingFor < tellFor.toNanos()) return true;
        return underWay.get() > 0 && stoppingFor < TO_FINISH.toNanos();
    }
}
