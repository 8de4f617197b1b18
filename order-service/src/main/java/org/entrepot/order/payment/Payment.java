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
 * {@code captured ≤ captureAsked ≤ authorised − voided} and {@code refunded ≤ refundAsked ≤ captureAsked}.
 */
public final class Payment {

    /** Sums in minor units. */
    public record Sums(
            long authorised, long captureAsked, long captured, long voided, long refundAsked, long refunded) {
        static final Sums NONE = new Sums(0, 0, 0, 0, 0, 0);
    }

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
        if (sums.authorised > 0 || state == PaymentState.VOIDED && operatorReference != null) return List.of();
        operatorReference = reference;
        actionPath = null;
        if (state.isUndecided()) become(PaymentState.AUTHORIZED);
        sumsBecome(new Sums(
                amount.minor(), sums.captureAsked, sums.captured, sums.voided, sums.refundAsked, sums.refunded));
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
        sumsBecome(new Sums(
                sums.authorised,
                sums.captureAsked + asked,
                sums.captured,
                sums.voided,
                sums.refundAsked,
                sums.refunded));
        return Optional.of(money(asked));
    }

    /** The money of one parcel was taken. */
    public PaymentCaptured captured(Capture capture) {
        if (sums.captured + capture.amount().minor() > sums.captureAsked) throw new NotAskedFor();
        sumsBecome(new Sums(
                sums.authorised,
                sums.captureAsked,
                sums.captured + capture.amount().minor(),
                sums.voided,
                sums.refundAsked,
                sums.refunded));
        settle();
        return new PaymentCaptured(orderId, id, capture.id(), capture.parcelId(), capture.amount());
    }

    /** What is held and not taken is the customer's again; of a payment that was never held there is nothing to tell. */
    public List<OrderEvent> voided(Money released) {
        mustBeOurs(released);
        if (state.isUndecided()) become(PaymentState.VOIDED);
        var rest = open();
        if (rest == 0) return List.of();
        sumsBecome(new Sums(sums.authorised, sums.captureAsked, sums.captured, rest, sums.refundAsked, sums.refunded));
        settle();
        return List.of(new PaymentVoided(orderId, id, money(rest)));
    }

    /**
     * What was not taken, no more and no less. A parcel's money that is being taken may have been let go before; and of a payment
     * that was let go before it was known to be held, all or nothing was.
     */
    private void mustBeOurs(Money released) {
        var some = released.minor();
        var isOurs = sums.authorised == 0
                ? some == 0 || some == amount.minor()
                : some >= sums.authorised - sums.captureAsked && some <= sums.authorised - sums.captured;
        if (!isOurs || !released.currency().equals(amount.currency())) throw new AmountDiffers();
    }

    /** Whether so much was taken, or is being taken, and not asked back yet; if so it is asked back now. */
    public boolean askToRefund(Money wanted) {
        wanted.requireSameCurrency(amount);
        if (wanted.minor() > sums.captureAsked - sums.refundAsked) return false;
        addToRefundAsked(wanted.minor());
        return true;
    }

    public void refunded(Money back) {
        sumsBecome(new Sums(
                sums.authorised,
                sums.captureAsked,
                sums.captured,
                sums.voided,
                sums.refundAsked,
                sums.refunded + back.minor()));
        settle();
    }

    /** It can be asked back again, once a person has seen to it. */
    public void refundFailed(Money back) {
        addToRefundAsked(-back.minor());
    }

    /** Whether the operator holds something, or might, that nobody is about to take. */
    public boolean canBeLetGo() {
        if (state.isUndecided()) return operatorReference != null;
        return open() > 0 && sums.captureAsked == sums.captured;
    }

    /** Held, and neither taken, nor being taken, nor let go. */
    public long open() {
        return sums.authorised - sums.captureAsked - sums.voided;
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

    private void addToRefundAsked(long more) {
        sumsBecome(new Sums(
                sums.authorised,
                sums.captureAsked,
                sums.captured,
                sums.voided,
                sums.refundAsked + more,
                sums.refunded));
    }

    /** Moves the state to where the sums are, one step of the machine after the other. */
    private void settle() {
        var heldStill = sums.authorised - sums.captured - sums.voided > 0;
        if (state == PaymentState.AUTHORIZED && sums.captured == 0 && !heldStill) become(PaymentState.VOIDED);
        if (state == PaymentState.AUTHORIZED || state == PaymentState.PARTIALLY_CAPTURED) {
            if (sums.captured > 0) become(heldStill ? PaymentState.PARTIALLY_CAPTURED : PaymentState.CAPTURED);
        }
        if (state == PaymentState.CAPTURED || state == PaymentState.PARTIALLY_REFUNDED) {
            if (sums.refunded == sums.captured) become(PaymentState.REFUNDED);
            else if (sums.refunded > 0) become(PaymentState.PARTIALLY_REFUNDED);
        }
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
