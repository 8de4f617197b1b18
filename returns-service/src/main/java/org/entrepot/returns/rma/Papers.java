package org.entrepot.returns.rma;

import java.time.Instant;
import org.entrepot.events.Money;
import org.entrepot.events.returns.Resolution;
import org.entrepot.returns.carrier.ReturnLabel;
import org.jspecify.annotations.Nullable;

/** What was agreed and found out about a return on its way; each part is there once its step was taken. */
record Papers(
        @Nullable String rmaNumber,
        @Nullable String carrier,
        @Nullable String trackingNumber,
        @Nullable Instant sendBy,
        @Nullable String location,
        @Nullable String reasonCode,
        @Nullable Resolution resolution,
        @Nullable Money refund,
        @Nullable Astray astray) {

    static final Papers NONE = new Papers(null, null, null, null, null, null, null, null, null);

    Papers approved(RmaNumber number, ReturnLabel label, Instant until) {
        return new Papers(number.text(), label.carrier(), label.trackingNumber(), until, null, null, null, null, null);
    }

    /** Without a label: the parcel goes by the number that it left with. */
    Papers takenUp(RmaNumber number, String leftAs, Astray parcel) {
        return new Papers(number.text(), null, leftAs, null, null, null, null, null, parcel);
    }

    Papers declined(String reason) {
        return new Papers(null, null, null, null, null, reason, null, null, null);
    }

    Papers found() {
        var parcel = astray == null ? null : astray.found();
        return new Papers(rmaNumber, carrier, trackingNumber, sendBy, location, null, null, null, parcel);
    }

    Papers received(String place) {
        return new Papers(rmaNumber, carrier, trackingNumber, sendBy, place, null, null, null, astray);
    }

    Papers resolved(Resolution how, @Nullable Money amount) {
        return new Papers(rmaNumber, carrier, trackingNumber, sendBy, location, null, how, amount, astray);
    }

    /** Whether the goods are lost, and nothing can be received. */
    boolean lost() {
        return astray != null && astray.lost();
    }

    /** Whether a label was bought for it. */
    boolean hasLabel() {
        return carrier != null;
    }
}
