package org.entrepot.order.payment;

import java.time.Instant;
import java.util.UUID;
import org.entrepot.events.Money;
import org.entrepot.kit.problem.IllegalTransition;
import org.jspecify.annotations.Nullable;

/** Money on its way back to the customer, once per return. */
public final class Refund {

    private final UUID id;
    private final UUID orderId;
    private final @Nullable UUID returnId;
    private final Money amount;
    private RefundState state;
    private Asking asking;
    private boolean byHand;
    private @Nullable String failureCode;
    private @Nullable Instant settledAt;

    Refund(
            UUID id,
            UUID orderId,
            @Nullable UUID returnId,
            Money amount,
            RefundState state,
            Asking asking,
            boolean byHand,
            @Nullable String failureCode,
            @Nullable Instant settledAt) {
        this.id = id;
        this.orderId = orderId;
        this.returnId = returnId;
        this.amount = amount;
        this.state = state;
        this.asking = asking;
        this.byHand = byHand;
        this.failureCode = failureCode;
        this.settledAt = settledAt;
    }

    public static Refund asked(UUID id, UUID orderId, @Nullable UUID returnId, Money amount) {
        return new Refund(id, orderId, returnId, amount, RefundState.REQUESTED, Asking.FIRST, false, null, null);
    }

    /** The operator is at it. False when that was known, it is done, or it was asked for anew since. */
    public boolean underWay(Reference asked) {
        if (state != RefundState.REQUESTED || !asked.equals(reference())) return false;
        become(RefundState.PENDING);
        return true;
    }

    /** False when that was known. */
    public boolean settled(Instant at) {
        if (state == RefundState.SETTLED || state == RefundState.REVERSED) return false;
        become(RefundState.SETTLED);
        failureCode = null;
        settledAt = at;
        return true;
    }

    /**
     * It did not go back, and a person must see to it. False when that was known, it went back all the same, or it was asked
     * for anew since.
     */
    public boolean failed(Reference asked, String reasonCode, Instant at) {
        if (state != RefundState.REQUESTED && state != RefundState.PENDING) return false;
        if (!asked.equals(reference())) return false;
        become(RefundState.FAILED);
        become(RefundState.MANUAL_REQUIRED);
        failureCode = reasonCode;
        settledAt = at;
        return true;
    }

    /** The operator is asked again, as {@link Asking} says. */
    public void askAgain() {
        var mayHaveBeenHeard = wasGivenUp();
        takeUp();
        asking = asking.again(mayHaveBeenHeard);
    }

    /** The asking that was given up goes on. */
    public void takeUp() {
        become(RefundState.REQUESTED);
        failureCode = null;
        settledAt = null;
    }

    /** It went back another way. While the operator is at it nobody knows that. */
    public void settledByHand(Instant at) {
        if (state != RefundState.MANUAL_REQUIRED) throw new IllegalTransition(state, RefundState.SETTLED);
        settled(at);
        byHand = true;
    }

    /** The operator gave back as well what had gone back another way; true when that was not known. */
    public boolean isGivenBackTwice() {
        if (!byHand || failureCode != null) return false;
        failureCode = Asking.ALSO_BY_OPERATOR;
        return true;
    }

    /** Whether it is for a person because there was no answer. */
    public boolean wasGivenUp() {
        return Asking.GIVEN_UP.equals(failureCode);
    }

    public UUID id() {
        return id;
    }

    public UUID orderId() {
        return orderId;
    }

    public @Nullable UUID returnId() {
        return returnId;
    }

    public Money amount() {
        return amount;
    }

    public RefundState state() {
        return state;
    }

    public Asking asking() {
        return asking;
    }

    /** What the operator knows it by at present. */
    public Reference reference() {
        return asking.reference(id);
    }

    /** Whether it went back another way than through the operator. */
    public boolean byHand() {
        return byHand;
    }

    public @Nullable String failureCode() {
        return failureCode;
    }

    @Nullable Instant settledAt() {
        return settledAt;
    }

    private void become(RefundState next) {
        if (!state.mayBecome(next)) throw new IllegalTransition(state, next);
        state = next;
    }
}
