package org.entrepot.catalog.product;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import org.entrepot.events.catalog.CatalogEvent;
import org.entrepot.kit.outbox.Outbox;
import org.entrepot.kit.problem.NotFound;
import org.entrepot.kit.web.Etags;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** Puts a product on sale and takes it off again. */
@ApplicationScoped
class PublishProduct {

    private static final Logger LOG = Logger.getLogger(PublishProduct.class);

    private final Products products;
    private final Outbox outbox;

    PublishProduct(Products products, Outbox outbox) {
        this.products = products;
        this.outbox = outbox;
    }

    Product publish(UUID id, @Nullable String ifMatch) {
        return move(id, ifMatch, Product::publish);
    }

    Product delist(UUID id, @Nullable String ifMatch) {
        return move(id, ifMatch, Product::delist);
    }

    private Product move(UUID id, @Nullable String ifMatch, Function<Product, CatalogEvent> step) {
        var product = products.findToChange(id).orElseThrow(() -> new NotFound("product"));
        if (ifMatch != null) Etags.require(ifMatch, product.version());
        outbox.say(step.apply(product));
        products.keep(List.of(product));
        LOG.infof("product %s is now %s", id, product.state());
        return product;
    }
}
