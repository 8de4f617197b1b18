package org.entrepot.stack.process;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;

/** Ports of this machine. */
public final class Ports {
    private Ports() {}

    /**
     * Ports that nobody listens on now, all different, and below those that systems give to outgoing connections: such a one
     * would be gone by the time that somebody listens on it.
     */
    public static List<Integer> free(int count) {
        return ThreadLocalRandom.current()
                .ints(10_000, 20_000)
                .distinct()
                .filter(port -> !taken(port))
                .limit(count)
                .boxed()
                .toList();
    }

    /** Whether somebody listens on the port already. */
    public static boolean taken(int port) {
        try (var socket = new ServerSocket()) {
            socket.setReuseAddress(true);
            socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
            return false;
        } catch (IOException inUse) {
            return true;
        }
    }

    /** A base that no port of a plan is taken at. */
    public static int freeBase() {
        for (int attempt = 0; attempt < 100; attempt++) {
            var base = 20_000 + 100 * ThreadLocalRandom.current().nextInt(120);
            if (new org.entrepot.stack.PortPlan(base).all().values().stream().noneMatch(Ports::taken)) return base;
        }
        throw new org.entrepot.stack.StackFailure("no hundred free ports were found between 20000 and 32000");
    }
}
