package org.entrepot.order.process;

import java.util.List;
import java.util.UUID;
import org.entrepot.events.Money;
import org.entrepot.events.order.RefundFailed;
import org.entrepot.events.order.RefundRequested;
import org.entrepot.events.returns.Resolution;
import org.entrepot.events.returns.ReturnEvent;
import org.entrepot.events.returns.ReturnReceived;
import org.entrepot.events.returns.ReturnResolved;
import org.entrepot.kit.inbox.NotHereYet;
import org.entrepot.order.order.OrderLine;
import org.entrepot.order.order.Units;
import org.entrepot.order.payment.Refund;

/** What follows when goods come back. Without I/O. */
final class ReturnSteps {

    private static final String MORE_THAN_WAS_TAKEN = "above_captured";

    private ReturnSteps() {}

    /** Arrival moves no money. */
    static void received(OrderProcess process, ReturnReceived heard) {
        process.order().mustHaveBeenConfirmed("return.received");
        mustHaveLeft(process, heard.returnId(), units(heard.lines()));
        process.rest().goods().returned(heard.returnId(), units(heard.lines()), false);
        process.order().note("return.received", null, null, process.moment().now());
    }

    /** Money goes back when that is how the return was settled; nothing else here moves money. */
    static void resolved(OrderProcess process, ReturnResolved heard, List<OrderLine> lines) {
        process.order().mustHaveBeenConfirmed("return.resolved");
        mustHaveLeft(process, heard.returnId(), units(heard.lines()));
        process.rest().goods().returned(heard.returnId(), units(heard.lines()), true);
        process.order()
                .note(
                        "return.resolved",
                        heard.resolution().name(),
                        null,
                        process.moment().now());
        if (heard.resolution() == Resolution.REFUND) giveBack(process, heard, lines);
        if (!process.order().state().isEnd()) process.goOn();
    }

    /** Goods can be back before their parcel is known here: shipping speaks on another topic, and takes their money. */
    private static void mustHaveLeft(OrderProcess process, UUID returnId, List<Units> lines) {
        if (!process.rest().goods().knowsAsShipped(returnId, lines))
            throw new NotHereYet("the parcels of what came back of order " + process.id());
    }

    private static void giveBack(OrderProcess process, ReturnResolved heard, List<OrderLine> lines) {
        var amount = heard.refund() == null ? worth(heard.lines(), lines) : heard.refund();
        if (amount.sign() == 0) return;
        var payment = process.rest().paid();
        var refund = Refund.asked(process.moment().ids().get(), process.id(), heard.returnId(), amount);
        process.rest().refunds(refund);
        process.say(new RefundRequested(process.id(), refund.id(), refund.returnId(), amount));
        if (payment.askToRefund(amount)) {
            process.wish(Wish.Refund.of(refund));
        } else {
            refund.failed(
                    refund.reference(), MORE_THAN_WAS_TAKEN, process.moment().now());
            process.say(new RefundFailed(process.id(), refund.id(), MORE_THAN_WAS_TAKEN));
        }
    }

    private static Money worth(List<ReturnEvent.Counted> counted, List<OrderLine> lines) {
        var sum = Money.zero(lines.getFirst().unitPrice().currency());
        for (var some : counted)
            sum = sum.plus(OrderLine.in(lines, some.line()).unitPrice().times(some.quantity()));
        return sum;
    }

    private static List<Units> units(List<ReturnEvent.Counted> lines) {
        return lines.stream()
                .map(line -> new Units(line.line(), line.quantity()))
                .toList();
    }
}
