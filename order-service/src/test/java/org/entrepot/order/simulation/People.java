package org.entrepot.order.simulation;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.entrepot.events.Money;
import org.entrepot.events.order.HoldReason;
import org.entrepot.events.order.OrderEvent;
import org.entrepot.events.order.OrderHeld;
import org.entrepot.events.order.OrderPlaced;
import org.entrepot.kit.Trail;
import org.entrepot.order.order.Buyer;
import org.entrepot.order.order.OrderLine;
import org.entrepot.order.order.OrderState;
import org.entrepot.order.order.Placed;
import org.entrepot.order.payment.CaptureState;
import org.entrepot.order.payment.RefundState;
import org.entrepot.order.process.InMemoryAccountant;

/** Customers who order, change their minds and ask twice; clerks who hold and release; an accountant; and the clock of the expiry sweep. */
final class People {

    static final int ARTICLES = 4;
    static final long THE_END = 40L * 24 * 60 * 60_000;

    private static final int MINUTE = 60_000;
    private static final Duration PAY_WITHIN = Duration.ofMinutes(15);

    /** The sweep comes every half minute, and a dead process is back within half a minute, now and then to die again. */
    private static final long GRACE = 5 * MINUTE;

    private static final Trail TRAIL = new Trail("simulated", null, null);

    private final World world;
    private final Map<UUID, List<OrderLine>> lines = new HashMap<>();
    private final List<UUID> placed = new ArrayList<>();

    People(World world) {
        this.world = world;
    }

    List<UUID> placed() {
        return placed;
    }

    void begin() {
        var orders = 1 + world.random.nextInt(8);
        for (var n = 1; n <= orders; n++) world.agenda.in(world.random.nextInt(60 * MINUTE), this::order);
        for (var at = 0L; at < 180L * MINUTE; at += MINUTE / 2) world.agenda.at(at, this::sweep);
        for (var n = 0; n < 4; n++)
            world.agenda.in(world.random.nextInt(20 * 24 * 60) * (long) MINUTE, this::seeToMoney);
    }

    Money price(UUID order, int line) {
        return OrderLine.in(lines.get(order), line).unitPrice();
    }

    long worth(UUID order, int line, int quantity) {
        return price(order, line).times(quantity).minor();
    }

    private void order() {
        var id = world.nextId();
        var basket = new ArrayList<OrderLine>();
        var number = 1 + world.random.nextInt(3);
        for (var n = 1; n <= number; n++) {
            var sku = 1 + world.random.nextInt(ARTICLES);
            var price = new Money(100L + world.random.nextInt(5_000), "GBP");
            basket.add(new OrderLine(n, "SKU-" + sku, id, 1 + world.random.nextInt(3), price, Money.zero("GBP")));
        }
        lines.put(id, List.copyOf(basket));
        var total = basket.stream().map(OrderLine::total).reduce(Money.zero("GBP"), Money::plus);
        world.request("place", id, 1_000, () -> place(id, basket, total));
        if (world.chance(0.3)) soon(() -> cancel(id));
        if (world.chance(0.25)) soon(() -> hold(id));
    }

    private void place(UUID id, List<OrderLine> basket, Money total) {
        var now = world.now();
        if (!placed.contains(id)) {
            placed.add(id);
            world.agenda.in(PAY_WITHIN.toMillis() + GRACE, () -> mustBeDecided(id));
        }
        var units = basket.stream().mapToInt(OrderLine::quantity).sum();
        var buyer = new Buyer(id, id, "client:storefront", false, "en", "GB");
        var terms =
                new Placed(id, "E1", buyer, "web", units, total, Money.zero("GBP"), now, now.plus(PAY_WITHIN), TRAIL);
        var told = basket.stream()
                .map(line -> new OrderPlaced.Line(
                        line.line(),
                        line.sku(),
                        id,
                        line.quantity(),
                        line.unitPrice(),
                        Money.zero("GBP"),
                        line.total()))
                .toList();
        world.orders.place(
                terms,
                List.copyOf(basket),
                new OrderPlaced(id, "E1", id, id, false, "en", "GB", "web", told, total, terms.payBy()));
    }

    /** Once it had its time to be paid, only an order that a person held and released in between may still be pending. */
    private void mustBeDecided(UUID id) {
        var row = world.orders.row(id);
        if (row == null || row.status.state() != OrderState.PENDING) return;
        if (row.placed.payBy().plusMillis(GRACE).isAfter(world.now())) return;
        if (row.history.stream().noneMatch(step -> step.from() == OrderState.ON_HOLD))
            world.offend(Verdict.DEADLINE, id + " was to be paid by " + row.placed.payBy());
    }

    private void soon(Runnable what) {
        var within = switch (world.random.nextInt(4)) {
            case 0 -> 1_000;
            case 1 -> MINUTE;
            case 2 -> 30 * MINUTE;
            default -> 240 * MINUTE;
        };
        world.agenda.in(world.random.nextInt(within), what);
    }

    private void cancel(UUID id) {
        if (world.orders.row(id) == null) return;
        world.request("cancel", id, 1_000, () -> world.orders.cancel(id, "ada"));
        if (world.chance(world.faults.repeated())) soon(() -> cancel(id));
    }

    private void hold(UUID id) {
        if (world.orders.row(id) == null) return;
        world.request("hold", id, 1_000, () -> world.orders.hold(id, "clerk"));
    }

    /** Whoever holds an order decides about it later, or leaves it lying. */
    void hear(OrderEvent fact) {
        if (!(fact instanceof OrderHeld held)) return;
        var id = held.orderId();
        var isLost = held.reason() == HoldReason.STOCK;
        if (world.chance(isLost ? 0.5 : 0.2)) soon(() -> cancel(id));
        if (!isLost && world.chance(0.9)) soon(() -> release(id));
        if (isLost) world.agenda.in(THE_END / 2, () -> cancelOrRelease(id));
    }

    private void cancelOrRelease(UUID id) {
        var reservation = world.inventory.of(id);
        if (reservation.lost) cancel(id);
        world.agenda.in(10L * 24 * 60 * MINUTE, () -> release(id));
    }

    /** An accountant goes through what is for a person, and leaves some of it for another time. */
    private void seeToMoney() {
        var accountant = new InMemoryAccountant(world.orders);
        for (var id : placed) {
            var row = world.orders.row(id);
            if (row == null) continue;
            for (var it : List.copyOf(row.captures.values()))
                if (it.state() == CaptureState.MANUAL_REQUIRED)
                    seeTo(
                            it.parcelId(),
                            () -> accountant.settleParcel(id, it.parcelId()),
                            () -> accountant.askAgainForParcel(id, it.parcelId()));
            for (var it : List.copyOf(row.refunds.values()))
                if (it.state() == RefundState.MANUAL_REQUIRED)
                    seeTo(
                            it.id(),
                            () -> accountant.settleRefund(id, it.id()),
                            () -> accountant.askAgainForRefund(id, it.id()));
        }
    }

    private void seeTo(UUID money, Runnable settle, Runnable askAgain) {
        if (world.chance(0.4)) world.request("settle", money, 10, settle);
        else if (world.chance(0.5)) world.request("ask again", money, 10, askAgain);
    }

    private void release(UUID id) {
        if (world.orders.row(id).status.state() != OrderState.ON_HOLD) return;
        world.request("release", id, 1_000, () -> world.orders.release(id, "clerk"));
        world.agenda.in(20 * MINUTE, this::sweep);
    }

    private void sweep() {
        if (world.isUp()) world.orders.sweep();
        else world.whenUp(world.agenda.now() + MINUTE, world.orders::sweep);
    }
}
