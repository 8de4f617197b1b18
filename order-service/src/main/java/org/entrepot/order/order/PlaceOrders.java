package org.entrepot.order.order;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.Response;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.entrepot.events.Money;
import org.entrepot.events.order.OrderPlaced;
import org.entrepot.kit.Trail;
import org.entrepot.kit.idempotency.Attempt;
import org.entrepot.kit.idempotency.IdempotencyKeys;
import org.entrepot.kit.idempotency.Outcome;
import org.entrepot.kit.outbox.Outbox;
import org.entrepot.kit.problem.BrokenRule;
import org.entrepot.kit.sql.GroupCommit;
import org.entrepot.kit.web.Etags;
import org.jdbi.v3.core.Jdbi;

/**
 * Accepts orders: from then on they are safe, whatever crashes. Orders that come at the same time are written together; one
 * that is refused leaves the others alone.
 */
@ApplicationScoped
class PlaceOrders {

    /** Orders of a hundred lines are the largest; so many of those are still written well within a second. */
    private static final int AT_ONCE = 64;

    private final PriceBasket prices;
    private final NewOrders orders;
    private final Outbox outbox;
    private final Clock clock;
    private final GroupCommit<Placing, Outcome> together;

    @ConfigProperty(name = "entrepot.order.pay-within")
    Duration payWithin;

    PlaceOrders(PriceBasket prices, NewOrders orders, Outbox outbox, Clock clock, IdempotencyKeys keys, Jdbi jdbi) {
        this.prices = prices;
        this.orders = orders;
        this.outbox = outbox;
        this.clock = clock;
        this.together =
                new GroupCommit<>(jdbi, AT_ONCE, asked -> keys.onceEach(asked, Placing::attempt, this::placeAll));
    }

    /**
     * One client's wish.
     *
     * @param id what the order will be called, if it is placed
     * @param channel the application that it comes through
     * @param actor who asks, for the order's history
     */
    record Placing(Attempt attempt, UUID id, Basket basket, Buyer buyer, String channel, String actor, Trail trail) {}

    /** Gives the answer once the order is safe; the answer of the first time when it was asked before. */
    Response of(Placing placing) {
        return together.call(placing).get();
    }

    private List<Outcome> placeAll(List<Placing> asked) {
        var offers = prices.offersFor(asked.stream().map(Placing::basket).toList());
        var priced = new HashMap<UUID, List<OrderLine>>();
        var refused = new HashMap<UUID, BrokenRule>();
        for (var one : asked) {
            try {
                priced.put(one.id(), prices.of(one.basket(), offers));
            } catch (BrokenRule refusal) {
                refused.put(one.id(), refusal);
            }
        }
        var placed =
                place(asked.stream().filter(one -> priced.containsKey(one.id())).toList(), priced);
        return asked.stream()
                .map(one -> refused.containsKey(one.id())
                        ? Outcome.refused(refused.get(one.id()))
                        : Outcome.of(answer(placed.get(one.id()))))
                .toList();
    }

    private Map<UUID, NewOrder> place(List<Placing> asked, Map<UUID, List<OrderLine>> lines) {
        var placed = new HashMap<UUID, NewOrder>();
        if (asked.isEmpty()) return placed;
        var numbers = orders.nextNumbers(asked.size());
        for (var i = 0; i < asked.size(); i++) {
            var one = asked.get(i);
            placed.put(one.id(), newOrder(one, numbers.get(i), lines.get(one.id())));
        }
        orders.add(new ArrayList<>(placed.values()));
        for (var one : asked) one.trail().run(() -> outbox.say(told(placed.get(one.id()))));
        return placed;
    }

    private NewOrder newOrder(Placing asked, String number, List<OrderLine> lines) {
        var now = clock.instant();
        var none = Money.zero(lines.getFirst().unitPrice().currency());
        var placed = new Placed(
                asked.id(),
                number,
                asked.buyer(),
                asked.channel(),
                lines.stream().mapToInt(OrderLine::quantity).sum(),
                lines.stream().map(OrderLine::total).reduce(none, Money::plus),
                lines.stream().map(OrderLine::tax).reduce(none, Money::plus),
                now,
                now.plus(payWithin),
                asked.trail());
        return new NewOrder(placed, lines, asked.basket().payment().token(), Order.firstStep(now, asked.actor()));
    }

    private static Response answer(NewOrder order) {
        var view = OrderView.of(new Order(order.placed(), Order.asPlaced()), order.lines(), Fulfilment.none(), null);
        return Response.status(Response.Status.CREATED)
                .header("Location", "/orders/" + view.id())
                .header("ETag", Etags.of(view.version()))
                .entity(view)
                .build();
    }

    private static OrderPlaced told(NewOrder order) {
        var placed = order.placed();
        var buyer = placed.buyer();
        return new OrderPlaced(
                placed.id(),
                placed.number(),
                buyer.customerId(),
                buyer.addressId(),
                buyer.guest(),
                buyer.language(),
                buyer.country(),
                placed.channel(),
                order.lines().stream().map(OrderLine::told).toList(),
                placed.total(),
                placed.payBy());
    }
}
