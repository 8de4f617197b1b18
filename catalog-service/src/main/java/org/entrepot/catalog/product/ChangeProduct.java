package org.entrepot.catalog.product;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;
import org.entrepot.kit.outbox.Outbox;
import org.entrepot.kit.problem.InvalidInput;
import org.entrepot.kit.problem.NotFound;
import org.entrepot.kit.web.Etags;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** Starts a product as a draft, or gives it another sheet; a product on sale tells everybody. */
@ApplicationScoped
class ChangeProduct {

    private static final Logger LOG = Logger.getLogger(ChangeProduct.class);

    private final Products products;
    private final Outbox outbox;

    ChangeProduct(Products products, Outbox outbox) {
        this.products = products;
        this.outbox = outbox;
    }

    Product create(ProductSheet sheet) {
        requireSound(sheet);
        if (!products.findToChange(List.of(sheet.externalId())).isEmpty()) throw new ExternalIdTaken();
        var product = Product.draft(sheet);
        requireOwn(product, sheet);
        products.add(List.of(product));
        LOG.infof("product %s drafted", product.id());
        return product;
    }

    Product to(ProductSheet sheet, UUID id, @Nullable String ifMatch) {
        requireSound(sheet);
        var product = products.findToChange(id).orElseThrow(() -> new NotFound("product"));
        Etags.require(ifMatch, product.version());
        if (!product.sheet().externalId().equals(sheet.externalId())) {
            throw new InvalidInput("externalId", "cannot change");
        }
        requireOwn(product, sheet);
        var before = product.version();
        product.change(sheet).ifPresent(outbox::say);
        if (product.version() == before) return product;
        products.keep(List.of(product));
        LOG.infof("product %s changed", id);
        return product;
    }

    private void requireOwn(Product product, ProductSheet sheet) {
        var others = products.ownersOf(sheet.skus());
        others.values().removeIf(product.id()::equals);
        if (!others.isEmpty()) throw new SkuTaken(others.keySet());
    }

    private static void requireSound(ProductSheet sheet) {
        var faults = sheet.faults();
        if (!faults.isEmpty()) throw new InvalidInput(faults);
    }
}
