package org.entrepot.launcher.demo.day;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.entrepot.launcher.demo.day.Invoices.Invoice;
import org.entrepot.launcher.demo.day.LeftOut.Why;
import org.entrepot.stack.StackFailure;

/** Real invoices as a shop's day: invoices become purchases, cancellations become goods that come back. */
public final class InvoiceDay {
    /** What order-service takes. */
    private static final Limits USUAL = new Limits(999, 100);

    private final Limits limits;
    private final Invoices invoices;
    private final List<LeftOut> leftOut = new ArrayList<>();
    private final List<Purchase> purchases = new ArrayList<>();
    private final List<Comeback> comebacks = new ArrayList<>();
    private int merged;
    private int sold;
    private int split;
    private int otherPrice;
    private final Day day;

    /** What one order takes at most. */
    public record Limits(int unitsPerLine, int linesPerOrder) {}

    private InvoiceDay(String name, Invoices invoices, Limits limits, long seed) {
        this.limits = limits;
        this.invoices = invoices;
        leftOut.addAll(invoices.leftOut());
        var prices = new MostFrequent<Long>();
        var names = new MostFrequent<String>();
        for (var invoice : invoices.all()) if (!invoice.cancellation()) sell(invoice, prices, names);
        purchases.sort(Comparator.comparing(Purchase::at).thenComparing(Purchase::reference));
        for (var invoice : invoices.all()) if (invoice.cancellation()) bringBack(invoice);
        countOtherPrices(prices);
        day = new Day(name, products(prices, names), Manners.given(purchases, comebacks, seed), comebacks, notes());
    }

    /** A file, within the limits of order-service; fails with a sentence when it cannot be read. */
    public static InvoiceDay ofFile(Path file, long seed) {
        if (!Files.isReadable(file)) throw new StackFailure("There is no file " + file + " that can be read.");
        return read(file, USUAL, seed);
    }

    public static InvoiceDay read(Path file, Limits limits, long seed) {
        return new InvoiceDay(file.getFileName().toString(), Invoices.read(file), limits, seed);
    }

    static InvoiceDay of(String text, Limits limits, long seed) {
        return new InvoiceDay("invoices", Invoices.of(text), limits, seed);
    }

    public Day day() {
        return day;
    }

    /** Every line that the day does without. */
    public List<LeftOut> leftOut() {
        return List.copyOf(leftOut);
    }

    /** Which line of the file cancels this article. */
    public int rowOf(String cancellation, String sku) {
        return invoices.all().stream()
                .filter(invoice -> invoice.number().equals(cancellation))
                .flatMap(invoice -> invoice.lines().stream())
                .filter(line -> line.sku().equals(sku))
                .mapToInt(Invoices.Line::row)
                .findFirst()
                .orElse(0);
    }

    private void sell(Invoice invoice, MostFrequent<Long> prices, MostFrequent<String> names) {
        Map<String, Integer> basket = new LinkedHashMap<>();
        for (var line : invoice.lines()) {
            var units = basket.getOrDefault(line.sku(), 0);
            if (units + line.quantity() > limits.unitsPerLine()) leaveOut(invoice, line, Why.TOO_MANY);
            else {
                if (units > 0) merged++;
                basket.put(line.sku(), units + line.quantity());
                prices.count(line.sku(), line.priceMinor());
                if (!line.name().isEmpty()) names.count(line.sku(), line.name());
            }
        }
        var lines = basket.entrySet().stream()
                .map(entry -> new Purchase.Line(entry.getKey(), entry.getValue()))
                .toList();
        if (!lines.isEmpty()) sold++;
        if (lines.size() > limits.linesPerOrder()) split++;
        for (int from = 0; from < lines.size(); from += limits.linesPerOrder()) {
            var part = lines.subList(from, Math.min(lines.size(), from + limits.linesPerOrder()));
            purchases.add(purchase(invoice, from / limits.linesPerOrder() + 1, part));
        }
    }

    private static Purchase purchase(Invoice invoice, int part, List<Purchase.Line> lines) {
        return new Purchase(
                part == 1 ? invoice.number() : invoice.number() + "-" + part,
                invoice.customer().isEmpty() ? null : invoice.customer(),
                invoice.country(),
                Countries.postcode(invoice.country()),
                invoice.at(),
                lines,
                "tok_visa",
                false);
    }

    /** The latest earlier purchases of the same goods by the same customer give them back, as far as they have them. */
    private void bringBack(Invoice invoice) {
        Map<String, Map<String, Integer>> byPurchase = new TreeMap<>();
        for (var line : invoice.lines()) {
            var why = invoice.customer().isEmpty() ? Why.NOBODY : bringBack(invoice, line, byPurchase);
            if (why != null) leaveOut(invoice, line, why);
        }
        byPurchase.forEach((purchase, units) -> comebacks.add(new Comeback(
                invoice.number(),
                purchase,
                units.entrySet().stream()
                        .map(entry -> new Purchase.Line(entry.getKey(), entry.getValue()))
                        .toList())));
    }

    private Why bringBack(Invoice invoice, Invoices.Line line, Map<String, Map<String, Integer>> byPurchase) {
        var missing = line.quantity();
        for (var purchase : purchases.reversed()) {
            if (!invoice.customer().equals(purchase.customer()) || purchase.at().isAfter(invoice.at())) continue;
            var taken = Math.min(missing, left(purchase, line.sku(), byPurchase));
            if (taken == 0) continue;
            byPurchase
                    .computeIfAbsent(purchase.reference(), none -> new TreeMap<>())
                    .merge(line.sku(), taken, Integer::sum);
            missing -= taken;
        }
        if (missing == line.quantity()) return Why.NOT_BOUGHT_BEFORE;
        return missing > 0 ? Why.MORE_THAN_BOUGHT : null;
    }

    private int left(Purchase purchase, String sku, Map<String, Map<String, Integer>> now) {
        var bought = purchase.lines().stream()
                .filter(line -> line.sku().equals(sku))
                .mapToInt(Purchase.Line::quantity)
                .sum();
        var before = comebacks.stream()
                .filter(comeback -> comeback.purchase().equals(purchase.reference()))
                .flatMap(comeback -> comeback.lines().stream())
                .filter(line -> line.sku().equals(sku))
                .mapToInt(Purchase.Line::quantity)
                .sum();
        return bought
                - before
                - now.getOrDefault(purchase.reference(), Map.of()).getOrDefault(sku, 0);
    }

    private void countOtherPrices(MostFrequent<Long> prices) {
        for (var invoice : invoices.all()) {
            if (invoice.cancellation()) continue;
            for (var line : invoice.lines()) {
                var usual = prices.of(line.sku());
                if (usual.isPresent() && usual.get() != line.priceMinor()) otherPrice++;
            }
        }
    }

    private static List<Product> products(MostFrequent<Long> prices, MostFrequent<String> names) {
        return prices.keys().stream()
                .map(sku -> {
                    var price = prices.of(sku).orElseThrow();
                    var name = names.of(sku).orElse("Article " + sku);
                    return new Product(sku, name, name, price, Product.taxClassOf(name), Product.weightOf(price));
                })
                .toList();
    }

    private void leaveOut(Invoice invoice, Invoices.Line line, Why why) {
        leftOut.add(new LeftOut(line.row(), invoice.number(), line.sku(), why));
    }

    private List<String> notes() {
        return List.of(
                "%,d rows read; %,d left out; %,d rows of an article that is in the same invoice already were merged with it"
                        .formatted(invoices.rows(), leftOut.size(), merged),
                "%,d invoices: %,d without any line that can be sold are no orders; %,d with more than %d lines are several orders"
                        .formatted(invoices.numbers(), invoices.numbers() - sold, split, limits.linesPerOrder()),
                "%,d rows have another price than their article's most frequent one, at which it is published: the platform prices from its own copy"
                        .formatted(otherPrice),
                "codes are read without regard to case; names are given in English only, books bear no tax, weights are made up");
    }
}
