package org.entrepot.shipping.product;

import static org.entrepot.kit.sql.Columns.numbers;
import static org.entrepot.kit.sql.Columns.texts;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.entrepot.kit.Wire;
import org.jdbi.v3.core.Jdbi;

/** All things that can be ordered. */
@ApplicationScoped
public class Variants {

    private final Jdbi jdbi;

    Variants(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    public Map<String, Variant> bySku(Collection<String> skus) {
        return jdbi.withHandle(sql -> sql
                .createQuery("""
                select sku, product_id, names::text as names, barcode, weight_grams, length_mm, width_mm, height_mm
                from product_variant where sku = any(:skus)
                """)
                .bind("skus", skus.toArray(String[]::new))
                .map((row, context) -> new Variant(
                        row.getString("sku"),
                        row.getObject("product_id", UUID.class),
                        names(row.getString("names")),
                        row.getString("barcode"),
                        row.getInt("weight_grams"),
                        row.getInt("length_mm"),
                        row.getInt("width_mm"),
                        row.getInt("height_mm")))
                .stream()
                .collect(Collectors.toMap(Variant::sku, Function.identity())));
    }

    /** Puts these in the place of what was known of them; each SKU may be given once. */
    void put(Collection<Variant> variants) {
        jdbi.useHandle(sql -> sql.createUpdate("""
                insert into product_variant (sku, product_id, names, barcode, weight_grams, length_mm, width_mm, height_mm)
                select * from unnest(:skus::text[], :products::uuid[], :names::jsonb[], :barcodes::text[], :weights::int[],
                                     :lengths::int[], :widths::int[], :heights::int[])
                on conflict (sku) do update
                set product_id = excluded.product_id, names = excluded.names, barcode = excluded.barcode,
                    weight_grams = excluded.weight_grams, length_mm = excluded.length_mm, width_mm = excluded.width_mm,
                    height_mm = excluded.height_mm
                """)
                .bind("skus", texts(variants, Variant::sku))
                .bind("products", texts(variants, variant -> variant.productId().toString()))
                .bind("names", texts(variants, variant -> Wire.write(variant.names())))
                .bind("barcodes", texts(variants, Variant::barcode))
                .bind("weights", numbers(variants, Variant::weightGrams))
                .bind("lengths", numbers(variants, Variant::lengthMm))
                .bind("widths", numbers(variants, Variant::widthMm))
                .bind("heights", numbers(variants, Variant::heightMm))
                .execute());
    }

    @SuppressWarnings("unchecked") // JSON objects of texts, written above.
    private static Map<String, String> names(String json) {
        return Wire.read(json, Map.class);
    }
}
