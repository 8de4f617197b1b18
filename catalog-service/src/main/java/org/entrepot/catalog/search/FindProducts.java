package org.entrepot.catalog.search;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;
import org.entrepot.catalog.product.ProductView;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;

/** Finds products by what people type: words of the language, near misses, SKUs and barcodes; accents do not matter. */
@ApplicationScoped
class FindProducts {

    private static final String EVERYTHING = """
            with hits as (
                select product_id, letters, price_minor, 0::numeric as rank
                from product_search where lang = :lang
            )
            """;

    /** A code is what the person meant; then words, by weight; then words that look alike. */
    private static final String BY_QUERY = """
            with asked as (
                select websearch_to_tsquery(:config::regconfig, unaccent(:query)) as words, lower(unaccent(:query)) as letters
            ), hits as (
                select s.product_id, s.letters, s.price_minor,
                       round((case when s.codes @> array[lower(:query)] then 10 else 0 end
                              + 4 * ts_rank(s.words, asked.words) + word_similarity(asked.letters, s.letters))::numeric, 6) as rank
                from product_search s, asked
                where s.lang = :lang
                  and (s.words @@ asked.words or asked.letters <% s.letters or s.codes @> array[lower(:query)])
            )
            """;

    /** So many variants are kept as they were read last, some hundred bytes each. */
    private static final int READ_ALREADY = 20_000;

    private final Jdbi jdbi;
    private final Cache<Edition, ProductView> views = Caffeine.newBuilder()
            .maximumWeight(READ_ALREADY)
            .weigher((Edition edition, ProductView view) -> 1 + view.variants().size())
            .build();

    FindProducts(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    /**
     * Up to {@code limit + 1} products in this order, behind the given place. How many is part of the text: a plan for any
     * number of them seems so dear that PostgreSQL would rather plan each query anew, which takes longer than to run it.
     */
    List<Found> of(Wanted wanted, ListOrder order, @Nullable Place after, int limit) {
        return jdbi.withHandle(sql -> {
            var query = sql.createQuery((wanted.query() == null ? EVERYTHING : BY_QUERY)
                    + """
                    select p.id, p.state, p.version, p.sheet, %s as key
                    from hits join product p on p.id = product_id
                    where p.state = :state and %s
                    order by %s limit %d
                    """.formatted(order.key, after == null ? "true" : order.behind, order.orderBy, limit + 1));
            query.bind("lang", wanted.language()).bind("state", wanted.state());
            if (wanted.query() != null) query.bind("query", wanted.query()).bind("config", wanted.config());
            if (after != null) query.bind("key", after.key()).bind("id", after.id());
            return query.map((row, context) -> new Found(row.getString("key"), view(row)))
                    .list();
        });
    }

    private ProductView view(ResultSet row) throws SQLException {
        var edition = new Edition(row.getObject("id", UUID.class), row.getLong("version"));
        var read = views.getIfPresent(edition);
        if (read != null) return read;
        var view = ProductView.of(edition.product(), row.getString("state"), edition.version(), row.getString("sheet"));
        views.put(edition, view);
        return view;
    }

    /** A product as it was between two changes: whatever changes gives it another version. */
    private record Edition(UUID product, long version) {}

    /** What to look for. */
    record Wanted(@Nullable String query, String language, String state) {
        String config() {
            return language.equals("fr") ? "french" : "english";
        }
    }

    /** A product and its place in the list. */
    record Found(String key, ProductView product) {}
}
