package org.entrepot.order.offer;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Stream;
import org.entrepot.events.catalog.ProductDelisted;
import org.entrepot.events.catalog.ProductPublished;
import org.entrepot.events.catalog.ProductUpdated;
import org.entrepot.events.catalog.Sheet;

/** Keeps the copy of the catalogue as catalog-service last said it. */
@ApplicationScoped
public class KeepOffers {

    private final Offers offers;

    KeepOffers(Offers offers) {
        this.offers = offers;
    }

    public void published(List<ProductPublished> products) {
        replace(products, ProductPublished::productId, ProductPublished::sheet);
    }

    public void updated(List<ProductUpdated> products) {
        replace(products, ProductUpdated::productId, ProductUpdated::sheet);
    }

    /** Orders that were placed before go on. */
    public void delisted(List<ProductDelisted> products) {
        offers.withdraw(products.stream().map(ProductDelisted::productId).toList());
    }

    private <P> void replace(List<P> products, Function<P, UUID> id, Function<P, Sheet> sheet) {
        offers.replace(
                products.stream().map(id).toList(),
                products.stream()
                        .flatMap(product -> offersOf(id.apply(product), sheet.apply(product)))
                        .toList());
    }

    private static Stream<Offer> offersOf(UUID product, Sheet sheet) {
        return sheet.variants().stream()
                .map(variant -> new Offer(variant.sku(), product, variant.price(), sheet.taxClass(), true));
    }
}
