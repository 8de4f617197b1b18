package org.entrepot.customer.order;

import java.util.List;
import org.entrepot.events.Money;
import org.entrepot.events.order.OrderPlaced;

/** What was ordered, as it is written in a mail. */
public record OrderLines(List<Line> lines) {

    public record Line(int line, String sku, int quantity, Money total) {}

    static OrderLines of(OrderPlaced order) {
        return new OrderLines(order.lines().stream()
                .map(line -> new Line(line.line(), line.sku(), line.quantity(), line.total()))
                .toList());
    }
}
