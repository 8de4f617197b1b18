package org.entrepot.events.catalog;

import static java.util.Objects.requireNonNull;

import java.util.List;
import java.util.Map;
import org.entrepot.events.Money;
import org.entrepot.events.Require;
import org.jspecify.annotations.Nullable;

/**
 * All that the other services need to know of a product to price, reserve and pack it.
 *
 * @param externalId the id of the product in the system that it was imported from
 * @param texts name and description by language: {@code en}, {@code fr}
 */
public record Sheet(
        String externalId,
        Map<String, Text> texts,
        TaxClass taxClass,
        FulfilmentMode fulfilmentMode,
        List<Variant> variants) {

    /** What a shopper reads, in one language. */
    public record Text(String name, @Nullable String description) {
        public Text {
            Require.text(name, "name");
        }
    }

    /** One thing that can be ordered; its price includes tax, its weight and size include the wrapping. */
    public record Variant(String sku, @Nullable String barcode, Money price, int weightGrams, Dimensions size) {
        public Variant {
            Require.text(sku, "sku");
            Require.notNegative(price, "price");
            Require.positive(weightGrams, "weightGrams");
            requireNonNull(size, "size");
        }
    }

    /** Outer measures in millimetres. */
    public record Dimensions(int lengthMm, int widthMm, int heightMm) {
        public Dimensions {
            Require.positive(lengthMm, "lengthMm");
            Require.positive(widthMm, "widthMm");
            Require.positive(heightMm, "heightMm");
        }
    }

    public Sheet {
        Require.text(externalId, "externalId");
        texts = Require.some(texts, "texts");
        requireNonNull(taxClass, "taxClass");
        requireNonNull(fulfilmentMode, "fulfilmentMode");
        variants = Require.some(variants, "variants");
    }
}
