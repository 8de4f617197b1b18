package org.entrepot.order.offer;

import static org.entrepot.kit.sql.Columns.texts;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.entrepot.events.Money;
import org.entrepot.events.catalog.TaxClass;
import org.jdbi.v3.core.Jdbi;

/** The offers that this service knows, by SKU. */
@ApplicationScoped
public class Offers {

    private final Jdbi jdbi;

    Offers(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    /** The offers of these SKUs, by SKU; those that are not known are missing. */
    public Map<String, Offer> of(Collection<String> skus) {
        var found = new HashMap<String, Offer>();
        jdbi.withHandle(sql -> sql.createQuery("""
                select sku, product_id, price_minor, currency, tax_class, on_sale from offer where sku = any(:skus::text[])
                """)
                        .bind("skus", skus.toArray(String[]::new))
                        .map((row, context) -> new Offer(
                                row.getString("sku"),
                                row.getObject("product_id", UUID.class),
                                new Money(row.getLong("price_minor"), row.getString("currency")),
                                TaxClass.valueOf(row.getString("tax_class")),
                                row.getBoolean("on_sale")))
                        .list())
                .forEach(offer -> found.put(offer.sku(), offer));
        return found;
    }

    /** These products are on sale with these offers, and with no others. */
    void replace(Collection<UUID> products, List<Offer> offers) {
        withdraw(products);
        var bySku = new LinkedHashMap<String, Offer>();
        offers.forEach(offer -> bySku.put(offer.sku(), offer));
        var rows = List.copyOf(bySku.values());
        jdbi.useHandle(sql -> sql.createUpdate("""
                insert into offer (sku, product_id, price_minor, currency, tax_class, on_sale)
                select sku, product, price, currency, tax_class, true
                from unnest(:skus::text[], :products::uuid[], :prices::bigint[], :currencies::text[], :classes::text[])
                     as t(sku, product, price, currency, tax_class) order by sku
                on conflict (sku) do update set product_id = excluded.product_id, price_minor = excluded.price_minor,
                    currency = excluded.currency, tax_class = excluded.tax_class, on_sale = true
                """)
                .bind("skus", texts(rows, Offer::sku))
                .bind("products", texts(rows, offer -> offer.productId().toString()))
                .bind(
                        "prices",
                        rows.stream().map(offer -> offer.price().minor()).toArray(Long[]::new))
                .bind("currencies", texts(rows, offer -> offer.price().currency()))
                .bind("classes", texts(rows, offer -> offer.taxClass().name()))
                .execute());
    }

    void withdraw(Collection<UUID> products) {
        jdbi.useHandle(sql -> sql.createUpdate("""
                update offer set on_sale = false where product_id = any(:products::uuid[]) and on_sale
                """)
                .bind("products", products.stream().map(UUID::toString).toArray(String[]::new))
                .execute());
    }
}
