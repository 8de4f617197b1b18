package org.entrepot.simulators;

import java.net.URI;
import java.util.concurrent.CountDownLatch;
import java.util.function.Supplier;

/** A simulator as a process of its own: starts, says where it is, and stops cleanly when it is told to. */
final class Program {
    record Started(AutoCloseable server, URI url) {}

    private Program() {}

    static void run(String name, Supplier<Started> start) {
        System.setProperty("java.util.logging.SimpleFormatter.format", "%1$tFT%1$tT.%1$tL %4$s %5$s%6$s%n");
        long begin = System.nanoTime();
        Started started;
        try {
            started = start.get();
        } catch (RuntimeException e) {
            System.err.println(name + " does not start: " + e.getMessage());
            System.exit(1);
            return;
        }
        var stopped = new CountDownLatch(1);
        Runtime.getRuntime().addShutdownHook(new Thread(() -> close(started, stopped), "stop"));
        System.out.printf("%s ready at %s after %d ms%n", name, started.url(), (System.nanoTime() - begin) / 1_000_000);
        awaitQuietly(stopped);
    }

    private static void close(Started started, CountDownLatch stopped) {
        try {
            started.server().close();
        } catch (Exception e) {
            System.err.println("Not stopped cleanly: " + e.getMessage());
        } finally {
            stopped.countDown();
        }
    }

    private static void awaitQuietly(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
