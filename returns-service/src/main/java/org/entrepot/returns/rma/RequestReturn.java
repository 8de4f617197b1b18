package org.entrepot.returns.rma;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.UUID;
import org.entrepot.events.returns.ReturnReason;
import org.entrepot.kit.Ids;
import org.entrepot.kit.outbox.Outbox;
import org.entrepot.kit.problem.InvalidInput;
import org.entrepot.kit.problem.NotFound;
import org.entrepot.returns.order.KnownOrder;
import org.entrepot.returns.order.KnownOrders;
import org.jspecify.annotations.Nullable;

/** A customer wants to send goods back. */
@ApplicationScoped
class RequestReturn {

    private final KnownOrders orders;
    private final Returns returns;
    private final ReturnPolicy policy;
    private final KeepReturn keep;
    private final Outbox outbox;

    RequestReturn(KnownOrders orders, Returns returns, ReturnPolicy policy, KeepReturn keep, Outbox outbox) {
        this.orders = orders;
        this.returns = returns;
        this.policy = policy;
        this.keep = keep;
        this.outbox = outbox;
    }

    record Wish(int line, int quantity, ReturnReason reason) {}

    /** To be called in a transaction. @param channels through one of which the order must have come; null when any will do */
    Return forOrder(UUID orderId, @Nullable List<String> channels, List<Wish> wishes) {
        var order = orders.hold(orderId, channels).orElseThrow(() -> new NotFound("order"));
        var goods = Return.requested(Ids.next(), orderId, order.customerId(), lines(order, wishes));
        keep.first(goods);
        outbox.say(goods.request());
        return goods;
    }

    private List<ReturnLine> lines(KnownOrder order, List<Wish> wishes) {
        var taken = returns.taken(order.id());
        var seen = new HashSet<Integer>();
        var lines = new ArrayList<ReturnLine>();
        for (var i = 0; i < wishes.size(); i++) {
            var wish = wishes.get(i);
            var field = "lines[" + i + "]";
            var line = order.line(wish.line())
                    .orElseThrow(() -> new InvalidInput(field + ".line", "the order has no such line"));
            if (!seen.add(wish.line())) throw new InvalidInput(field + ".line", "is there twice");
            policy.check(line, wish.quantity(), taken, field);
            lines.add(ReturnLine.wished(line.line(), line.sku(), wish.reason(), wish.quantity()));
        }
        return lines;
    }
}
