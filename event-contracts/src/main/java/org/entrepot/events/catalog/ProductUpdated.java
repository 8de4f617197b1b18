package org.entrepot.events.catalog;

import static java.util.Objects.requireNonNull;

import java.util.UUID;
import org.entrepot.events.FactName;

/** A product on sale changed; this sheet replaces the one before in whole. */
@FactName("product.updated")
public record ProductUpdated(UUID productId, Sheet sheet) implements CatalogEvent {
    public ProductUpdated {
        requireNonNull(productId, "productId");
        requireNonNull(sheet, "sheet");
    }
}
