package org.entrepot.events.catalog;

import static java.util.Objects.requireNonNull;

import java.util.UUID;
import org.entrepot.events.FactName;

/** A product went on sale for the first time, or again, with this sheet. */
@FactName("product.published")
public record ProductPublished(UUID productId, Sheet sheet) implements CatalogEvent {
    public ProductPublished {
        requireNonNull(productId, "productId");
        requireNonNull(sheet, "sheet");
    }
}
