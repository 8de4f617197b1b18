package org.entrepot.order.process;

import java.util.function.Supplier;
import org.entrepot.order.payment.Asking;
import org.entrepot.order.payment.Capture;
import org.entrepot.order.payment.Payment;
import org.entrepot.order.payment.Refund;
import org.entrepot.order.payment.RefundState;

/** What an errand to the payment operator is to do next, decided from how the money stands. Without I/O. */
enum NextCall {
    /** Make the call. */
    MAKE,
    /** Ask what became of an earlier call whose answer is not known here. */
    FIND_OUT,
    /** The operator never heard of it, and will not hear of it any more. */
    NEVER_MADE,
    /** It was given up: the asking goes on first, and then the call is made. */
    TAKE_UP,
    /** Something else comes first; try again later. */
    LATER,
    /** There is nothing left to do. */
    NONE;

    /** From this attempt on (seconds after the last call) a call that got lost on its way will not arrive any more. */
    private static final int SURE = 6;

    /**
     * @param attempt counts from 1
     * @param hasMeans whether the order still waits to be paid, and knows with what
     * @param payment looked at only when it matters
     */
    static NextCall authorising(int attempt, boolean hasMeans, Supplier<Payment> payment) {
        // Nobody has asked yet, and the order still waits: that is all there is to know.
        if (attempt == 1 && hasMeans) return MAKE;
        var known = payment.get();
        if (!known.state().isUndecided() || known.operatorReference() != null) return NONE;
        return attempt == 1 ? NEVER_MADE : FIND_OUT;
    }

    /** As {@link #authorising}, once the operator has said that it knows nothing of it. */
    static NextCall authorisingUnknown(int attempt, boolean hasMeans) {
        if (hasMeans) return MAKE;
        return attempt >= SURE ? NEVER_MADE : LATER;
    }

    /** What is held may have been taken, or let go, since the errand was sent. */
    static NextCall lettingGo(Payment payment) {
        return payment.canBeLetGo() ? MAKE : NONE;
    }

    /**
     * What is to go back may be being taken at this moment. Refunds of one order go to the operator side by side, so all that
     * were asked for must be covered, and not just this one.
     */
    static NextCall refunding(Payment payment) {
        var sums = payment.sums();
        var isBeingTaken = sums.captureAsked() > sums.captured();
        return isBeingTaken && sums.captured() < sums.refundAsked() ? LATER : MAKE;
    }

    /**
     * An errand that was tried before may be one of those whose money a person has seen to since.
     *
     * @param attempt counts from 1
     * @param asking which one it was sent for
     * @param capture looked at only when it matters
     */
    static NextCall capturing(int attempt, Asking asking, Supplier<Capture> capture) {
        if (attempt == 1) return MAKE;
        var known = capture.get();
        if (!known.asking().equals(asking)) return NONE;
        return switch (known.state()) {
            case REQUESTED -> MAKE;
            case MANUAL_REQUIRED -> known.wasGivenUp() ? TAKE_UP : NONE;
            case CAPTURED -> NONE;
        };
    }

    /** As {@link #capturing}. */
    static NextCall refunding(int attempt, Asking asking, Supplier<Refund> refund) {
        if (attempt == 1) return MAKE;
        var known = refund.get();
        if (!known.asking().equals(asking)) return NONE;
        return switch (known.state()) {
            case REQUESTED -> MAKE;
            case MANUAL_REQUIRED -> known.wasGivenUp() ? TAKE_UP : NONE;
            case PENDING, SETTLED, FAILED, REVERSED -> NONE;
        };
    }

    static NextCall lookingUp(Payment payment) {
        return payment.state().isUndecided() ? MAKE : NONE;
    }

    static NextCall lookingUp(Refund refund, Asking asking) {
        return refund.state() == RefundState.PENDING && refund.asking().equals(asking) ? MAKE : NONE;
    }
}
