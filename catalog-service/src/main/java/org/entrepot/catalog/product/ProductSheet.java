package org.entrepot.catalog.product;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.entrepot.events.Money;
import org.entrepot.events.catalog.FulfilmentMode;
import org.entrepot.events.catalog.Sheet;
import org.entrepot.events.catalog.TaxClass;
import org.entrepot.kit.problem.FieldError;
import org.jspecify.annotations.Nullable;

/**
 * A product's sheet while people work on it: anything but the external id may still be missing. What is there must be
 * sound; only a complete sheet may be published.
 *
 * @param texts name and description by language, {@code en} and {@code fr}
 * @param variants what can be ordered; at most 100
 */
public record ProductSheet(
        @Nullable String externalId,
        @Nullable Map<String, Text> texts,
        @Nullable TaxClass taxClass,
        @Nullable FulfilmentMode fulfilmentMode,
        @Nullable List<Variant> variants) {

    static final List<String> LANGUAGES = List.of("en", "fr");

    public ProductSheet {
        texts = texts == null ? Map.of() : Collections.unmodifiableMap(new TreeMap<>(texts));
        // Holes are kept, so that the check can name them.
        variants = variants == null ? List.of() : Collections.unmodifiableList(variants);
    }

    /** What a shopper reads, in one language. */
    @Schema(name = "ProductText")
    public record Text(@Nullable String name, @Nullable String description) {}

    /** One thing that can be ordered; the price includes tax; grams and millimetres, with the wrapping. */
    @Schema(name = "ProductVariant")
    public record Variant(
            @Nullable String sku,
            @Nullable String barcode,
            @Nullable Price price,
            @Nullable Integer weightGrams,
            @Nullable Size size) {}

    /** With tax, in minor units of the currency (pence, cents). */
    @Schema(name = "ProductPrice")
    public record Price(@Nullable Long minor, @Nullable String currency) {}

    /** Outer measures in millimetres. */
    @Schema(name = "ProductSize")
    public record Size(
            @Nullable Integer lengthMm,
            @Nullable Integer widthMm,
            @Nullable Integer heightMm) {}

    /** What is there and cannot be right. Empty when the sheet may be kept. */
    List<FieldError> faults() {
        return SheetCheck.faults(this);
    }

    /** What is not there yet and must be before publication. Empty when the sheet is complete. */
    List<FieldError> missing() {
        return SheetCheck.missing(this);
    }

    List<String> skus() {
        return variants.stream().map(Variant::sku).filter(Objects::nonNull).toList();
    }

    /** The sheet as other services read it. Only for a complete one. */
    Sheet published() {
        var read = new TreeMap<String, Sheet.Text>();
        texts.forEach((language, text) -> read.put(language, new Sheet.Text(text.name(), text.description())));
        return new Sheet(
                externalId,
                read,
                taxClass,
                fulfilmentMode,
                variants.stream().map(ProductSheet::published).toList());
    }

    private static Sheet.Variant published(Variant it) {
        var size = new Sheet.Dimensions(
                it.size().lengthMm(), it.size().widthMm(), it.size().heightMm());
        var price = new Money(it.price().minor(), it.price().currency());
        return new Sheet.Variant(it.sku(), it.barcode(), price, it.weightGrams(), size);
    }
}
