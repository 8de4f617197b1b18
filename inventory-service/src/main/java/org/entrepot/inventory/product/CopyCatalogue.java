package org.entrepot.inventory.product;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.UUID;
import org.entrepot.events.catalog.ProductDelisted;
import org.entrepot.events.catalog.ProductPublished;
import org.entrepot.events.catalog.ProductUpdated;
import org.entrepot.events.catalog.Sheet;
import org.entrepot.inventory.product.Products.Item;

/** Keeps our own copy of what the catalogue says about how SKUs are fulfilled. */
@ApplicationScoped
public class CopyCatalogue {

    private final Products products;

    CopyCatalogue(Products products) {
        this.products = products;
    }

    public void ofPublished(List<ProductPublished> published) {
        keep(published.stream()
                .map(product -> new Product(product.productId(), product.sheet()))
                .toList());
    }

    public void ofUpdated(List<ProductUpdated> updated) {
        keep(updated.stream()
                .map(product -> new Product(product.productId(), product.sheet()))
                .toList());
    }

    public void ofDelisted(List<ProductDelisted> delisted) {
        products.delist(delisted.stream().map(ProductDelisted::productId).toList(), List.of());
    }

    /** The sheet says all: a variant that is no longer on it is no longer on sale. */
    private void keep(List<Product> sheets) {
        var bySku = new LinkedHashMap<String, Item>();
        for (var product : sheets) {
            var mode = product.sheet().fulfilmentMode().name();
            product.sheet()
                    .variants()
                    .forEach(variant -> bySku.put(variant.sku(), new Item(variant.sku(), product.id(), mode)));
        }
        products.keep(List.copyOf(bySku.values()));
        products.delist(sheets.stream().map(Product::id).toList(), bySku.keySet());
    }

    private record Product(UUID id, Sheet sheet) {}
}
