package org.entrepot.launcher.demo.day;

import java.util.List;

/**
 * Everything that is to happen, in the order in which it does.
 *
 * @param name what it is, for a person
 * @param products what is on sale, each SKU once
 * @param purchases oldest first
 * @param comebacks goods that come back once they were delivered
 * @param notes what a reader of the report should know about how the day was made
 */
public record Day(
        String name, List<Product> products, List<Purchase> purchases, List<Comeback> comebacks, List<String> notes) {
    public Day {
        products = List.copyOf(products);
        purchases = List.copyOf(purchases);
        comebacks = List.copyOf(comebacks);
        notes = List.copyOf(notes);
    }
}
