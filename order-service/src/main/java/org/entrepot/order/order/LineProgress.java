package org.entrepot.order.order;

/** How far one line has come, in units. */
public record LineProgress(int quantity, int shipped, int delivered, int cancelled, int returned, LineState state) {

    static LineProgress of(OrderLine line, Order order, Fulfilment goods) {
        var n = line.line();
        var shipped = Units.of(n, goods.shippedUnits());
        var delivered = Units.of(n, goods.deliveredUnits());
        var returned = Units.of(n, goods.returnedUnits());
        var cancelled = switch (order.state()) {
            case REJECTED, EXPIRED, CANCELLED -> line.quantity();
            case PENDING, CONFIRMED, PROCESSING, ON_HOLD, COMPLETED -> Units.of(n, goods.cancelledUnits());
        };
        var released = Units.of(n, goods.releasedUnits());
        var state = state(line.quantity(), released, shipped, delivered, cancelled, returned, order.stock());
        return new LineProgress(line.quantity(), shipped, delivered, cancelled, returned, state);
    }

    private static LineState state(
            int quantity, int released, int shipped, int delivered, int cancelled, int returned, StockOutcome stock) {
        if (cancelled >= quantity) return LineState.CANCELLED;
        var wanted = quantity - cancelled;
        if (returned >= wanted) return LineState.RETURNED;
        if (delivered >= wanted) return LineState.DELIVERED;
        if (shipped >= wanted) return LineState.SHIPPED;
        if (released > 0) return LineState.RELEASED;
        return stock == StockOutcome.RESERVED ? LineState.RESERVED : LineState.PENDING;
    }
}
