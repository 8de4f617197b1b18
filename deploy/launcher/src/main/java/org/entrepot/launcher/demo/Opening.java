package org.entrepot.launcher.demo;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.entrepot.launcher.demo.day.Day;
import org.entrepot.launcher.demo.day.Product;
import org.entrepot.launcher.demo.day.StockPlan;
import org.entrepot.launcher.platform.Api;
import org.entrepot.launcher.platform.Platform;
import org.entrepot.launcher.platform.Rest;
import org.entrepot.stack.StackFailure;
import org.entrepot.stack.process.Wait;

/** Before the shop opens: the catalogue is imported, the goods are received, and every service knows of both. */
public final class Opening {
    public static final String LOCATION = "MAIN";
    private static final int AT_ONCE = 400;
    private static final Duration UNTIL_KNOWN = Duration.ofSeconds(60);
    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(200);

    private final Platform platform;
    private final Api api;
    private final String run;

    public Opening(Platform platform, String run) {
        this.platform = platform;
        this.api = platform.as("merchandising");
        this.run = run;
    }

    public void of(Day day, StockPlan stock) {
        for (int from = 0; from < day.products().size(); from += AT_ONCE)
            publish(day.products().subList(from, Math.min(day.products().size(), from + AT_ONCE)));
        var lines = stock.units().entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .map(entry -> Map.of("sku", entry.getKey(), "quantity", (Object) entry.getValue()))
                .toList();
        for (int from = 0; from < lines.size(); from += AT_ONCE)
            receive(from, lines.subList(from, Math.min(lines.size(), from + AT_ONCE)));
        try (var rest = Rest.of(platform.kafka())) {
            Wait.until(UNTIL_KNOWN, BETWEEN_LOOKS, () -> {
                var lag = rest.lag();
                return lag.isEmpty() ? null : "not every service knows the catalogue yet: " + lag;
            });
        }
    }

    private void publish(List<Product> products) {
        var sheets = products.stream().map(Opening::sheet).toList();
        var answer = api.post("/products/import", Map.of("items", sheets, "publish", true));
        if (!answer.isGood()) throw new StackFailure("The catalogue was not imported: " + answer.inWords());
        List<String> refused = new ArrayList<>();
        for (var item : answer.json().path("items"))
            if (item.path("result").asText().equals("refused")) refused.add(item.toString());
        if (!refused.isEmpty())
            throw new StackFailure(refused.size() + " products were refused, as " + refused.getFirst());
    }

    private void receive(int delivery, List<Map<String, Object>> lines) {
        var reference = "demo-" + run + "-" + delivery;
        var receipt = Map.of("location", LOCATION, "reference", reference, "lines", lines);
        var answer = api.create("/stock/receipts", receipt, reference);
        if (!answer.isGood()) throw new StackFailure("The goods were not received: " + answer.inWords());
    }

    private static Map<String, Object> sheet(Product product) {
        var variant = Map.of(
                "sku", product.sku(),
                "price", Map.of("minor", product.priceMinor(), "currency", "GBP"),
                "weightGrams", product.weightGrams(),
                "size", Map.of("lengthMm", 120, "widthMm", 80, "heightMm", 40));
        return Map.of(
                "externalId", product.sku(),
                "texts", Map.of("en", Map.of("name", product.nameEn()), "fr", Map.of("name", product.nameFr())),
                "taxClass", product.taxClass(),
                "fulfilmentMode", "WEB_STOCK",
                "variants", List.of(variant));
    }
}
