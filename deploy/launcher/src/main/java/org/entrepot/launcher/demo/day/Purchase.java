package org.entrepot.launcher.demo.day;

import java.time.LocalDateTime;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One basket that is ordered.
 *
 * @param reference the shop's own number of it, as the number of the invoice
 * @param customer who comes again under the same name; null for a guest
 * @param country ISO 3166 code
 * @param postcode where it goes; some postcodes lead carriers astray
 * @param token the means of payment
 * @param changesMind the customer cancels right after ordering
 */
public record Purchase(
        String reference,
        @Nullable String customer,
        String country,
        String postcode,
        LocalDateTime at,
        List<Line> lines,
        String token,
        boolean changesMind) {

    /** So many units of one SKU; each SKU once in a basket. */
    public record Line(String sku, int quantity) {}

    public Purchase {
        lines = List.copyOf(lines);
    }

    /** The language that the customer reads, as far as the country tells. */
    public String language() {
        return Countries.language(country);
    }

    public boolean byGuest() {
        return customer == null;
    }

    /** The same, paid otherwise and perhaps cancelled. */
    Purchase behaving(String otherToken, boolean cancelled) {
        return new Purchase(reference, customer, country, postcode, at, lines, otherToken, cancelled);
    }
}
