package org.entrepot.order.offer;

import java.util.UUID;
import org.entrepot.events.Money;
import org.entrepot.events.catalog.TaxClass;

/**
 * One thing that can be ordered.
 *
 * @param price per unit, tax included
 * @param onSale false once the product was withdrawn
 */
public record Offer(String sku, UUID productId, Money price, TaxClass taxClass, boolean onSale) {

    /** The tax inside the price of so many units. */
    public Money taxOf(int quantity) {
        return TaxRate.of(taxClass).within(price.times(quantity));
    }

    /** Whether it can be priced here: a tax class that is younger than this service cannot. */
    public boolean isSellable() {
        return onSale && taxClass != TaxClass.UNKNOWN;
    }
}
