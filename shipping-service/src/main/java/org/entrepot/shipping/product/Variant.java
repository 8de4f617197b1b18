package org.entrepot.shipping.product;

import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** One thing that can be ordered, as a packer sees it: what it is called, its barcode, its weight and size. */
public record Variant(
        String sku,
        UUID productId,
        Map<String, String> names,
        @Nullable String barcode,
        int weightGrams,
        int lengthMm,
        int widthMm,
        int heightMm) {}
