package org.entrepot.launcher.demo.day;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/**
 * A made-up day of the shape of a real gift shop's: many small prices and some large ones, baskets of a few lines with a
 * long tail, customers who come again, an evening peak, and one purchase in eight of which something comes back.
 */
public final class GeneratedDay {
    private static final LocalDate WHEN = LocalDate.of(2026, 11, 20);
    private static final double GUESTS = 0.15;
    private static final double COME_BACK = 0.125;
    private static final double ASTRAY = 0.03;
    private static final int MOST_LINES = 100;
    private static final int[] PACKS = {1, 1, 1, 2, 2, 3, 4, 6, 6, 8, 12, 12, 24};
    private static final String[] ABROAD = {"FR", "DE", "IE", "BE", "NL", "ES", "CH", "PT"};

    private final Random random;
    private final int size;

    private GeneratedDay(int size, long seed) {
        this.random = new Random(seed);
        this.size = size;
    }

    /**
     * The same day for the same numbers.
     *
     * @param size how many orders
     */
    public static Day of(int size, long seed) {
        return new GeneratedDay(size, seed).day(seed);
    }

    private Day day(long seed) {
        var products = products();
        List<Purchase> purchases = new ArrayList<>();
        for (int i = 0; i < size; i++) purchases.add(purchase(i, products));
        purchases.sort(Comparator.comparing(Purchase::at).thenComparing(Purchase::reference));
        var comebacks = comebacks(purchases);
        return new Day(
                "a generated day of " + size + " orders, seed " + seed,
                products,
                Manners.given(purchases, comebacks, seed),
                comebacks,
                List.of());
    }

    private List<Product> products() {
        var count = Math.clamp(size, 60, Names.most());
        List<Product> products = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            var name = Names.number(i);
            var price = price();
            var tax = Product.taxClassOf(name.en());
            products.add(new Product(sku(i), name.en(), name.fr(), price, tax, Product.weightOf(price)));
        }
        return products;
    }

    private Purchase purchase(int number, List<Product> products) {
        var guest = random.nextDouble() < GUESTS;
        // The square makes some customers come often and most of them once.
        var who = (int) (Math.pow(random.nextDouble(), 2) * size * 0.6);
        var country = guest ? country(random) : country(new Random(who));
        var postcode = random.nextDouble() < ASTRAY
                ? "ZZ" + "124".charAt(random.nextInt(3)) + " 1AA"
                : Countries.postcode(country);
        return new Purchase(
                "D%06d".formatted(number + 1),
                guest ? null : "c%05d".formatted(who + 1),
                country,
                guest ? postcode : Countries.postcode(country),
                moment(),
                basket(products),
                "tok_visa",
                false);
    }

    private List<Purchase.Line> basket(List<Product> products) {
        var lines = Math.clamp(
                Math.round(Math.exp(2.0 + 1.0 * random.nextGaussian())), 1, Math.min(MOST_LINES, products.size() / 2));
        Map<String, Integer> basket = new LinkedHashMap<>();
        while (basket.size() < lines) {
            // Some articles sell much better than others.
            var product = products.get((int) (Math.pow(random.nextDouble(), 1.6) * products.size()));
            basket.putIfAbsent(product.sku(), PACKS[random.nextInt(PACKS.length)]);
        }
        return basket.entrySet().stream()
                .map(entry -> new Purchase.Line(entry.getKey(), entry.getValue()))
                .toList();
    }

    private List<Comeback> comebacks(List<Purchase> purchases) {
        List<Comeback> comebacks = new ArrayList<>();
        for (var purchase : purchases) {
            if (random.nextDouble() >= COME_BACK) continue;
            var lines = purchase.lines().stream()
                    .limit(1 + random.nextInt(3))
                    .map(line -> new Purchase.Line(line.sku(), 1 + random.nextInt(line.quantity())))
                    .toList();
            comebacks.add(new Comeback("R" + purchase.reference(), purchase.reference(), lines));
        }
        return comebacks;
    }

    /** Around three pounds, ending as prices do, with a tail of dear things. */
    private long price() {
        var pounds = Math.clamp(Math.exp(1.0 + 0.8 * random.nextGaussian()), 0.2, 150);
        var endings = new int[] {25, 45, 55, 65, 75, 85, 95};
        return (long) pounds * 100 + endings[random.nextInt(endings.length)];
    }

    /** A third of the orders come in the evening, around eight; the others from nine to ten. */
    private LocalDateTime moment() {
        var hour = random.nextDouble() < 0.35 ? 20 + 0.9 * random.nextGaussian() : 9 + 13 * random.nextDouble();
        return WHEN.atStartOfDay().plusSeconds((long) (Math.clamp(hour, 7, 23.9) * 3600));
    }

    private static String country(Random random) {
        return random.nextDouble() < 0.9 ? "GB" : ABROAD[random.nextInt(ABROAD.length)];
    }

    private static String sku(int number) {
        return "G%05d".formatted(20_001 + number);
    }
}
