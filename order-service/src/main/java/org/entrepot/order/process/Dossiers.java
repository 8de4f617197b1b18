package org.entrepot.order.process;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.entrepot.events.inventory.ReservationEvent;
import org.entrepot.kit.Ids;
import org.entrepot.order.order.Allocations;
import org.entrepot.order.order.Fulfilment;
import org.entrepot.order.order.Fulfilments;
import org.entrepot.order.order.Order;
import org.entrepot.order.order.OrderState;
import org.entrepot.order.order.Orders;
import org.entrepot.order.order.StockOutcome;
import org.entrepot.order.payment.Payments;

/** Opens orders with what belongs to them: as a set, under the orders' locks, with a fixed number of queries. */
@ApplicationScoped
class Dossiers {

    private final Orders orders;
    private final Fulfilments fulfilments;
    private final Allocations allocations;
    private final Payments payments;

    @jakarta.inject.Inject
    Clock clock;

    Dossiers(Orders orders, Fulfilments fulfilments, Allocations allocations, Payments payments) {
        this.orders = orders;
        this.fulfilments = fulfilments;
        this.allocations = allocations;
        this.payments = payments;
    }

    /** All of these orders; throws {@link org.entrepot.kit.inbox.NotHereYet} when one cannot be seen yet. */
    Map<UUID, OrderProcess> open(Collection<UUID> ids) {
        return processes(orders.lockAll(ids));
    }

    /** Those of these orders that there are. */
    Map<UUID, OrderProcess> openKnown(Collection<UUID> ids) {
        return processes(orders.lock(ids));
    }

    Map<UUID, OrderProcess> openUnpaid(int most) {
        return processes(orders.lockUnpaid(clock.instant(), most));
    }

    private Map<UUID, OrderProcess> processes(Map<UUID, Order> locked) {
        var goods = fulfilments.of(those(locked, Dossiers::mayHaveGoodsUnderWay));
        var allocated = allocations.of(those(locked, Dossiers::awaitsPayment));
        var money = payments.of(those(locked, Dossiers::mayHavePayment));
        var moment = new Moment(clock.instant(), Ids::next);
        var processes = new LinkedHashMap<UUID, OrderProcess>();
        locked.forEach((id, order) -> {
            List<ReservationEvent.Line> lines =
                    allocated.containsKey(id) ? allocated.get(id).lines() : List.of();
            var rest = new GoodsAndMoney(goods.getOrDefault(id, Fulfilment.none()), money.get(id), lines);
            processes.put(id, new OrderProcess(order, rest, moment));
        });
        return processes;
    }

    /** Whether the units set aside for it are still to be told, at its confirmation. */
    static boolean awaitsPayment(Order order) {
        return order.stage() == OrderState.PENDING && order.stock() == StockOutcome.RESERVED;
    }

    /** Payment is sought once inventory has spoken. */
    static boolean mayHavePayment(Order order) {
        return order.stock() != StockOutcome.AWAITED;
    }

    static boolean mayHaveGoodsUnderWay(Order order) {
        return switch (order.stage()) {
            case CONFIRMED, PROCESSING, COMPLETED, CANCELLED -> true;
            case PENDING, ON_HOLD, REJECTED, EXPIRED -> false;
        };
    }

    private static List<UUID> those(Map<UUID, Order> orders, java.util.function.Predicate<Order> which) {
        return orders.values().stream().filter(which).map(Order::id).toList();
    }
}
