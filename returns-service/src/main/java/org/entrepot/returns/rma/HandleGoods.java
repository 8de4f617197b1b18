package org.entrepot.returns.rma;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.entrepot.events.returns.Disposition;
import org.entrepot.events.returns.Resolution;
import org.entrepot.events.returns.ReturnInspected;
import org.entrepot.kit.outbox.Outbox;
import org.entrepot.kit.problem.InvalidInput;
import org.entrepot.kit.problem.NotFound;
import org.entrepot.returns.order.KnownOrder;
import org.entrepot.returns.order.KnownOrders;

/** What the return desk does with a parcel: book it in, look at every unit, and say what the customer gets. */
@ApplicationScoped
class HandleGoods {

    private final Returns returns;
    private final KnownOrders orders;
    private final KeepReturn keep;
    private final Outbox outbox;

    HandleGoods(Returns returns, KnownOrders orders, KeepReturn keep, Outbox outbox) {
        this.returns = returns;
        this.orders = orders;
        this.keep = keep;
        this.outbox = outbox;
    }

    record Count(int line, int quantity) {}

    record Unit(int line, int quantity, Disposition disposition) {}

    @Transactional
    Return receive(UUID id, String location, List<Count> counts) {
        var goods = hold(id);
        outbox.say(goods.receive(location, byLine(goods, counts)));
        keep.counted(goods);
        return goods;
    }

    @Transactional
    Return inspect(UUID id, List<Unit> units) {
        var goods = hold(id);
        outbox.say(goods.inspect(together(goods, units)));
        keep.inspected(goods);
        return goods;
    }

    /** The refund itself is order-service's work; here it is decided, once. */
    @Transactional
    Return resolve(UUID id, Resolution resolution) {
        var goods = hold(id);
        var order = orders.find(goods.orderId(), null).orElseThrow(() -> new NotFound("order"));
        outbox.say(goods.resolve(
                resolution,
                line -> order.line(line).map(KnownOrder.Line::unitPrice).orElseThrow()));
        keep.step(goods);
        return goods;
    }

    private static Map<Integer, Integer> byLine(Return goods, List<Count> counts) {
        var byLine = new HashMap<Integer, Integer>();
        for (var i = 0; i < counts.size(); i++) {
            var count = counts.get(i);
            requireLine(goods, count.line(), "lines[" + i + "].line");
            if (byLine.put(count.line(), count.quantity()) != null)
                throw new InvalidInput("lines[" + i + "].line", "is there twice");
        }
        return byLine;
    }

    /** Units of one line that share a fate are one row, however they were given. */
    private static List<ReturnInspected.Unit> together(Return goods, List<Unit> units) {
        record Fate(int line, Disposition disposition) {}
        var sums = new LinkedHashMap<Fate, Integer>();
        for (var i = 0; i < units.size(); i++) {
            var unit = units.get(i);
            requireLine(goods, unit.line(), "units[" + i + "].line");
            sums.merge(new Fate(unit.line(), unit.disposition()), unit.quantity(), Math::addExact);
        }
        return sums.entrySet().stream()
                .map(sum -> new ReturnInspected.Unit(
                        sum.getKey().line(),
                        goods.line(sum.getKey().line()).orElseThrow().sku(),
                        sum.getValue(),
                        sum.getKey().disposition()))
                .toList();
    }

    private static void requireLine(Return goods, int line, String field) {
        if (goods.line(line).isEmpty()) throw new InvalidInput(field, "the return has no such line");
    }

    private Return hold(UUID id) {
        return returns.hold(id, null).orElseThrow(() -> new NotFound("return"));
    }
}
