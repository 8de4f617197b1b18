package org.entrepot.order.payment;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.entrepot.events.Money;
import org.entrepot.events.order.OrderEvent;
import org.entrepot.events.order.PaymentAuthorized;
import org.entrepot.events.order.PaymentCaptured;
import org.entrepot.events.order.PaymentDeclined;
import org.entrepot.events.order.PaymentVoided;
import org.entrepot.kit.problem.IllegalTransition;
import org.jspecify.annotations.Nullable;

/**
 * A customer's promise to pay for one order: held by the operator, taken parcel by parcel, what is not taken let go.
 *
 * <p>Sums that were asked for count at once, so that no two parcels and no two returns ask for the same money:
 * {@code captured ≤ captureAsked ≤ authorised − voided} and {@code refunded ≤ refundAsked ≤ captureAsked + capturedByHand}.
 */
public final class Payment {

    private final UUID id;
    private final UUID orderId;
    private final Money amount;
    private final Instant createdAt;
    private PaymentState state;
    private Sums sums;
    private @Nullable String operatorReference;
    private @Nullable String declineCode;
    private @Nullable String actionPath;
    private boolean isNew;
    private boolean isChanged;

    Payment(
            UUID id,
            UUID orderId,
            Money amount,
            Instant createdAt,
            PaymentState state,
            Sums sums,
            @Nullable String operatorReference,
            @Nullable String declineCode,
            @Nullable String actionPath) {
        this.id = id;
        this.orderId = orderId;
        this.amount = amount;
        this.createdAt = createdAt;
        this.state = state;
        this.sums = sums;
        this.operatorReference = operatorReference;
        this.declineCode = declineCode;
        this.actionPath = actionPath;
    }

    /** The payment that is sought for an order. */
    public static Payment sought(UUID id, UUID orderId, Money amount, Instant at) {
        var payment = new Payment(id, orderId, amount, at, PaymentState.CREATED, Sums.NONE, null, null, null);
        payment.isNew = true;
        return payment;
    }

    /** The operator has it, and has not decided. */
    public void isUndecided(String reference, @Nullable String action) {
        if (!state.isUndecided()) return; // old news: the decision was faster
        operatorReference = reference;
        actionPath = action;
        isChanged = true;
        if (action != null && state != PaymentState.REQUIRES_ACTION) become(PaymentState.REQUIRES_ACTION);
    }

    /**
     * The operator holds the amount.
     *
     * <p>Known already: nothing. After a void that the operator confirmed: old news, nothing. After we gave it up without the
     * operator's knowing of it: it is held all the same, which is told, and must be let go.
     */
    public List<OrderEvent> authorised(String reference, Money held) {
        if (!held.equals(amount)) throw new AmountDiffers();
        if (sums.authorised() > 0 || state == PaymentState.VOIDED && operatorReference != null) return List.of();
        operatorReference = reference;
        actionPath = null;
        if (state.isUndecided()) become(PaymentState.AUTHORIZED);
        sumsBecome(sums.authorised(amount.minor()));
        return List.of(new PaymentAuthorized(orderId, id, amount, reference));
    }

    /** The operator refused. Old news when it has decided otherwise before. */
    public List<OrderEvent> declined(@Nullable String reference, String reasonCode) {
        if (!state.isUndecided()) return List.of();
        if (reference != null) operatorReference = reference;
        become(PaymentState.DECLINED);
        declineCode = reasonCode;
        actionPath = null;
        return List.of(new PaymentDeclined(orderId, id, reasonCode));
    }

    /** Nobody will ask for it any more, and nobody did: nothing was held. */
    public void givenUp() {
        if (state.isUndecided() && operatorReference == null) become(PaymentState.VOIDED);
    }

    /** Asks for this much, or for what is left of what is held; nothing when nothing is left. */
    public Optional<Money> askToCapture(Money wanted) {
        var asked = Math.min(wanted.minor(), open());
        if (asked <= 0) return Optional.empty();
        sumsBecome(sums.moreCaptureAsked(asked));
        return Optional.of(money(asked));
    }

    /** The money of one parcel was taken. */
    public PaymentCaptured captured(Capture capture) {
        if (sums.captured() + capture.amount().minor() > sums.captureAsked()) throw new NotAskedFor();
        sumsBecome(sums.moreCaptured(capture.amount().minor()));
        settle();
        return told(capture);
    }

    /**
     * The money of one parcel came another way. What the operator may hold for it is the customer's again.
     *
     * @param wasAsked whether the operator had been asked for it
     */
    public PaymentCaptured capturedByHand(Capture capture, boolean wasAsked) {
        var some = capture.amount().minor();
        if (wasAsked) sumsBecome(sums.moreCaptureAsked(-some));
        sumsBecome(sums.moreCapturedByHand(some));
        settle();
        return told(capture);
    }

    /** What is held and not taken is the customer's again; of a payment that was never held there is nothing to tell. */
    public List<OrderEvent> voided(Money released) {
        if (!released.currency().equals(amount.currency()) || !sums.mayRelease(released.minor(), amount.minor()))
            throw new AmountDiffers();
        if (state.isUndecided()) become(PaymentState.VOIDED);
        var rest = open();
        if (rest == 0) return List.of();
        sumsBecome(sums.moreVoided(rest));
        settle();
        return List.of(new PaymentVoided(orderId, id, money(rest)));
    }

    /**
     * Whether the operator took so much, or is taking it, and it was neither asked back yet nor went back another way; if so it is
     * asked back now.
     */
    public boolean askToRefund(Money wanted) {
        wanted.requireSameCurrency(amount);
        if (wanted.minor() > Math.min(sums.captureAsked() - sums.refundAsked(), sums.mayGoBack())) return false;
        refundGoesOn(wanted);
        return true;
    }

    /** What had failed goes back all the same. */
    public void refundGoesOn(Money back) {
        sumsBecome(sums.moreRefundAsked(back.minor()));
    }

    public void refunded(Money back) {
        sumsBecome(sums.moreRefunded(back.minor()));
        settle();
    }

    /**
     * It went back another way.
     *
     * @throws MoreThanWasTaken when that is more than came and was not asked back yet
     */
    public void refundedByHand(Money back) {
        if (back.minor() > sums.taken() - sums.refundAsked() - sums.refundedByHand())
            throw MoreThanWasTaken.byAnybody();
        sumsBecome(sums.moreRefundedByHand(back.minor()));
        settle();
    }

    /** It can be asked back again, once a person has seen to it. */
    public void refundFailed(Money back) {
        sumsBecome(sums.moreRefundAsked(-back.minor()));
    }

    /** Whether the operator holds something, or might, that nobody is about to take. */
    public boolean canBeLetGo() {
        if (state.isUndecided()) return operatorReference != null;
        return open() > 0 && sums.captureAsked() == sums.captured();
    }

    /** Held, and neither taken, nor being taken, nor let go. */
    public long open() {
        return sums.open();
    }

    /** Of what is held, so much is for goods whose money was not asked for yet and did not come another way. */
    public long unclaimed() {
        return Math.max(0, Math.min(open(), amount.minor() - sums.captureAsked() - sums.capturedByHand()));
    }

    public UUID id() {
        return id;
    }

    public UUID orderId() {
        return orderId;
    }

    public Money amount() {
        return amount;
    }

    public PaymentState state() {
        return state;
    }

    public Sums sums() {
        return sums;
    }

    public @Nullable String operatorReference() {
        return operatorReference;
    }

    public @Nullable String declineCode() {
        return declineCode;
    }

    public @Nullable String actionPath() {
        return actionPath;
    }

    Instant createdAt() {
        return createdAt;
    }

    boolean isNew() {
        return isNew;
    }

    boolean isChanged() {
        return isChanged;
    }

    public Money money(long minor) {
        return new Money(minor, amount.currency());
    }

    private PaymentCaptured told(Capture capture) {
        return new PaymentCaptured(orderId, id, capture.id(), capture.parcelId(), capture.amount());
    }

    /** Moves the state to where the sums are, one step of the machine after the other. */
    private void settle() {
        for (var next = state.towards(sums); next != state; next = state.towards(sums)) become(next);
    }

    private void sumsBecome(Sums next) {
        sums = next;
        isChanged = true;
    }

    private void become(PaymentState next) {
        if (!state.mayBecome(next)) throw new IllegalTransition(state, next);
        state = next;
        isChanged = true;
    }
}
