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
    private Asking asking;
    private boolean byHand;
    private @Nullable String failureCode;
    private @Nullable Instant settledAt;

    Capture(
            UUID id,
            UUID orderId,
            UUID parcelId,
            Money amount,
            CaptureState state,
            Asking asking,
            boolean byHand,
            @Nullable String failureCode,
            @Nullable Instant settledAt) {
        this.id = id;
        this.orderId = orderId;
        this.parcelId = parcelId;
        this.amount = amount;
        this.state = state;
        this.asking = asking;
        this.byHand = byHand;
        this.failureCode = failureCode;
        this.settledAt = settledAt;
    }

    public static Capture asked(UUID id, UUID orderId, UUID parcelId, Money amount) {
        return new Capture(id, orderId, parcelId, amount, CaptureState.REQUESTED, Asking.FIRST, false, null, null);
    }

    /** Of what the operator holds no more: nobody asks it, and a person must see to it. */
    public static Capture missing(UUID id, UUID orderId, UUID parcelId, Money amount, Instant at) {
        return new Capture(
                id, orderId, parcelId, amount, CaptureState.MANUAL_REQUIRED, Asking.FIRST, false, NOT_HELD, at);
    }

    /** False when that was known. */
    public boolean taken(Instant at) {
        if (state == CaptureState.CAPTURED) return false;
        become(CaptureState.CAPTURED);
        failureCode = null;
        settledAt = at;
        return true;
    }

    /** Old news when it was taken all the same, or was asked for anew since. */
    public void refused(Reference asked, String reasonCode, Instant at) {
        if (state != CaptureState.REQUESTED || !asked.equals(reference())) return;
        become(CaptureState.MANUAL_REQUIRED);
        failureCode = reasonCode;
        settledAt = at;
    }

    /**
     * The operator is asked again, as {@link Asking} says.
     *
     * @throws NotHeld when the operator holds nothing for it
     */
    public void askAgain() {
        var mayHaveBeenHeard = wasGivenUp();
        takeUp();
        asking = asking.again(mayHaveBeenHeard);
    }

    /**
     * The asking that was given up goes on.
     *
     * @throws NotHeld when the operator holds nothing for it
     */
    public void takeUp() {
        if (state == CaptureState.MANUAL_REQUIRED && !wasAsked()) throw new NotHeld();
        become(CaptureState.REQUESTED);
        failureCode = null;
        settledAt = null;
    }

    /** It came another way. While the operator is asked for it nobody knows that. */
    public void takenByHand(Instant at) {
        if (state != CaptureState.MANUAL_REQUIRED) throw new IllegalTransition(state, CaptureState.CAPTURED);
        taken(at);
        byHand = true;
    }

    /** The operator took as well what had come another way; true when that was not known. */
    public boolean isTakenTwice() {
        if (!byHand || failureCode != null) return false;
        failureCode = Asking.ALSO_BY_OPERATOR;
        return true;
    }

    /** Whether the operator was ever asked for it. */
    public boolean wasAsked() {
        return !NOT_HELD.equals(failureCode);
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

    public UUID parcelId() {
        return parcelId;
    }

    public Money amount() {
        return amount;
    }

    public CaptureState state() {
        return state;
    }

    public Asking asking() {
        return asking;
    }

    /** Whether it came another way than through the operator. */
    public boolean byHand() {
        return byHand;
    }

    public @Nullable String failureCode() {
        return failureCode;
    }

    @Nullable Instant settledAt() {
        return settledAt;
    }

    private Reference reference() {
        return asking.reference(parcelId);
    }

    private void become(CaptureState next) {
        if (!state.mayBecome(next)) throw new IllegalTransition(state, next);
        state = next;
    }
}
