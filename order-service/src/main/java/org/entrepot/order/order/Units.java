package org.entrepot.order.order;

import java.util.Collection;

/** So many units of an order line. */
public record Units(int line, int quantity) {

    static int all(Collection<Units> units) {
        return units.stream().mapToInt(Units::quantity).sum();
    }

    static int of(int line, Collection<Units> units) {
        return units.stream()
                .filter(some -> some.line() == line)
                .mapToInt(Units::quantity)
                .sum();
    }
}
