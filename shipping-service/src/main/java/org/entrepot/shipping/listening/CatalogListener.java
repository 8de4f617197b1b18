package org.entrepot.shipping.listening;

import jakarta.enterprise.context.ApplicationScoped;
import org.entrepot.events.catalog.CatalogEvent;
import org.entrepot.events.catalog.ProductPublished;
import org.entrepot.events.catalog.ProductUpdated;
import org.entrepot.kit.inbox.Listener;
import org.entrepot.kit.inbox.Reactions;
import org.entrepot.shipping.product.KeepVariants;

/** What shipping-service does when catalog-service speaks. */
@ApplicationScoped
class CatalogListener implements Listener {

    private final KeepVariants keep;

    CatalogListener(KeepVariants keep) {
        this.keep = keep;
    }

    @Override
    public Reactions reactions() {
        return Reactions.to("catalog-products", CatalogEvent.class)
                .whenAll(ProductPublished.class, keep::published)
                .whenAll(ProductUpdated.class, keep::updated);
    }
}
