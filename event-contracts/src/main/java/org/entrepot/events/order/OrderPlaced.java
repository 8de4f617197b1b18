package org.entrepot.events.order;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.entrepot.events.FactName;
import org.entrepot.events.Money;
import org.entrepot.events.Require;

/**
 * A customer ordered, and the order is safe; it must be paid before {@code payBy}. {@code channel} is the client that
 * it came through.
 */
@FactName("order.placed")
public record OrderPlaced(
        UUID orderId,
        String number,
        UUID customerId,
        UUID addressId,
        boolean guest,
        String language,
        String country,
        String channel,
        List<Line> lines,
        Money total,
        Instant payBy)
        implements OrderEvent {

    /**
     * What was ordered, at a price per unit that includes tax; {@code tax} and {@code total} are those of the whole
     * line. Lines count from 1.
     */
    public record Line(int line, String sku, UUID productId, int quantity, Money unitPrice, Money tax, Money total) {
        public Line {
            Require.positive(line, "line");
            Require.text(sku, "sku");
            requireNonNull(productId, "productId");
            Require.positive(quantity, "quantity");
            Require.notNegative(unitPrice, "unitPrice");
            Require.notNegative(tax, "tax");
            Require.notNegative(total, "total");
        }
    }

    public OrderPlaced {
        requireNonNull(orderId, "orderId");
        Require.text(number, "number");
        requireNonNull(customerId, "customerId");
        requireNonNull(addressId, "addressId");
        Require.text(language, "language");
        Require.text(country, "country");
        Require.text(channel, "channel");
        lines = Require.some(lines, "lines");
        Require.notNegative(total, "total");
        requireNonNull(payBy, "payBy");
        lines.forEach(line -> line.total().requireSameCurrency(total));
    }
}
