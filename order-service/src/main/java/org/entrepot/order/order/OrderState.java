package org.entrepot.order.order;

/** Where an order stands as a whole; goods and money have states of their own. */
public enum OrderState {
    /** Accepted and safe; stock and payment are being sought. */
    PENDING,
    /** Stock set aside and payment authorised. */
    CONFIRMED,
    /** The first shipment may be picked. */
    PROCESSING,
    /** A person stopped it; it goes back to where it was, or is cancelled. */
    ON_HOLD,
    /** Every line is closed. */
    COMPLETED,
    /** Could not be served. */
    REJECTED,
    /** Was not paid, or its stock was not kept, in time. */
    EXPIRED,
    /** Called off before anything was shipped. */
    CANCELLED;

    boolean mayBecome(OrderState next) {
        return switch (this) {
            case PENDING ->
                switch (next) {
                    case CONFIRMED, ON_HOLD, REJECTED, EXPIRED, CANCELLED -> true;
                    case PENDING, PROCESSING, COMPLETED -> false;
                };
            case CONFIRMED ->
                switch (next) {
                    case PROCESSING, ON_HOLD, CANCELLED -> true;
                    case PENDING, CONFIRMED, COMPLETED, REJECTED, EXPIRED -> false;
                };
            case PROCESSING ->
                switch (next) {
                    case ON_HOLD, COMPLETED, CANCELLED -> true;
                    case PENDING, CONFIRMED, PROCESSING, REJECTED, EXPIRED -> false;
                };
            case ON_HOLD ->
                switch (next) {
                    case PENDING, CONFIRMED, PROCESSING, CANCELLED -> true;
                    case ON_HOLD, COMPLETED, REJECTED, EXPIRED -> false;
                };
            case COMPLETED, REJECTED, EXPIRED, CANCELLED -> false;
        };
    }

    /** Nothing moves it any more. */
    public boolean isEnd() {
        return switch (this) {
            case COMPLETED, REJECTED, EXPIRED, CANCELLED -> true;
            case PENDING, CONFIRMED, PROCESSING, ON_HOLD -> false;
        };
    }
}
