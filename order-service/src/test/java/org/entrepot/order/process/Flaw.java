package org.entrepot.order.process;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.entrepot.events.Fact;
import org.entrepot.events.order.CancelReason;
import org.entrepot.events.order.OrderCancelled;
import org.entrepot.events.order.OrderEvent;
import org.entrepot.events.order.OrderRejected;
import org.entrepot.events.returns.ReturnResolved;
import org.entrepot.order.order.OrderLine;
import org.entrepot.order.order.OrderState;
import org.entrepot.order.payment.Asking;
import org.entrepot.order.payment.Payment;
import org.entrepot.order.payment.PaymentState;
import org.entrepot.order.payment.Refund;

/** Bugs that somebody could make, each in one decision; the simulation must find every one. */
public enum Flaw {
    /** Each attempt at a refund is a refund of its own. */
    REFUND_ASKS_ANEW(new Decide() {
        @Override
        UUID key(Outside.Kind kind, UUID subject, int attempt) {
            return kind == Outside.Kind.REFUND ? another(subject, attempt) : subject;
        }
    }),
    /** Each attempt at taking the money of a parcel takes it. */
    CAPTURE_ASKS_ANEW(new Decide() {
        @Override
        UUID key(Outside.Kind kind, UUID subject, int attempt) {
            return kind == Outside.Kind.CAPTURE ? another(subject, attempt) : subject;
        }
    }),
    /** After a crash the operator is asked again, without finding out what became of the first time. */
    AUTHORISATION_ASKS_ANEW(new Decide() {
        @Override
        NextCall authorising(int attempt, boolean hasMeans, Payment payment) {
            return hasMeans ? NextCall.MAKE : super.authorising(attempt, false, payment);
        }

        @Override
        UUID key(Outside.Kind kind, UUID subject, int attempt) {
            return kind == Outside.Kind.AUTHORISE ? another(subject, attempt) : subject;
        }
    }),
    /** What is under way is cancelled on the spot, and nobody asks shipping. */
    CANCEL_IGNORES_A_PARCEL(new Decide() {
        @Override
        void cancel(OrderProcess process, String actor) {
            var order = process.order();
            if (order.state() != OrderState.PROCESSING) super.cancel(process, actor);
            else
                process.say(order.cancel(
                        CancelReason.CUSTOMER, actor, process.moment().now()));
        }
    }),
    /** A rejected order does not say so, and its stock is not freed. */
    REJECTION_IS_NOT_TOLD(new Decide() {
        @Override
        List<OrderEvent> told(OrderProcess process) {
            return without(OrderRejected.class, process);
        }
    }),
    CANCELLATION_IS_NOT_TOLD(new Decide() {
        @Override
        List<OrderEvent> told(OrderProcess process) {
            return without(OrderCancelled.class, process);
        }
    }),
    /** What the operator holds for an order that has ended is not let go. */
    LATE_AUTHORISATION_IS_KEPT(new Decide() {
        @Override
        List<Wish> wished(OrderProcess process) {
            var ended = process.order().state() == OrderState.EXPIRED;
            return process.wishes().stream()
                    .filter(wish -> !(ended && wish instanceof Wish.LetGo))
                    .toList();
        }
    }),
    /** The rest is let go while a parcel's money is still being taken. */
    VOID_OVERTAKES_A_CAPTURE(new Decide() {
        @Override
        List<Wish> wished(OrderProcess process) {
            var payment = process.rest().payment();
            var wishes = new ArrayList<>(process.wishes());
            if (payment != null
                    && payment.state() == PaymentState.AUTHORIZED
                    && payment.sums().captureAsked() > 0) wishes.add(new Wish.LetGo(process.id(), payment.id()));
            return wishes;
        }

        @Override
        NextCall lettingGo(Payment payment) {
            return NextCall.MAKE;
        }
    }),
    /** The operator did not let go while it thought, and is never asked again. */
    REFUSED_VOID_IS_FORGOTTEN(new Decide() {
        @Override
        NextCall lettingGoOn(Payment payment) {
            return NextCall.NONE;
        }
    }),
    /** The expiry sweep reads without a lock, and writes over what came in between. */
    SWEEP_HITS_A_PAID_ORDER(new Decide() {
        @Override
        boolean locksWhatItSweeps() {
            return false;
        }
    }),
    /** Nobody looks after an order that is not paid in time. */
    SWEEP_SLEEPS(new Decide() {
        @Override
        boolean isUnpaid(KeptOrder order, Instant now) {
            return false;
        }
    }),
    /** A refund whose webhook is lost is under way for ever. */
    REFUND_IS_NOT_LOOKED_UP(new Decide() {
        @Override
        List<Wish> wished(OrderProcess process) {
            return process.wishes().stream()
                    .filter(wish -> !(wish instanceof Wish.LookUpRefund))
                    .toList();
        }
    }),
    /** What a return is worth does not depend on how it was settled. */
    EVERY_RETURN_IS_REFUNDED(new Decide() {
        @Override
        void hear(OrderProcess process, Fact fact, List<OrderLine> lines) {
            var flawed = fact instanceof ReturnResolved it
                    ? new ReturnResolved(
                            it.orderId(),
                            it.returnId(),
                            it.customerId(),
                            org.entrepot.events.returns.Resolution.REFUND,
                            it.refund(),
                            it.lines())
                    : fact;
            super.hear(process, flawed, lines);
        }
    }),
    /** What an accountant gave back another way is asked of the operator all the same. */
    MONEY_GOES_BACK_BOTH_WAYS(new Decide() {
        @Override
        List<Wish> wished(OrderProcess process) {
            var wishes = new ArrayList<>(process.wishes());
            process.rest().refunds().stream()
                    .filter(Refund::byHand)
                    .forEach(it -> wishes.add(new Wish.Refund(process.id(), it.id(), it.amount(), new Asking(9, 9))));
            return wishes;
        }
    }),
    INBOX_FORGETS(new Decide() {
        @Override
        boolean knowsRepetitions() {
            return false;
        }
    }),
    ACKNOWLEDGES_BEFORE_IT_COMMITS(new Decide() {
        @Override
        public boolean acknowledgesBeforeItCommits() {
            return true;
        }
    }),
    TELLS_BEFORE_IT_COMMITS(new Decide() {
        @Override
        boolean tellsBeforeItCommits() {
            return true;
        }
    }),
    ERRANDS_ARE_ONLY_REMEMBERED(new Decide() {
        @Override
        boolean keepsErrands() {
            return false;
        }
    });

    public final Decide decide;

    Flaw(Decide decide) {
        this.decide = decide;
    }

    private static UUID another(UUID subject, int attempt) {
        return new UUID(subject.getMostSignificantBits() + attempt, subject.getLeastSignificantBits());
    }

    private static List<OrderEvent> without(Class<? extends OrderEvent> type, OrderProcess process) {
        return Stream.of(process.facts())
                .flatMap(List::stream)
                .filter(fact -> !type.isInstance(fact))
                .toList();
    }
}
