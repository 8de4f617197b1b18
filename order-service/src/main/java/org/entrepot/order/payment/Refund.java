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
    private @Nullable String failureCode;
    private @Nullable Instant settledAt;

    Refund(
            UUID id,
            UUID orderId,
            @Nullable UUID returnId,
            Money amount,
            RefundState state,
            @Nullable String failureCode,
            @Nullable Instant settledAt) {
        this.id = id;
        this.orderId = orderId;
        this.returnId = returnId;
        this.amount = amount;
        this.state = state;
        this.failureCode = failureCode;
        this.settledAt = settledAt;
    }

    public static Refund asked(UUID id, UUID orderId, @Nullable UUID returnId, Money amount) {
        return new Refund(id, orderId, returnId, amount, RefundState.REQUESTED, null, null);
    }

    /** The operator is at it. False when that was known, or it is done. */
    public boolean underWay() {
        if (state != RefundState.REQUESTED) return false;
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

    /** It did not go back, and a person must see to it. False when that was known, or it went back all the same. */
    public boolean failed(String reasonCode, Instant at) {
        if (state != RefundState.REQUESTED && state != RefundState.PENDING) return false;
        become(RefundState.FAILED);
        become(RefundState.MANUAL_REQUIRED);
        failureCode = reasonCode;
        settledAt = at;
        return true;
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
