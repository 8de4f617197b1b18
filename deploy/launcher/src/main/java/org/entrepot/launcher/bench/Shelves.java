package org.entrepot.launcher.bench;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.entrepot.launcher.platform.Answer;
import org.entrepot.launcher.platform.Api;
import org.entrepot.launcher.platform.Platform;
import org.entrepot.launcher.platform.Rest;
import org.entrepot.stack.StackFailure;
import org.entrepot.stack.process.Wait;

/** What a run needs before it begins: products with stock, and customers with a delivery reference each. */
final class Shelves {
    private static final int AT_ONCE = 400;
    private static final int REGISTERING = 16;
    static final long PRICE = 1295;
    private static final Duration UNTIL_KNOWN = Duration.ofSeconds(90);

    private final Platform platform;
    private final String run;

    Shelves(Platform platform, String run) {
        this.platform = platform;
        this.run = run;
    }

    /** Publishes so many products with so many units each; gives their SKUs once every service knows them. */
    List<String> stocked(String prefix, int products, int units) {
        var skus = IntStream.rangeClosed(1, products)
                .mapToObj(number -> "%s-%s-%04d".formatted(prefix, run, number).toUpperCase(java.util.Locale.ROOT))
                .toList();
        var merchandising = platform.as("merchandising");
        for (var from = 0; from < skus.size(); from += AT_ONCE) {
            var some = skus.subList(from, Math.min(skus.size(), from + AT_ONCE));
            good(merchandising.post(
                    "/products/import",
                    Map.of("items", some.stream().map(Shelves::sheet).toList(), "publish", true)));
            good(merchandising.create("/stock/receipts", receipt(some, units, from), "bench-" + prefix + run + from));
        }
        try (var rest = Rest.of(platform.kafka())) {
            Wait.until(UNTIL_KNOWN, Duration.ofMillis(200), () -> {
                var lag = rest.lag();
                return lag.isEmpty() ? null : "not every service knows the catalogue yet: " + lag;
            });
        }
        return skus;
    }

    /** Registers so many guests; gives the reference of each one's address. */
    List<String> guests(int count) {
        var storefront = platform.as("storefront");
        List<Future<String>> asked = new ArrayList<>();
        try (var clients =
                Executors.newFixedThreadPool(REGISTERING, Thread.ofVirtual().factory())) {
            for (var number = 0; number < count; number++) {
                var name = "guest-" + run + "-" + number;
                asked.add(clients.submit(() -> register(storefront, name)));
            }
        }
        return asked.stream().map(Shelves::answer).toList();
    }

    private static String register(Api storefront, String name) {
        var address = Map.of(
                "recipient", name,
                "lines", List.of("1 High Street"),
                "postcode", "SW1A 1AA",
                "city", "London",
                "country", "GB");
        var registration = Map.of(
                "email",
                name + "@customers.example",
                "name",
                name,
                "language",
                "en",
                "guest",
                true,
                "address",
                address);
        return good(storefront.create("/customers", registration, name))
                .json()
                .path("addresses")
                .path(0)
                .path("reference")
                .asText();
    }

    private static Map<String, Object> receipt(List<String> skus, int units, int from) {
        return Map.of(
                "location",
                "MAIN",
                "reference",
                "bench-" + from,
                "lines",
                skus.stream().map(sku -> Map.of("sku", sku, "quantity", units)).toList());
    }

    private static Map<String, Object> sheet(String sku) {
        return sheet(sku, PRICE, 400);
    }

    /** What a merchandiser says of a product. */
    static Map<String, Object> sheet(String sku, long price, int grams) {
        var variant = Map.of(
                "sku",
                sku,
                "price",
                Map.of("minor", price, "currency", "GBP"),
                "weightGrams",
                grams,
                "size",
                Map.of("lengthMm", 120, "widthMm", 80, "heightMm", 40));
        return Map.of(
                "externalId",
                sku,
                "texts",
                Map.of("en", Map.of("name", sku), "fr", Map.of("name", sku)),
                "taxClass",
                "STANDARD",
                "fulfilmentMode",
                "WEB_STOCK",
                "variants",
                List.of(variant));
    }

    private static Answer good(Answer answer) {
        if (!answer.isGood()) throw new StackFailure("The benchmark cannot begin: " + answer.inWords());
        return answer;
    }

    private static <T> T answer(Future<T> asked) {
        try {
            return asked.get();
        } catch (ExecutionException e) {
            throw new StackFailure("The benchmark cannot begin: " + e.getCause().getMessage(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new StackFailure("interrupted", e);
        }
    }
}
