package org.entrepot.returns.rma;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.UUID;
import org.entrepot.events.returns.Disposition;
import org.entrepot.events.returns.ReturnInspected;
import org.entrepot.kit.outbox.Outbox;
import org.entrepot.kit.problem.NotFound;

/** The return desk looks at every unit that was received, and says what becomes of it. */
@ApplicationScoped
class InspectGoods {

    private final Returns returns;
    private final KeepReturn keep;
    private final Outbox outbox;

    InspectGoods(Returns returns, KeepReturn keep, Outbox outbox) {
        this.returns = returns;
        this.keep = keep;
        this.outbox = outbox;
    }

    record Unit(int line, int quantity, Disposition disposition) {}

    @Transactional
    Return inspect(UUID id, List<Unit> units) {
        var goods = returns.hold(id, null).orElseThrow(() -> new NotFound("return"));
        outbox.say(goods.inspect(together(goods, units)));
        keep.inspected(goods);
        return goods;
    }

    /** Units of one line that share a fate are one row, however they were given. */
    private static List<ReturnInspected.Unit> together(Return goods, List<Unit> units) {
        record Fate(int line, Disposition disposition) {}
        var sums = new LinkedHashMap<Fate, Integer>();
        for (var i = 0; i < units.size(); i++) {
            var unit = units.get(i);
            goods.requireLine(unit.line(), "units[" + i + "].line");
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
}
