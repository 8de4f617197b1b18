package org.entrepot.order.order;

import java.util.List;

/** An order that is being written for the first time; its token is not shown, nor printed. */
record NewOrder(Placed placed, List<OrderLine> lines, String token, Step first) {

    @Override
    public String toString() {
        return "order " + placed.id();
    }
}
