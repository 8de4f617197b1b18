package org.entrepot.launcher.demo.day;

import java.util.List;

/**
 * Goods of one purchase that come back.
 *
 * @param reference the number of the cancellation that it comes from
 * @param purchase the reference of the purchase
 * @param lines what comes back of it
 */
public record Comeback(String reference, String purchase, List<Purchase.Line> lines) {
    public Comeback {
        lines = List.copyOf(lines);
    }
}
