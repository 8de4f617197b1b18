package org.entrepot.gateway.door;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLongArray;
import org.entrepot.gateway.problem.Problem;
import org.entrepot.gateway.services.Service;
import org.jboss.logging.Logger;

/** Says in the log what is wrong with a service: once a second, however many requests meet it. */
final class Complaints {

    private static final Logger LOG = Logger.getLogger(Complaints.class);
    private static final long EVERY = TimeUnit.SECONDS.toNanos(1);
    private static final AtomicLongArray LAST = new AtomicLongArray(Service.values().length);

    private Complaints() {}

    static void about(Service service, Problem problem, Throwable failure) {
        var now = System.nanoTime();
        var last = LAST.get(service.ordinal());
        if (last != 0 && now - last < EVERY || !LAST.compareAndSet(service.ordinal(), last, now)) return;
        LOG.warnf("%s: %s (%s)", service.moduleName(), problem, failure.toString());
    }
}
