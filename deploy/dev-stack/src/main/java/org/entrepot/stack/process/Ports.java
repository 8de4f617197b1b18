package org.entrepot.stack.process;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.ArrayList;
import java.util.List;

/** Ports of this machine. */
public final class Ports {
    private Ports() {}

    /** Ports that nobody listens on now, all different. */
    public static List<Integer> free(int count) {
        List<ServerSocket> held = new ArrayList<>();
        try {
            for (int i = 0; i < count; i++) held.add(new ServerSocket(0, 1, InetAddress.getLoopbackAddress()));
            return held.stream().map(ServerSocket::getLocalPort).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            held.forEach(Ports::close);
        }
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
            var base = 20_000
                    + 100 * java.util.concurrent.ThreadLocalRandom.current().nextInt(120);
            if (new org.entrepot.stack.PortPlan(base).all().values().stream().noneMatch(Ports::taken)) return base;
        }
        throw new org.entrepot.stack.StackFailure("no hundred free ports were found between 20000 and 32000");
    }

    private static void close(ServerSocket socket) {
        try {
            socket.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
