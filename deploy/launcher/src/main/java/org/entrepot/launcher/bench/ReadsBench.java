package org.entrepot.launcher.bench;

import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import org.entrepot.launcher.Args;
import org.entrepot.launcher.platform.Platform;
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

    ReadsBench(Platform platform, Stack stack, String run, Args args) {
        this.platform = platform;
        this.stack = stack;
        this.run = run;
        this.seconds = args.number("seconds", 20);
        this.warm = args.number("warm", 10);
    }

    Measured measure() {
        var skus = new Shelves(platform, run).stocked("read", PRODUCTS, 100);
        IntFunction<String> lists = number -> "/products?limit=20";
        IntFunction<String> stock = number -> "/availability?sku=" + skus.get(number % PRODUCTS);
        var gateway = platform.gateway();
        var measured = new Measured(
                "bench reads: %d clients, %d s each, after %d s of warming".formatted(CLIENTS, seconds, warm));
        var door = rate(measured, "products through the gateway", gateway, lists);
        var direct = rate(measured, "products from the service", address("catalog-service"), lists);
        measured.figure("gateway against service, products", "%.2f".formatted(door / direct));
        door = rate(measured, "availability through the gateway", gateway, stock);
        direct = rate(measured, "availability from the service", address("inventory-service"), stock);
        return measured.figure("gateway against service, availability", "%.2f".formatted(door / direct));
    }

    private double rate(Measured measured, String name, URI base, IntFunction<String> path) {
        try (var door = new Door(base, platform.tokenOf("storefront"))) {
            during(door, path, warm, new Timings());
            var taken = new Timings();
            var processors = Processors.from(stack);
            var begin = System.nanoTime();
            during(door, path, seconds, taken);
            var took = (System.nanoTime() - begin) / 1e9;
            var rate = taken.count() / took;
            measured.figure(name + ", per second", rate)
                    .figure(name + ", cores", cores(processors.since(), took))
                    .timings(name, taken);
            return rate;
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
