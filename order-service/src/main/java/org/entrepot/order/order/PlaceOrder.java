package org.entrepot.order.order;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.entrepot.events.Money;
import org.entrepot.events.order.OrderPlaced;
import org.entrepot.kit.Ids;
import org.entrepot.kit.Trail;
import org.entrepot.kit.identity.Caller;
import org.entrepot.kit.outbox.Outbox;

/** Accepts an order: from then on it is safe, whatever crashes. */
@ApplicationScoped
class PlaceOrder {

    private final PriceBasket prices;
    private final NewOrders orders;
    private final Outbox outbox;
    private final Clock clock;

    @ConfigProperty(name = "entrepot.order.pay-within")
    Duration payWithin;

    PlaceOrder(PriceBasket prices, NewOrders orders, Outbox outbox, Clock clock) {
        this.prices = prices;
        this.orders = orders;
        this.outbox = outbox;
        this.clock = clock;
    }

    OrderView of(Basket basket, Buyer buyer, Caller caller) {
        var lines = prices.of(basket);
        var placed = placed(lines, buyer, caller.client());
        var first = Order.firstStep(placed.at(), caller.name());
        orders.add(placed, lines, basket.payment().token(), first);
        outbox.say(told(placed, lines));
        return OrderView.of(new Order(placed, Order.asPlaced()), lines, Fulfilment.none(), null);
    }

    private Placed placed(List<OrderLine> lines, Buyer buyer, String channel) {
        var now = clock.instant();
        var none = Money.zero(lines.getFirst().unitPrice().currency());
        return new Placed(
                Ids.next(),
                orders.nextNumber(),
                buyer,
                channel,
                lines.stream().mapToInt(OrderLine::quantity).sum(),
                lines.stream().map(OrderLine::total).reduce(none, Money::plus),
                lines.stream().map(OrderLine::tax).reduce(none, Money::plus),
                now,
                now.plus(payWithin),
                Trail.current());
    }

    private static OrderPlaced told(Placed order, List<OrderLine> lines) {
        var buyer = order.buyer();
        return new OrderPlaced(
                order.id(),
                order.number(),
                buyer.customerId(),
                buyer.addressId(),
                buyer.guest(),
                buyer.language(),
                buyer.country(),
                order.channel(),
                lines.stream().map(OrderLine::told).toList(),
                order.total(),
                order.payBy());
    }
}
