package org.entrepot.catalog.product;

import static org.entrepot.catalog.product.ProductState.DELISTED;
import static org.entrepot.catalog.product.ProductState.DRAFT;
import static org.entrepot.catalog.product.ProductState.PUBLISHED;

import java.util.Optional;
import java.util.UUID;
import org.entrepot.events.catalog.ProductDelisted;
import org.entrepot.events.catalog.ProductPublished;
import org.entrepot.events.catalog.ProductUpdated;
import org.entrepot.kit.Ids;
import org.entrepot.kit.problem.IllegalTransition;

/** Something the shop sells, or will, or did: a sheet and whether shoppers may see it. */
class Product {

    private final UUID id;
    private ProductState state;
    private long version;
    private ProductSheet sheet;

    Product(UUID id, ProductState state, long version, ProductSheet sheet) {
        this.id = id;
        this.state = state;
        this.version = version;
        this.sheet = sheet;
    }

    static Product draft(ProductSheet sheet) {
        return new Product(Ids.next(), DRAFT, 1, sheet);
    }

    /** Replaces the sheet; says so when the product is on sale. The same sheet again changes nothing. */
    Optional<ProductUpdated> change(ProductSheet next) {
        if (sheet.equals(next)) return Optional.empty();
        if (state == PUBLISHED) requireComplete(next);
        sheet = next;
        version++;
        return state == PUBLISHED ? Optional.of(new ProductUpdated(id, sheet.published())) : Optional.empty();
    }

    /** Puts it on sale, for the first time or again. */
    ProductPublished publish() {
        become(PUBLISHED);
        return new ProductPublished(id, sheet.published());
    }

    /** Takes it off sale; orders already placed go on. */
    ProductDelisted delist() {
        become(DELISTED);
        return new ProductDelisted(id, sheet.skus());
    }

    private void become(ProductState next) {
        if (!state.mayBecome(next)) throw new IllegalTransition(state, next);
        if (next == PUBLISHED) requireComplete(sheet);
        state = next;
        version++;
    }

    private static void requireComplete(ProductSheet sheet) {
        var missing = sheet.missing();
        if (!missing.isEmpty()) throw new SheetIncomplete(missing);
    }

    UUID id() {
        return id;
    }

    ProductState state() {
        return state;
    }

    long version() {
        return version;
    }

    ProductSheet sheet() {
        return sheet;
    }
}
