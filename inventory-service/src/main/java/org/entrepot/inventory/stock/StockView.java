package org.entrepot.inventory.stock;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.mapper.reflect.ConstructorMapper;

/** Stock as it is shown: nothing is locked, nothing is changed. */
@ApplicationScoped
class StockView {

    private static final String MANY = "unnest(:skus::text[]) with ordinality as asked(sku, nth)";

    /** What is asked most often. PostgreSQL plans it once; for lists, whose length it cannot know, it plans each time. */
    private static final String ONE = "(select :sku::text as sku, 1 as nth) as asked";

    private final Jdbi jdbi;

    StockView(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    List<AtLocation> of(String sku) {
        return jdbi.withHandle(sql -> sql.createQuery("""
                select location, on_hand, reserved, on_hand - reserved as available, quarantined
                from stock where sku = :sku order by location
                """)
                .bind("sku", sku)
                .map(ConstructorMapper.of(AtLocation.class))
                .list());
    }

    /**
     * What the web may sell, in the order asked: nothing of what is not on sale. What the catalogue has not told us of yet
     * counts as far as it lies in a warehouse, as it does for the levels: nobody can order it before the catalogue does.
     */
    List<Available> webSellable(List<String> skus) {
        var distinct = skus.stream().distinct().toArray(String[]::new);
        return jdbi.withHandle(sql -> {
            var query = sql.createQuery("""
                    select asked.sku, coalesce(sum(s.on_hand - s.reserved)
                               filter (where sells_on_web(l.kind, p.mode) and coalesce(p.listed, true)), 0)::int as available
                    from %s
                         left join stock s on s.sku = asked.sku
                         left join location l on l.code = s.location
                         left join product p on p.sku = asked.sku
                    group by asked.sku, asked.nth order by asked.nth
                    """.formatted(distinct.length == 1 ? ONE : MANY));
            if (distinct.length == 1) query.bind("sku", distinct[0]);
            else query.bind("skus", distinct);
            return query.map(ConstructorMapper.of(Available.class)).list();
        });
    }

    @Schema(name = "StockAtLocation")
    public record AtLocation(String location, int onHand, int reserved, int available, int quarantined) {}

    @Schema(name = "AvailableUnits")
    public record Available(String sku, int available) {}
}
