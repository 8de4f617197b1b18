package org.entrepot.order.order;

import java.util.List;

/** How far an order has come as a whole, derived from its lines. */
record Progress(List<LineProgress> lines, FulfilmentStatus fulfilment, ReturnStatus returns) {

    static Progress of(List<OrderLine> lines, Order order, Fulfilment goods) {
        var progress =
                lines.stream().map(line -> LineProgress.of(line, order, goods)).toList();
        return new Progress(progress, fulfilment(progress), returns(progress));
    }

    private static FulfilmentStatus fulfilment(List<LineProgress> lines) {
        var wanted = sum(lines, line -> line.quantity() - line.cancelled());
        var shipped = sum(lines, LineProgress::shipped);
        var delivered = sum(lines, LineProgress::delivered);
        if (shipped == 0) return FulfilmentStatus.UNFULFILLED;
        if (delivered >= wanted) return FulfilmentStatus.DELIVERED;
        if (delivered > 0) return FulfilmentStatus.PARTIALLY_DELIVERED;
        return shipped >= wanted ? FulfilmentStatus.FULFILLED : FulfilmentStatus.PARTIALLY_FULFILLED;
    }

    private static ReturnStatus returns(List<LineProgress> lines) {
        var returned = sum(lines, LineProgress::returned);
        if (returned == 0) return ReturnStatus.NONE;
        return returned >= sum(lines, LineProgress::shipped) ? ReturnStatus.RETURNED : ReturnStatus.PARTIALLY_RETURNED;
    }

    private static int sum(List<LineProgress> lines, java.util.function.ToIntFunction<LineProgress> part) {
        return lines.stream().mapToInt(part).sum();
    }
}
