package org.entrepot.launcher.bench;

import com.fasterxml.jackson.databind.JsonNode;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicLong;
import org.entrepot.launcher.platform.Json;
import org.entrepot.stack.process.Wait;

/**
 * What people do at once in the benchmark "Online Marketplace", in its shares: checkout 30, seller's dashboard 5, change of a
 * price 3, change of a product 2. The other 60 are news of deliveries; the carriers bring those.
 */
final class Market {
    private static final int CHECKOUT = 30;
    private static final int DASHBOARD = CHECKOUT + 5;
    private static final int PRICE = DASHBOARD + 3;
    static final int ALL = PRICE + 2;

    private final Door storefront;
    private final Door merchandising;
    private final PlaceOrders placing;
    private final List<Article> articles;
    private final Random random;
    private final Map<String, Timings> timings = new LinkedHashMap<>();
    private final Map<String, AtomicLong> refusals = new TreeMap<>();
    private final AtomicLong underWay = new AtomicLong();

    /** A product and what was said of it last; its price only rises, so that an old one can be told from a new one. */
    static final class Article {
        private final String id;
        private final String sku;
        private long price = Shelves.PRICE;
        private int grams = 400;

        private volatile long version;

        /** Two people who write a sheet at once would be told so; here one waits for the other. */
        private Future<?> last = Future.succeededFuture();

        /** @param product as the catalogue shows it */
        Article(JsonNode product, String sku) {
            this.id = product.path("id").asText();
            this.version = product.path("version").asLong();
            this.sku = sku;
        }

        private Door.Reply changed(Door.Reply reply) {
            if (reply.status() == 200)
                version = Json.read(reply.body().getBytes()).path("version").asLong();
            return reply;
        }
    }

    Market(Door storefront, Door merchandising, PlaceOrders placing, List<Article> articles, long seed) {
        this.storefront = storefront;
        this.merchandising = merchandising;
        this.placing = placing;
        this.articles = articles;
        this.random = new Random(seed);
        for (var kind : List.of("dashboard", "price change", "product change")) timings.put(kind, new Timings());
    }

    /** Does one thing that was due at this moment; called by one thread. */
    void act(long due) {
        var drawn = random.nextInt(ALL);
        if (drawn < CHECKOUT) placing.place(due);
        else if (drawn < DASHBOARD) took("dashboard", due, storefront.get("/orders?state=PROCESSING&limit=50"));
        else change(due, drawn < PRICE, articles.get(random.nextInt(articles.size())));
    }

    private void change(long due, boolean isPrice, Article article) {
        if (isPrice) article.price++;
        else article.grams++;
        var sheet = Buffer.buffer(Json.write(Shelves.sheet(article.sku, article.price, article.grams)));
        var changed = article.last
                .otherwiseEmpty()
                .compose(before -> merchandising.put("/products/" + article.id, sheet, article.version))
                .map(article::changed);
        article.last = changed;
        took(isPrice ? "price change" : "product change", due, changed);
    }

    private void took(String kind, long due, Future<Door.Reply> asked) {
        underWay.incrementAndGet();
        asked.onComplete(answered -> {
            timings.get(kind).took(System.nanoTime() - due);
            if (answered.failed()) count(kind, answered.cause().getClass().getSimpleName());
            else if (answered.result().status() != 200)
                count(kind, "" + answered.result().status());
            underWay.decrementAndGet();
        });
    }

    private synchronized void count(String kind, String what) {
        refusals.computeIfAbsent(kind + " " + what, none -> new AtomicLong()).incrementAndGet();
    }

    /** Returns when every request has its answer, or the time is over. */
    void allAnswered(Duration patience) {
        var end = System.nanoTime() + patience.toNanos();
        while (underWay.get() > 0 && System.nanoTime() < end) Wait.pause(Duration.ofMillis(20));
        placing.allAnswered(Duration.ofNanos(Math.max(0, end - System.nanoTime())));
    }

    Map<String, Timings> timings() {
        return timings;
    }

    synchronized Map<String, Long> refusals() {
        Map<String, Long> counts = new TreeMap<>();
        placing.refusals().forEach((what, count) -> counts.put("checkout " + what, count));
        refusals.forEach((what, count) -> counts.put(what, count.get()));
        return counts;
    }
}
