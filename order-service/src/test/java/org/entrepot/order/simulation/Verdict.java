package org.entrepot.order.simulation;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.entrepot.events.order.OrderCancelled;
import org.entrepot.events.order.OrderCompleted;
import org.entrepot.events.order.OrderConfirmed;
import org.entrepot.events.order.OrderEvent;
import org.entrepot.events.order.OrderExpired;
import org.entrepot.events.order.OrderPlaced;
import org.entrepot.events.order.OrderRejected;
import org.entrepot.events.order.PaymentCaptured;
import org.entrepot.events.order.PaymentVoided;
import org.entrepot.events.order.RefundRequested;
import org.entrepot.events.order.RefundSettled;
import org.entrepot.events.returns.ReturnEvent;
import org.entrepot.events.shipping.ShippingEvent;
import org.entrepot.order.order.OrderState;
import org.entrepot.order.order.Step;
import org.entrepot.order.process.KeptOrder;

/**
 * What must hold once a world has come to rest. Judged from outside: the states from the table of the design and not from
 * the product's own, the money from the operator's account, the goods from what shipping handed over.
 */
final class Verdict {

    static final String PATH = "one legal path";
    static final String END = "an end or a named wait";
    static final String STOCK = "stock is given back or consumed once";
    static final String CAPTURED = "captured is what was shipped";
    static final String REFUNDED = "refunded once, and not above what was captured";
    static final String HELD = "nothing is held for nobody";
    static final String STOPPED = "nothing leaves an order that was called off";
    static final String BOOKS = "the books and the operator agree";
    static final String TOLD = "each fact is told once";
    static final String CHARGED = "charged once";
    static final String DEADLINE = "no order waits past its deadline";
    static final String PARKED = "nothing is parked";

    /** An undecided payment is asked about for an hour; then the order's own deadline ends it. */
    private static final String EXPIRY_TAKES_OVER = "payment.look-up ";

    private static final Map<OrderState, Set<OrderState>> LEGAL = Map.of(
            OrderState.PENDING,
            Set.of(
                    OrderState.CONFIRMED,
                    OrderState.ON_HOLD,
                    OrderState.REJECTED,
                    OrderState.EXPIRED,
                    OrderState.CANCELLED),
            OrderState.CONFIRMED,
            Set.of(OrderState.PROCESSING, OrderState.ON_HOLD, OrderState.CANCELLED),
            OrderState.PROCESSING,
            Set.of(OrderState.ON_HOLD, OrderState.COMPLETED, OrderState.CANCELLED),
            OrderState.ON_HOLD,
            Set.of(OrderState.PENDING, OrderState.CONFIRMED, OrderState.PROCESSING, OrderState.CANCELLED));

    private static final Set<Class<? extends OrderEvent>> ONCE = Set.of(
            OrderPlaced.class,
            OrderConfirmed.class,
            OrderRejected.class,
            OrderExpired.class,
            OrderCancelled.class,
            OrderCompleted.class);

    private final World world;
    private final List<String> offences;

    private Verdict(World world) {
        this.world = world;
        this.offences = new ArrayList<>(world.offences);
    }

    /** What does not hold, as {@code invariant: detail}. */
    static List<String> of(World world) {
        var verdict = new Verdict(world);
        for (var id : world.people.placed()) {
            var row = world.orders.row(id);
            if (row != null) verdict.judge(row);
            else if (world.inventory.of(id) != null)
                verdict.offences.add(TOLD + ": " + id + " was told, and is not there");
        }
        for (var given : world.orders.givenUp())
            if (!given.startsWith(EXPIRY_TAKES_OVER) && !verdict.isOfMoneyThatIsGone(given))
                verdict.offend(END, null, "given up: " + given);
        return verdict.offences;
    }

    /** A refund waits for a capture that nobody can make any more; a person is told of both. */
    private boolean isOfMoneyThatIsGone(String errand) {
        return world.orders.rows().stream()
                .filter(row -> row.refunds.keySet().stream().anyMatch(id -> errand.startsWith("payment.refund " + id)))
                .anyMatch(row -> world.operator.of(id(row)).letGoByItself);
    }

    private void judge(KeptOrder row) {
        path(row);
        end(row);
        told(row);
        stock(row);
        parked(row);
        new MoneyVerdict(world, row, this).judge();
    }

    private void path(KeptOrder row) {
        var state = OrderState.PENDING;
        var version = 1;
        for (Step step : row.history) {
            if (step.version() != ++version || step.from() != state)
                offend(PATH, row, "step " + step + " does not follow version " + (version - 1) + " in " + state);
            if (step.to() != state && !LEGAL.getOrDefault(state, Set.of()).contains(step.to()))
                offend(PATH, row, state + " became " + step.to());
            state = step.to();
        }
        if (state != row.status.state()) offend(PATH, row, "its history ends elsewhere");
        var shipped = !world.shipping.parcels(id(row)).isEmpty();
        if (shipped
                && Set.of(OrderState.CANCELLED, OrderState.REJECTED, OrderState.EXPIRED)
                        .contains(state)) offend(STOPPED, row, "it is " + state + ", and a parcel left");
    }

    private void end(KeptOrder row) {
        var state = row.status.state();
        var closed = isClosed(row);
        switch (state) {
            case COMPLETED -> {
                if (!closed) offend(END, row, "completed, and a parcel is neither delivered nor settled");
            }
            case REJECTED, EXPIRED, CANCELLED, ON_HOLD -> {
                // An end, or a person's turn.
            }
            case PENDING, CONFIRMED -> offend(END, row, "still " + state);
            case PROCESSING -> {
                if (closed) offend(END, row, "still processing, and nothing is under way");
            }
        }
    }

    /** Every unit is with the customer, or went astray and was settled with as many of its line. */
    private boolean isClosed(KeptOrder row) {
        for (var line : row.lines) {
            var delivered = units(row, line.line(), Set.of(Shipping.Fate.DELIVERED));
            var astray = units(row, line.line(), Set.of(Shipping.Fate.LOST, Shipping.Fate.RETURNED_TO_SENDER));
            var settled = world.returns.of(id(row)).stream()
                    .flatMap(back -> back.lines().stream())
                    .filter(it -> it.line() == line.line())
                    .mapToInt(ReturnEvent.Counted::quantity)
                    .sum();
            if (delivered + Math.min(astray, settled) < line.quantity()) return false;
        }
        return true;
    }

    private int units(KeptOrder row, int line, Set<Shipping.Fate> fates) {
        return world.shipping.parcels(id(row)).stream()
                .filter(parcel -> fates.contains(parcel.fate))
                .flatMap(parcel -> parcel.lines.stream())
                .filter(it -> it.line() == line)
                .mapToInt(ShippingEvent.Line::quantity)
                .sum();
    }

    private void told(KeptOrder row) {
        var once = new HashSet<Object>();
        for (OrderEvent fact : row.said) {
            var isState = fact.getClass()
                    .getSimpleName()
                    .matches("Order(Placed|Confirmed|Rejected|Expired|Cancelled|Completed)");
            if (!once.add(isState ? fact.getClass() : identity(fact))) offend(TOLD, row, fact + " is told twice");
        }
        var letGo = row.said.stream()
                .mapToLong(
                        fact -> fact instanceof PaymentVoided it ? it.amount().minor() : 0)
                .sum();
        if (row.payment != null && letGo != row.payment.sums().voided())
            offend(TOLD, row, "%d is told to be let go, and %s is".formatted(letGo, row.payment.sums()));
        var end = switch (row.status.state()) {
            case COMPLETED -> OrderCompleted.class;
            case REJECTED -> OrderRejected.class;
            case EXPIRED -> OrderExpired.class;
            case CANCELLED -> OrderCancelled.class;
            case PENDING, CONFIRMED, PROCESSING, ON_HOLD -> null;
        };
        if (end != null && !once.contains(end)) offend(TOLD, row, "its end as " + row.status.state() + " is not told");
    }

    private static Object identity(OrderEvent fact) {
        return switch (fact) {
            case PaymentCaptured it -> List.of("captured", it.parcelId());
            case RefundSettled it -> List.of("settled", it.refundId());
            case RefundRequested it -> List.of("requested", String.valueOf(it.returnId()));
            default -> new Object();
        };
    }

    private void stock(KeptOrder row) {
        var it = world.inventory.of(id(row));
        if (it == null || it.lost) return;
        var open = it.reserved - it.released - it.consumed;
        var waits = Set.of(OrderState.ON_HOLD, OrderState.PROCESSING, OrderState.CONFIRMED)
                .contains(row.status.state());
        if (open < 0 || open > 0 && !waits)
            offend(STOCK, row, "%d of %d units are in nobody's hands (%s)".formatted(open, it.reserved, it.state));
    }

    private void parked(KeptOrder row) {
        row.heard.values().forEach(heard -> heard.parked().values().forEach(it -> offend(PARKED, row, it.toString())));
    }

    private static UUID id(KeptOrder row) {
        return row.placed.id();
    }

    void offend(String invariant, KeptOrder row, String detail) {
        offences.add(invariant + ": " + (row == null ? "" : id(row) + " ") + detail);
    }
}
