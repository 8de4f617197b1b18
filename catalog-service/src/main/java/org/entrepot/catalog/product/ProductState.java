package org.entrepot.catalog.product;

/** Where a product stands: being prepared, on sale, or withdrawn (from where it may come back). */
public enum ProductState {
    DRAFT,
    PUBLISHED,
    DELISTED;

    boolean mayBecome(ProductState next) {
        return switch (this) {
            case DRAFT, DELISTED -> next == PUBLISHED;
            case PUBLISHED -> next == DELISTED;
        };
    }
}
