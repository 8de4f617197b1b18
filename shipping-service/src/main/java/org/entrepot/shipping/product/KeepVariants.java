package org.entrepot.shipping.product;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.TreeMap;
import java.util.UUID;
import org.entrepot.events.catalog.ProductPublished;
import org.entrepot.events.catalog.ProductUpdated;
import org.entrepot.events.catalog.Sheet;

/** The latest sheet of a product says what its variants weigh and measure. What is delisted is still packed, so it stays. */
@ApplicationScoped
public class KeepVariants {

    private final Variants variants;

    KeepVariants(Variants variants) {
        this.variants = variants;
    }

    public void published(List<ProductPublished> products) {
        var latest = new LinkedHashMap<String, Variant>();
        products.forEach(product -> latest.putAll(variantsOf(product.productId(), product.sheet())));
        keep(latest);
    }

    public void updated(List<ProductUpdated> products) {
        var latest = new LinkedHashMap<String, Variant>();
        products.forEach(product -> latest.putAll(variantsOf(product.productId(), product.sheet())));
        keep(latest);
    }

    /** In one order for everybody, so that two batches do not wait for each other. */
    private void keep(LinkedHashMap<String, Variant> latest) {
        variants.put(latest.values().stream()
                .sorted(Comparator.comparing(Variant::sku))
                .toList());
    }

    private static LinkedHashMap<String, Variant> variantsOf(UUID productId, Sheet sheet) {
        var names = new TreeMap<String, String>();
        sheet.texts().forEach((language, text) -> names.put(language, text.name()));
        var found = new LinkedHashMap<String, Variant>();
        for (var variant : sheet.variants()) {
            var size = variant.size();
            found.put(
                    variant.sku(),
                    new Variant(
                            variant.sku(),
                            productId,
                            names,
                            variant.barcode(),
                            variant.weightGrams(),
                            size.lengthMm(),
                            size.widthMm(),
                            size.heightMm()));
        }
        return found;
    }
}
