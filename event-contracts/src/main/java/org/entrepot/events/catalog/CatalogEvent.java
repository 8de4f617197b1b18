package org.entrepot.events.catalog;

import java.util.UUID;
import org.entrepot.events.Fact;
import org.entrepot.events.Topic;

/** Product sheets as they stand: the latest fact of a product replaces the ones before it. */
@Topic(name = "catalog.products.v1", producer = "catalog-service", partitions = 6, compacted = true)
public sealed interface CatalogEvent extends Fact permits ProductPublished, ProductUpdated, ProductDelisted {

    /** The product that it is about. */
    UUID productId();

    @Override
    default String key() {
        return productId().toString();
    }
}
