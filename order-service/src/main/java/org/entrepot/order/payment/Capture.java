package org.entrepot.order.payment;

import java.time.Instant;
import java.util.UUID;
import org.entrepot.events.Money;
import org.entrepot.kit.problem.IllegalTransition;
import org.jspecify.annotations.Nullable;

/** The money of one parcel: asked for when it leaves, taken once. */
public final class Capture {

    private static final String NOT_HELD = "not_held";

    private final UUID id;
    private final UUID orderId;
    private final UUID parcelId;
    private final Money amount;
    private CaptureState state;
    private @Nullable String failureCode;
    private @Nullable Instant settledAt;

    Capture(
            UUID id,
            UUID orderId,
            UUID parcelId,
            Money amount,
            CaptureState state,
            @Nullable String failureCode,
            @Nullable Instant settledAt) {
        this.id = id;
        this.orderId = orderId;
        this.parcelId = parcelId;
        this.amount = amount;
        this.state = state;
        this.failureCode = failureCode;
        this.settledAt = settledAt;
    }

    public static Capture asked(UUID id, UUID orderId, UUID parcelId, Money amount) {
        return new Capture(id, orderId, parcelId, amount, CaptureState.REQUESTED, null, null);
    }

    /** Of what the operator holds no more: nobody asks it, and a person must see to it. */
    public static Capture missing(UUID id, UUID orderId, UUID parcelId, Money amount, Instant at) {
        return new Capture(id, orderId, parcelId, amount, CaptureState.MANUAL_REQUIRED, NOT_HELD, at);
    }

    /** False when that was known. */
    public boolean taken(Instant at) {
        if (state == CaptureState.CAPTURED) return false;
        become(CaptureState.CAPTURED);
        failureCode = null;
        settledAt = at;
        return true;
    }

    /** Old news when it was taken all the same. */
    public void refused(String reasonCode, Instant at) {
        if (state != CaptureState.REQUESTED) return;
        become(CaptureState.MANUAL_REQUIRED);
        failureCode = reasonCode;
        settledAt = at;
    }

    public UUID id() {
        return id;
    }

    public UUID orderId() {
        return orderId;
    }

    public UUID parcelId() {
        return parcelId;
    }

    public Money amount() {
        return amount;
    }

    public CaptureState state() {
        return state;
    }

    public @Nullable String failureCode() {
        return failureCode;
    }

    @Nullable Instant settledAt() {
        return settledAt;
    }

    private void become(CaptureState next) {
        if (!state.mayBecome(next)) throw new IllegalTransition(state, next);
        state = next;
    }
}
