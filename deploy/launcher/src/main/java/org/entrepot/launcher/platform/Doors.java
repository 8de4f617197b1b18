package org.entrepot.launcher.platform;

import java.net.URI;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;

/** The gateways of a platform, one or two, as a load balancer before them would use them: each request begins at the next. */
final class Doors {
    private final List<URI> all;
    private final AtomicInteger next = new AtomicInteger();

    Doors(List<URI> all) {
        this.all = List.copyOf(all);
    }

    /** For a new request: the number of the door at which it begins. */
    int turn() {
        return next.getAndIncrement();
    }

    /** The doors in the order in which one tries them who begins at this number. */
    List<URI> from(int turn) {
        return IntStream.range(0, all.size())
                .mapToObj(n -> all.get(Math.floorMod(turn + n, all.size())))
                .toList();
    }
}
