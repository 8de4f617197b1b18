package org.entrepot.order.order;

import java.util.List;
import java.util.UUID;
import org.entrepot.events.Money;
import org.entrepot.events.order.OrderPlaced;

/**
 * Units of one article, at the price of the moment of the order.
 *
 * @param line counts from 1
 * @param unitPrice tax included
 * @param tax of the whole line
 */
public record OrderLine(int line, String sku, UUID productId, int quantity, Money unitPrice, Money tax) {

    public Money total() {
        return unitPrice.times(quantity);
    }

    /** @throws IllegalArgumentException when the order has no such line */
    public static OrderLine in(List<OrderLine> lines, int number) {
        return lines.stream()
                .filter(line -> line.line() == number)
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("the order has no line " + number));
    }

    OrderPlaced.Line told() {
        return new OrderPlaced.Line(line, sku, productId, quantity, unitPrice, tax, total());
    }
}
