package org.entrepot.inventory.product;

import static org.entrepot.kit.sql.Columns.texts;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;

/** Our own copy of the catalogue: how each SKU is fulfilled, and whether it is on sale. */
@ApplicationScoped
class Products {

    private final Jdbi jdbi;

    Products(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    /** @param items at most one per SKU */
    void keep(List<Item> items) {
        jdbi.useHandle(sql -> sql.createUpdate("""
                insert into product as p (sku, product_id, mode, listed)
                select sku, product_id, mode, true
                from unnest(:skus::text[], :products::uuid[], :modes::text[]) as i(sku, product_id, mode) order by sku
                on conflict (sku) do update set product_id = excluded.product_id, mode = excluded.mode, listed = true
                """)
                .bind("skus", texts(items, Item::sku))
                .bind("products", texts(items, item -> item.productId().toString()))
                .bind("modes", texts(items, Item::mode))
                .execute());
    }

    /** Takes the SKUs of these products off sale, except those given. */
    void delist(Collection<UUID> products, Collection<String> except) {
        jdbi.useHandle(sql -> sql.createUpdate("""
                with off as (
                    select sku from product
                    where product_id = any(:products::uuid[]) and listed and not sku = any(:except::text[])
                    order by sku for update
                )
                update product p set listed = false from off where p.sku = off.sku
                """)
                .bind("products", texts(products, UUID::toString))
                .bind("except", except.toArray(String[]::new))
                .execute());
    }

    record Item(String sku, UUID productId, String mode) {}
}
