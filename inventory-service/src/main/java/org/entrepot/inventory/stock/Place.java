package org.entrepot.inventory.stock;

import java.util.Comparator;

/** One SKU at one location. */
public record Place(String sku, String location) implements Comparable<Place> {

    private static final Comparator<Place> ORDER =
            Comparator.comparing(Place::sku).thenComparing(Place::location);

    @Override
    public int compareTo(Place other) {
        return ORDER.compare(this, other);
    }
}
