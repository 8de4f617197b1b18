package org.entrepot.order.shop;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.entrepot.events.Money;
import org.entrepot.events.inventory.ReservationEvent;
import org.entrepot.events.inventory.StockReserved;
import org.entrepot.events.order.OrderPlaced;
import org.entrepot.events.returns.Resolution;
import org.entrepot.events.returns.ReturnEvent;
import org.entrepot.events.returns.ReturnResolved;
import org.entrepot.events.shipping.ParcelDelivered;
import org.entrepot.events.shipping.ParcelShipped;
import org.entrepot.events.shipping.ShipmentReleased;
import org.entrepot.events.shipping.ShippingEvent;
import org.jspecify.annotations.Nullable;

/** What the other services would say about an order. */
public final class Warehouse {

    private static final Instant LATER = Instant.parse("2030-01-01T00:00:00Z");

    private Warehouse() {}

    /** Every line set aside at one location. */
    public static StockReserved reserved(OrderPlaced placed) {
        var lines = placed.lines().stream()
                .map(line -> new ReservationEvent.Line(line.line(), line.sku(), line.quantity(), "WEB-1"))
                .toList();
        return new StockReserved(placed.orderId(), UUID.randomUUID(), lines, LATER);
    }

    /** Line 1 at one location, line 2 at the next, and so on. */
    public static StockReserved reservedApart(OrderPlaced placed) {
        var lines = new ArrayList<ReservationEvent.Line>();
        for (var line : placed.lines())
            lines.add(new ReservationEvent.Line(line.line(), line.sku(), line.quantity(), "STORE-" + line.line()));
        return new StockReserved(placed.orderId(), UUID.randomUUID(), lines, LATER);
    }

    public static ShipmentReleased released(OrderPlaced placed, UUID shipment, int... lines) {
        return new ShipmentReleased(
                placed.orderId(), shipment, "WEB-1", placed.addressId(), "GB", units(placed, lines));
    }

    public static ParcelShipped shipped(OrderPlaced placed, UUID shipment, UUID parcel, int... lines) {
        return new ParcelShipped(
                placed.orderId(),
                shipment,
                parcel,
                "northpost",
                "STANDARD",
                "CN1",
                "https://carrier.example/CN1",
                700,
                LocalDate.parse("2030-01-05"),
                units(placed, lines),
                false);
    }

    public static ParcelDelivered delivered(OrderPlaced placed, UUID shipment, UUID parcel, int... lines) {
        return new ParcelDelivered(placed.orderId(), shipment, parcel, "CN1", LATER, units(placed, lines));
    }

    /** All units of a line came back. */
    public static ReturnResolved resolved(OrderPlaced placed, Resolution resolution, @Nullable Money refund, int line) {
        var sent = placed.lines().get(line - 1);
        return new ReturnResolved(
                placed.orderId(),
                UUID.randomUUID(),
                placed.customerId(),
                resolution,
                refund,
                List.of(new ReturnEvent.Counted(line, sent.sku(), sent.quantity())));
    }

    private static List<ShippingEvent.Line> units(OrderPlaced placed, int... lines) {
        return placed.lines().stream()
                .filter(line ->
                        lines.length == 0 || java.util.Arrays.stream(lines).anyMatch(n -> n == line.line()))
                .map(line -> new ShippingEvent.Line(line.line(), line.sku(), line.quantity()))
                .toList();
    }
}
