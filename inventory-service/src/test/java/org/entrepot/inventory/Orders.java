package org.entrepot.inventory;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.entrepot.events.Fact;
import org.entrepot.events.Money;
import org.entrepot.events.inventory.StockReserved;
import org.entrepot.events.order.CancelReason;
import org.entrepot.events.order.OrderCancelled;
import org.entrepot.events.order.OrderConfirmed;
import org.entrepot.events.order.OrderExpired;
import org.entrepot.events.order.OrderPlaced;
import org.entrepot.events.order.OrderRejected;
import org.entrepot.events.order.PaymentAuthorized;
import org.entrepot.events.order.RejectReason;
import org.entrepot.events.shipping.ParcelShipped;
import org.entrepot.events.shipping.ShipmentReleased;
import org.entrepot.events.shipping.ShippingEvent;
import org.entrepot.kit.Ids;
import org.entrepot.kit.test.Said;
import org.entrepot.kit.test.Tell;

/** An order as order-service and shipping-service tell of it: {@code Orders.anOrder().of(kettle, 2)}. */
public final class Orders {

    public static final String ORDER_EVENTS = "inventory-service.order-events";
    public static final String SHIPPING_EVENTS = "inventory-service.shipping-events";
    private static final Money NOTHING = new Money(0, "GBP");
    private static final UUID ADA = Ids.next();

    public final UUID id = Ids.next();
    private final List<OrderPlaced.Line> lines = new ArrayList<>();
    private Instant payBy = Instant.now().plus(Duration.ofMinutes(15)).truncatedTo(ChronoUnit.MICROS);

    private Orders() {}

    public static Orders anOrder() {
        return new Orders();
    }

    public Orders of(String sku, int quantity) {
        lines.add(new OrderPlaced.Line(lines.size() + 1, sku, ADA, quantity, NOTHING, NOTHING, NOTHING));
        return this;
    }

    public Orders payableUntil(Instant deadline) {
        payBy = deadline;
        return this;
    }

    public OrderPlaced placed() {
        return new OrderPlaced(id, "E-1", ADA, ADA, true, "en", "GB", "tests", lines, NOTHING, payBy);
    }

    public PaymentAuthorized authorized() {
        return new PaymentAuthorized(id, ADA, NOTHING, "op-1");
    }

    public OrderConfirmed confirmed() {
        var confirmed = lines.stream()
                .map(line -> new OrderConfirmed.Line(line.line(), line.sku(), line.quantity(), "MAIN"))
                .toList();
        return new OrderConfirmed(id, ADA, ADA, "GB", "en", confirmed, NOTHING);
    }

    public OrderCancelled cancelled() {
        return new OrderCancelled(id, ADA, CancelReason.CUSTOMER);
    }

    public OrderRejected rejected(RejectReason reason) {
        return new OrderRejected(id, ADA, reason);
    }

    public OrderExpired expired() {
        return new OrderExpired(id, ADA);
    }

    public ShipmentReleased released(UUID shipment, String location, ShippingEvent.Line... shipped) {
        return new ShipmentReleased(id, shipment, location, ADA, "GB", List.of(shipped));
    }

    public ParcelShipped shipped(UUID shipment, ShippingEvent.Line... shipped) {
        return new ParcelShipped(
                id,
                shipment,
                Ids.next(),
                "swift",
                "home",
                "SW1",
                "https://carrier.example/SW1",
                500,
                LocalDate.of(2026, 3, 5),
                List.of(shipped),
                true);
    }

    /** Tells the facts and waits until the last one was applied. */
    public Orders heard(Fact... facts) {
        Tell last = null;
        for (var fact : facts) last = Tell.that(fact).send();
        if (last != null) last.untilHeardBy(facts[0] instanceof ShippingEvent ? SHIPPING_EVENTS : ORDER_EVENTS);
        return this;
    }

    /** Placed, and its stock set aside. */
    public Orders held() {
        heard(placed());
        Said.await(StockReserved.class, id);
        return this;
    }

    /** Placed, set aside and confirmed. */
    public Orders committed() {
        return held().heard(confirmed());
    }

    public static ShippingEvent.Line line(int line, String sku, int quantity) {
        return new ShippingEvent.Line(line, sku, quantity);
    }
}
