package org.entrepot.events.order;

import static java.util.Objects.requireNonNull;

import java.util.List;
import java.util.UUID;
import org.entrepot.events.FactName;
import org.entrepot.events.Money;
import org.entrepot.events.Require;

/** The stock is held and the payment authorised; the lines may be shipped from their locations. */
@FactName("order.confirmed")
public record OrderConfirmed(
        UUID orderId, UUID customerId, UUID addressId, String country, String language, List<Line> lines, Money total)
        implements OrderEvent {

    /** Units of one order line at the location that ships them. */
    public record Line(int line, String sku, int quantity, String location) {
        public Line {
            Require.positive(line, "line");
            Require.text(sku, "sku");
            Require.positive(quantity, "quantity");
            Require.text(location, "location");
        }
    }

    public OrderConfirmed {
        requireNonNull(orderId, "orderId");
        requireNonNull(customerId, "customerId");
        requireNonNull(addressId, "addressId");
        Require.text(country, "country");
        Require.text(language, "language");
        lines = Require.some(lines, "lines");
        Require.notNegative(total, "total");
    }
}
