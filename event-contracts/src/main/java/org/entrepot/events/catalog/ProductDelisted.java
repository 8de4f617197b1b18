package org.entrepot.events.catalog;

import static java.util.Objects.requireNonNull;

import java.util.List;
import java.util.UUID;
import org.entrepot.events.FactName;
import org.entrepot.events.Require;

/** A product was withdrawn from sale; orders already placed for these SKUs go on. */
@FactName("product.delisted")
public record ProductDelisted(UUID productId, List<String> skus) implements CatalogEvent {
    public ProductDelisted {
        requireNonNull(productId, "productId");
        skus = Require.some(skus, "skus");
    }
}
