package org.entrepot.order.payment;

/**
 * How much of a payment was asked for, moved and let go, in minor units. What people moved another way is apart: the
 * operator's books know nothing of it.
 *
 * @param captureAsked of the operator, taken or not; without what came another way after it had been asked for
 * @param refundAsked of the operator, given back or not; without what failed
 */
public record Sums(
        long authorised,
        long captureAsked,
        long captured,
        long voided,
        long refundAsked,
        long refunded,
        long capturedByHand,
        long refundedByHand) {

    static final Sums NONE = new Sums(0, 0, 0, 0, 0, 0, 0, 0);

    /** From the customer, whichever way. */
    public long taken() {
        return captured + capturedByHand;
    }

    /** To the customer, whichever way. */
    public long givenBack() {
        return refunded + refundedByHand;
    }

    /** By the operator, and neither taken nor let go. */
    long held() {
        return authorised - captured - voided;
    }

    /** Held, and neither taken, nor being taken, nor let go. */
    long open() {
        return authorised - captureAsked - voided;
    }

    /** Of what was taken or is being taken, so much was not asked back yet and did not go back another way. */
    long mayGoBack() {
        return captureAsked + capturedByHand - refundAsked - refundedByHand;
    }

    /**
     * What was not taken, no more and no less. A parcel's money that is being taken may have been let go before; and of a payment
     * that was let go before it was known to be held, all or nothing was.
     */
    boolean mayRelease(long some, long all) {
        return authorised == 0
                ? some == 0 || some == all
                : some >= authorised - captureAsked && some <= authorised - captured;
    }

    Sums authorised(long all) {
        return new Sums(all, captureAsked, captured, voided, refundAsked, refunded, capturedByHand, refundedByHand);
    }

    Sums moreCaptureAsked(long more) {
        return new Sums(
                authorised,
                captureAsked + more,
                captured,
                voided,
                refundAsked,
                refunded,
                capturedByHand,
                refundedByHand);
    }

    Sums moreCaptured(long more) {
        return new Sums(
                authorised,
                captureAsked,
                captured + more,
                voided,
                refundAsked,
                refunded,
                capturedByHand,
                refundedByHand);
    }

    Sums moreVoided(long more) {
        return new Sums(
                authorised,
                captureAsked,
                captured,
                voided + more,
                refundAsked,
                refunded,
                capturedByHand,
                refundedByHand);
    }

    Sums moreRefundAsked(long more) {
        return new Sums(
                authorised,
                captureAsked,
                captured,
                voided,
                refundAsked + more,
                refunded,
                capturedByHand,
                refundedByHand);
    }

    Sums moreRefunded(long more) {
        return new Sums(
                authorised,
                captureAsked,
                captured,
                voided,
                refundAsked,
                refunded + more,
                capturedByHand,
                refundedByHand);
    }

    Sums moreCapturedByHand(long more) {
        return new Sums(
                authorised,
                captureAsked,
                captured,
                voided,
                refundAsked,
                refunded,
                capturedByHand + more,
                refundedByHand);
    }

    Sums moreRefundedByHand(long more) {
        return new Sums(
                authorised,
                captureAsked,
                captured,
                voided,
                refundAsked,
                refunded,
                capturedByHand,
                refundedByHand + more);
    }
}
