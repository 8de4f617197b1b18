package org.entrepot.launcher.bench;

import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import org.entrepot.launcher.Args;
import org.entrepot.launcher.platform.Platform;
import org.entrepot.launcher.platform.Processors;
import org.entrepot.stack.StackFailure;
import org.entrepot.stack.supervise.Stack;

/** How many pages of products and availabilities a second, by clients that each wait for their answer; through the door and past it. */
final class ReadsBench {
    private static final int CLIENTS = 64;
    private static final int PRODUCTS = 400;

    private final Platform platform;
    private final Stack stack;
    private final String run;
    private final int seconds;
    private final int warm;
    private final int rounds;

    ReadsBench(Platform platform, Stack stack, String run, Args args) {
        this.platform = platform;
        this.stack = stack;
        this.run = run;
        this.seconds = args.number("seconds", 10);
        this.warm = args.number("warm", 10);
        this.rounds = args.number("rounds", 2);
    }

    Measured measure() {
        var skus = new Shelves(platform, run).stocked("read", PRODUCTS, 100);
        var measured = new Measured("bench reads: %d clients, %d times %d s each, after %d s of warming"
                .formatted(CLIENTS, rounds, seconds, warm));
        compare(measured, "products", "catalog-service", number -> "/products?limit=20");
        compare(
                measured,
                "availability",
                "inventory-service",
                number -> "/availability?sku=" + skus.get(number % PRODUCTS));
        return measured;
    }

    /** One after the other and again, once both are warm: what is measured first would else be measured cold. */
    private void compare(Measured measured, String what, String service, IntFunction<String> path) {
        try (var gateway = new Door(platform.gateway(), platform.tokenOf("storefront"));
                var direct = new Door(address(service), platform.tokenOf("storefront"))) {
            during(gateway, path, warm, new Timings());
            during(direct, path, warm, new Timings());
            var through = new Rate();
            var past = new Rate();
            for (var round = 0; round < rounds; round++) {
                through.measure(gateway, path);
                past.measure(direct, path);
            }
            through.tell(measured, what + " through the gateway");
            past.tell(measured, what + " from the service");
            measured.figure(
                    "gateway against service, " + what, "%.2f".formatted(through.perSecond() / past.perSecond()));
        }
    }

    /** What one way gave, over all rounds. */
    private final class Rate {
        private final Timings taken = new Timings();
        private final Map<String, Double> used = new TreeMap<>();
        private double took;

        void measure(Door door, IntFunction<String> path) {
            var processors = Processors.from(stack);
            var begin = System.nanoTime();
            during(door, path, seconds, taken);
            took += (System.nanoTime() - begin) / 1e9;
            processors.since().forEach((part, busy) -> used.merge(part, busy, Double::sum));
        }

        double perSecond() {
            return taken.count() / took;
        }

        void tell(Measured measured, String name) {
            measured.figure(name + ", per second", perSecond())
                    .figure(name + ", cores", cores(used, took))
                    .timings(name, taken);
        }
    }

    /** Of those that work, most first. */
    private static String cores(Map<String, Double> used, double took) {
        return used.entrySet().stream()
                .filter(part -> part.getValue() / took >= 0.02)
                .sorted(Map.Entry.<String, Double>comparingByValue().reversed())
                .map(part -> "%s %.2f".formatted(part.getKey(), part.getValue() / took))
                .collect(Collectors.joining(", "));
    }

    private static void during(Door door, IntFunction<String> path, int seconds, Timings taken) {
        var end = System.nanoTime() + Duration.ofSeconds(seconds).toNanos();
        var clients = new CountDownLatch(CLIENTS);
        var refused = new AtomicLong();
        for (var client = 0; client < CLIENTS; client++) next(door, path, client * 7, end, taken, refused, clients);
        try {
            if (!clients.await(seconds + 40L, TimeUnit.SECONDS)) throw new StackFailure("requests were not answered");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new StackFailure("interrupted", e);
        }
        if (refused.get() > 0) throw new StackFailure(refused + " requests were refused");
    }

    private static void next(
            Door door,
            IntFunction<String> path,
            int number,
            long end,
            Timings taken,
            AtomicLong refused,
            CountDownLatch clients) {
        var begin = System.nanoTime();
        if (begin > end) {
            clients.countDown();
            return;
        }
        door.get(path.apply(number)).onComplete(answered -> {
            if (answered.failed() || answered.result().status() != 200) refused.incrementAndGet();
            taken.took(System.nanoTime() - begin);
            next(door, path, number + 1, end, taken, refused, clients);
        });
    }

    private URI address(String service) {
        return URI.create("http://127.0.0.1:" + stack.ports().of(service));
    }
}
