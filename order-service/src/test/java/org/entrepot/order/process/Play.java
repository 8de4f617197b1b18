package org.entrepot.order.process;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import org.entrepot.events.Money;
import org.entrepot.events.inventory.ReservationEvent;
import org.entrepot.events.inventory.ReservationExpired;
import org.entrepot.events.inventory.StockReservationRejected;
import org.entrepot.events.inventory.StockReserved;
import org.entrepot.events.order.CancelReason;
import org.entrepot.events.order.HoldReason;
import org.entrepot.events.order.OrderEvent;
import org.entrepot.events.returns.Resolution;
import org.entrepot.events.returns.ReturnEvent;
import org.entrepot.events.returns.ReturnReceived;
import org.entrepot.events.returns.ReturnResolved;
import org.entrepot.events.shipping.ParcelDelivered;
import org.entrepot.events.shipping.ParcelShipped;
import org.entrepot.events.shipping.ShipmentReleased;
import org.entrepot.events.shipping.ShippingEvent;
import org.entrepot.kit.Trail;
import org.entrepot.order.order.Buyer;
import org.entrepot.order.order.Fulfilment;
import org.entrepot.order.order.Fulfilment.ParcelFate;
import org.entrepot.order.order.Order;
import org.entrepot.order.order.OrderLine;
import org.entrepot.order.order.OrderState;
import org.entrepot.order.order.Placed;
import org.entrepot.order.order.StockOutcome;
import org.entrepot.order.payment.News;
import org.entrepot.order.payment.Payment;
import org.jspecify.annotations.Nullable;

/**
 * One order played through without any part around it: lines of one, two, three … units at prices of 1000, 2000, 3000 …
 * pence, each line at a location of its own. Ids count up and the clock stands still, so that a play is the same each time.
 */
final class Play {

    private static final Instant START = Instant.parse("2030-01-01T10:00:00Z");

    final List<OrderEvent> said = new ArrayList<>();
    final List<Wish> wished = new ArrayList<>();
    final List<OrderLine> lines = new ArrayList<>();
    final Order order;
    private final GoodsAndMoney rest = new GoodsAndMoney(Fulfilment.none(), null, List.of());
    private final AtomicLong ids = new AtomicLong(1);
    private Instant now = START;

    private Play(int numberOfLines) {
        for (var n = 1; n <= numberOfLines; n++)
            lines.add(new OrderLine(n, "SKU-" + n, id(900 + n), n, gbp(1_000L * n), gbp(0)));
        var total = lines.stream().map(OrderLine::total).reduce(gbp(0), Money::plus);
        var units = lines.stream().mapToInt(OrderLine::quantity).sum();
        var buyer = new Buyer(id(1_001), id(1_002), "client:storefront", false, "en", "GB");
        var payBy = START.plus(Duration.ofMinutes(15));
        var placed =
                new Placed(id(1_000), "E1", buyer, "storefront", units, total, gbp(0), START, payBy, Trail.fresh());
        order = new Order(
                placed, new Order.Status(OrderState.PENDING, null, null, StockOutcome.AWAITED, 0, null, null, 1));
    }

    static Play anOrder() {
        return new Play(1);
    }

    static Play anOrderOfLines(int number) {
        return new Play(number);
    }

    /** Reserved, authorised and confirmed. */
    Play confirmed() {
        return reserved().authorised();
    }

    Play processing() {
        confirmed();
        lines.forEach(line -> released(line.line()));
        return this;
    }

    Play reserved() {
        return step(process -> process.hears(
                new StockReserved(order.id(), id(2_000), allocation(), now.plus(Duration.ofMinutes(20)))));
    }

    Play refusedByInventory() {
        var shortage = new StockReservationRejected.Shortage(1, "SKU-1", 1, 0);
        return step(process -> process.hears(new StockReservationRejected(order.id(), List.of(shortage))));
    }

    Play stockLapsed() {
        return step(process -> process.hears(new ReservationExpired(order.id(), id(2_000), allocation())));
    }

    Play authorised() {
        return hears(new News.Authorised(order.id(), "pay_1", order.placed().total()));
    }

    Play declined() {
        return hears(new News.Declined(order.id(), "pay_1", "declined"));
    }

    Play undecided() {
        return hears(new News.Undecided(order.id(), "pay_1", null));
    }

    /** The operator lets go all that it has not taken. */
    Play voided() {
        var sums = rest.paid().sums();
        var held = sums.authorised() == 0 ? order.placed().total().minor() : sums.authorised() - sums.captured();
        return hears(new News.Voided(order.id(), gbp(held)));
    }

    Play hears(News news) {
        return step(process -> MoneySteps.hears(process, news));
    }

    /** The money of the line's parcel was taken. */
    Play captured(int line) {
        var capture = rest.capture(parcel(line));
        if (capture == null) throw new AssertionError("no capture was asked for");
        return hears(new News.Captured(order.id(), parcel(line), capture.amount()));
    }

    Play timePasses(Duration time) {
        now = now.plus(time);
        return step(OrderProcess::runsOutOfTime);
    }

    Play cancelled() {
        return step(process -> process.isToBeCancelled(CancelReason.CUSTOMER, "ada"));
    }

    Play held() {
        return step(process -> process.isHeld(HoldReason.FRAUD_REVIEW, "clerk"));
    }

    Play released() {
        return step(process -> process.isReleased("clerk"));
    }

    /** The shipment of this line may be picked. */
    Play released(int line) {
        var fact = new ShipmentReleased(order.id(), shipment(line), "STORE-" + line, id(1_002), "GB", units(line));
        return step(process -> ShippingSteps.released(process, fact));
    }

    /** All units of this line leave in one parcel. */
    Play shipped(int line) {
        var fact = new ParcelShipped(
                order.id(),
                shipment(line),
                parcel(line),
                "northpost",
                "STANDARD",
                "CN" + line,
                "https://carrier.example/CN" + line,
                500,
                java.time.LocalDate.parse("2030-01-05"),
                units(line),
                false);
        return step(process -> ShippingSteps.shipped(process, fact, lines));
    }

    Play delivered(int line) {
        var fact = new ParcelDelivered(order.id(), shipment(line), parcel(line), "CN" + line, now, units(line));
        return step(process -> ShippingSteps.delivered(process, fact));
    }

    Play lost(int line) {
        return step(process -> ShippingSteps.parcelEnded(process, "parcel.lost", parcel(line), ParcelFate.LOST));
    }

    Play shipmentCancelled(int line) {
        return step(process -> ShippingSteps.cancelled(process, shipment(line)));
    }

    Play cancellationRefused(int line) {
        return step(process -> ShippingSteps.notCancelled(process, shipment(line)));
    }

    Play returnReceived(int line) {
        var counted = List.of(counted(line));
        var fact = new ReturnReceived(order.id(), id(5_000 + line), id(1_001), "WEB-1", counted);
        return step(process -> ReturnSteps.received(process, fact));
    }

    /** The whole line came back and is settled; {@code refund} null for what the line cost. */
    Play returnResolved(int line, Resolution resolution, @Nullable Money refund) {
        var fact =
                new ReturnResolved(order.id(), id(5_000 + line), id(1_001), resolution, refund, List.of(counted(line)));
        return step(process -> ReturnSteps.resolved(process, fact, lines));
    }

    Payment payment() {
        return rest.paid();
    }

    GoodsAndMoney rest() {
        return rest;
    }

    OrderState state() {
        return order.state();
    }

    List<String> story() {
        return said.stream().map(fact -> fact.getClass().getSimpleName()).toList();
    }

    <W extends Wish> List<W> wishes(Class<W> type) {
        return wished.stream().filter(type::isInstance).map(type::cast).toList();
    }

    static UUID parcel(int line) {
        return id(4_000 + line);
    }

    static UUID shipment(int line) {
        return id(3_000 + line);
    }

    static Money gbp(long minor) {
        return new Money(minor, "GBP");
    }

    /** Whatever else happens to it. */
    Play step(Consumer<OrderProcess> step) {
        var process = new OrderProcess(order, rest, new Moment(now, () -> id(ids.incrementAndGet())));
        step.accept(process);
        said.addAll(process.facts());
        wished.addAll(process.wishes());
        return this;
    }

    private List<ReservationEvent.Line> allocation() {
        return lines.stream()
                .map(line ->
                        new ReservationEvent.Line(line.line(), line.sku(), line.quantity(), "STORE-" + line.line()))
                .toList();
    }

    private List<ShippingEvent.Line> units(int line) {
        var it = lines.get(line - 1);
        return List.of(new ShippingEvent.Line(line, it.sku(), it.quantity()));
    }

    private ReturnEvent.Counted counted(int line) {
        var it = lines.get(line - 1);
        return new ReturnEvent.Counted(line, it.sku(), it.quantity());
    }

    private static UUID id(long number) {
        return new UUID(0x7000L, 0x8000000000000000L | number);
    }
}
