package org.entrepot.order.listening;

import jakarta.enterprise.context.ApplicationScoped;
import org.entrepot.events.catalog.CatalogEvent;
import org.entrepot.events.catalog.ProductDelisted;
import org.entrepot.events.catalog.ProductPublished;
import org.entrepot.events.catalog.ProductUpdated;
import org.entrepot.kit.inbox.Listener;
import org.entrepot.kit.inbox.Reactions;
import org.entrepot.order.offer.KeepOffers;

/** What order-service does when catalog-service speaks. */
@ApplicationScoped
class CatalogListener implements Listener {

    private final KeepOffers keepOffers;

    CatalogListener(KeepOffers keepOffers) {
        this.keepOffers = keepOffers;
    }

    @Override
    public Reactions reactions() {
        return Reactions.to("catalog-products", CatalogEvent.class)
                .whenAll(ProductPublished.class, keepOffers::published)
                .whenAll(ProductUpdated.class, keepOffers::updated)
                .whenAll(ProductDelisted.class, keepOffers::delisted);
    }
}
