package org.entrepot.returns.rma;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.entrepot.kit.outbox.Outbox;
import org.entrepot.kit.problem.BrokenRule;
import org.entrepot.kit.problem.InvalidInput;
import org.entrepot.kit.problem.NotFound;
import org.entrepot.returns.order.KnownOrder;
import org.entrepot.returns.order.KnownOrders;

/** The return desk books a parcel in, counted; also one that comes so late that its approval had ended. */
@ApplicationScoped
class ReceiveGoods {

    private final Returns returns;
    private final KnownOrders orders;
    private final KeepReturn keep;
    private final Outbox outbox;
    private final List<String> locations;

    ReceiveGoods(
            Returns returns,
            KnownOrders orders,
            KeepReturn keep,
            Outbox outbox,
            @ConfigProperty(name = "entrepot.returns.locations") List<String> locations) {
        this.returns = returns;
        this.orders = orders;
        this.keep = keep;
        this.outbox = outbox;
        this.locations = locations;
    }

    record Count(int line, int quantity) {}

    @Transactional
    Return receive(UUID id, String location, List<Count> counts) {
        if (!locations.contains(location))
            throw new InvalidInput("location", "returns are received at " + String.join(", ", locations));
        var order = holdOrderOf(id);
        var goods = returns.hold(id, null).orElseThrow(() -> new NotFound("return"));
        var expired = goods.state() == ReturnState.EXPIRED;
        outbox.say(goods.receive(location, byLine(goods, counts)));
        if (expired) requireFree(goods, order);
        keep.counted(goods);
        return goods;
    }

    /** Before the return itself, as whoever opens another one for the order does. */
    private KnownOrder holdOrderOf(UUID id) {
        return returns.find(id, null)
                .flatMap(goods -> orders.hold(goods.orderId(), null))
                .orElseThrow(() -> new NotFound("return"));
    }

    /** Since it expired its units were free, and may be in another return now. */
    private void requireFree(Return goods, KnownOrder order) {
        var taken = returns.taken(order.id());
        for (var line : goods.lines()) {
            var shipped = order.line(line.line()).orElseThrow().shipped();
            var free = Math.max(0, shipped - taken.getOrDefault(line.line(), 0));
            if (line.received() > free) throw new UnitsTaken(line.line(), free);
        }
    }

    private static Map<Integer, Integer> byLine(Return goods, List<Count> counts) {
        var byLine = new HashMap<Integer, Integer>();
        for (var i = 0; i < counts.size(); i++) {
            var count = counts.get(i);
            goods.requireLine(count.line(), "lines[" + i + "].line");
            if (byLine.put(count.line(), count.quantity()) != null)
                throw new InvalidInput("lines[" + i + "].line", "is there twice");
        }
        return byLine;
    }

    /** The goods came too late, and are in another return already: they are booked in there. */
    static final class UnitsTaken extends BrokenRule {
        UnitsTaken(int line, int free) {
            super(
                    409,
                    "units-taken",
                    "This return had expired, and others hold the units of line " + line + " now: " + free
                            + " are free. Receive them by the other return's number.");
            say("line", line);
            say("free", free);
        }
    }
}
