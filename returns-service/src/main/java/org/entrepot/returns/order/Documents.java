package org.entrepot.returns.order;

import java.util.Arrays;
import java.util.List;
import org.entrepot.events.order.OrderPlaced;
import org.entrepot.events.shipping.ShippingEvent;
import org.entrepot.kit.Wire;

/** How orders and parcels are kept: the lines of each as one document. */
final class Documents {

    private Documents() {}

    /** A line of an order; it never changes. */
    record Ordered(int line, String sku, int quantity, long unitPriceMinor) {}

    /** Units of a line in a parcel. */
    record Packed(int line, int quantity) {}

    static String of(OrderPlaced order) {
        return Wire.write(order.lines().stream()
                .map(line -> new Ordered(
                        line.line(),
                        line.sku(),
                        line.quantity(),
                        line.unitPrice().minor()))
                .toList());
    }

    static String of(List<ShippingEvent.Line> parcel) {
        return Wire.write(parcel.stream()
                .map(line -> new Packed(line.line(), line.quantity()))
                .toList());
    }

    static List<Ordered> ordered(String lines) {
        return Arrays.asList(Wire.read(lines, Ordered[].class));
    }

    static List<Packed> packed(String lines) {
        return Arrays.asList(Wire.read(lines, Packed[].class));
    }
}
