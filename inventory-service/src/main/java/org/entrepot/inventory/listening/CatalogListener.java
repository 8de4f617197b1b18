package org.entrepot.inventory.listening;

import jakarta.enterprise.context.ApplicationScoped;
import org.entrepot.events.catalog.CatalogEvent;
import org.entrepot.events.catalog.ProductDelisted;
import org.entrepot.events.catalog.ProductPublished;
import org.entrepot.events.catalog.ProductUpdated;
import org.entrepot.inventory.product.CopyCatalogue;
import org.entrepot.kit.inbox.Listener;
import org.entrepot.kit.inbox.Reactions;

/** What inventory-service does when catalog-service speaks. */
@ApplicationScoped
class CatalogListener implements Listener {

    private final CopyCatalogue copyCatalogue;

    CatalogListener(CopyCatalogue copyCatalogue) {
        this.copyCatalogue = copyCatalogue;
    }

    @Override
    public Reactions reactions() {
        return Reactions.to("catalog-products", CatalogEvent.class)
                .whenAll(ProductPublished.class, copyCatalogue::ofPublished)
                .whenAll(ProductUpdated.class, copyCatalogue::ofUpdated)
                .whenAll(ProductDelisted.class, copyCatalogue::ofDelisted);
    }
}
