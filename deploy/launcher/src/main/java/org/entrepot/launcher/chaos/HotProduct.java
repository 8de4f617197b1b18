package org.entrepot.launcher.chaos;

import java.time.Duration;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.entrepot.launcher.demo.Opening;
import org.entrepot.launcher.demo.day.Purchase;
import org.entrepot.launcher.platform.Answer;
import org.entrepot.stack.StackFailure;
import org.entrepot.stack.process.Wait;

/** Many want the same thing at the same moment, and there are few of it: exactly as many as there are must be sold. */
final class HotProduct implements Fault {
    private static final int BUYERS = 60;
    private static final int UNITS = 15;
    private static final Duration UNTIL_KNOWN = Duration.ofSeconds(30);

    private final String sku;
    private List<Thread> buying = List.of();

    /** @param number keeps apart the things of one run */
    HotProduct(int number) {
        this.sku = "HOT%05d".formatted(number);
    }

    @Override
    public String target() {
        return "%d units, %d buyers".formatted(UNITS, BUYERS);
    }

    @Override
    public Duration lasts() {
        return Duration.ofSeconds(4);
    }

    @Override
    public void strike(Scene scene) {
        offer(scene);
        List<Thread> all = new ArrayList<>();
        for (int i = 0; i < BUYERS; i++) {
            var purchase = purchase(scene, i);
            all.add(Thread.ofVirtual().start(() -> scene.crowd().buy(purchase)));
        }
        buying = all;
    }

    @Override
    public void heal(Scene scene) {
        buying.forEach(Threads::join);
    }

    @Override
    public List<Verdict> judgeAtRest(Scene scene) {
        var units = scene.ask(superuser -> {
            try (var statement = superuser.prepareStatement("""
                    select coalesce(sum(l.quantity) filter (where o.stock = 'RESERVED'), 0),
                           coalesce(sum(l.quantity) filter (
                               where coalesce(o.held_from, o.state) in ('CONFIRMED', 'PROCESSING', 'COMPLETED')), 0)
                    from orders.orders o join orders.order_line l on l.order_id = o.id where l.sku = ?
                    """)) {
                statement.setString(1, name(scene));
                try (var rows = statement.executeQuery()) {
                    rows.next();
                    return new Units(rows.getInt(1), rows.getInt(2));
                }
            }
        });
        // A buyer who changes her mind gives a unit back when nobody asks for it any more.
        return List.of(new Verdict(
                "of %d units that %d wanted, %d were set aside and %d sold, %d given back"
                        .formatted(UNITS, BUYERS, units.setAside(), units.sold(), units.setAside() - units.sold()),
                units.sold() <= UNITS && units.setAside() >= UNITS));
    }

    /** Another one in each run on the same platform. */
    private String name(Scene scene) {
        return sku + "-" + scene.crowd().run();
    }

    private void offer(Scene scene) {
        var merchandising = scene.platform().as("merchandising");
        var sheet = Map.of(
                "externalId", name(scene),
                "texts", Map.of("en", Map.of("name", "Hot thing"), "fr", Map.of("name", "Chose chaude")),
                "taxClass", "STANDARD",
                "fulfilmentMode", "WEB_STOCK",
                "variants",
                        List.of(Map.of(
                                "sku", name(scene),
                                "price", Map.of("minor", 500, "currency", "GBP"),
                                "weightGrams", 200,
                                "size", Map.of("lengthMm", 120, "widthMm", 80, "heightMm", 40))));
        good(merchandising.post("/products/import", Map.of("items", List.of(sheet), "publish", true)));
        var receipt = Map.of(
                "location", Opening.LOCATION,
                "reference", name(scene),
                "lines", List.of(Map.of("sku", name(scene), "quantity", UNITS)));
        good(merchandising.create("/stock/receipts", receipt, name(scene)));
        Wait.until(UNTIL_KNOWN, Duration.ofMillis(100), () -> isOffered(scene) ? null : "nobody sells " + sku + " yet");
    }

    private boolean isOffered(Scene scene) {
        return scene.ask(superuser -> {
            try (var statement = superuser.prepareStatement("select exists (select from orders.offer where sku = ?)")) {
                statement.setString(1, name(scene));
                try (var rows = statement.executeQuery()) {
                    rows.next();
                    return rows.getBoolean(1);
                }
            }
        });
    }

    private Purchase purchase(Scene scene, int buyer) {
        var line = new Purchase.Line(name(scene), 1);
        return new Purchase(
                sku + "-" + buyer,
                "hot" + buyer,
                "GB",
                "SW1A 1AA",
                LocalDateTime.MIN,
                List.of(line),
                "tok_visa",
                false);
    }

    private static void good(Answer answer) {
        if (!answer.isGood()) throw new StackFailure("The hot thing cannot be offered: " + answer.inWords());
    }

    private record Units(int setAside, int sold) {}
}
