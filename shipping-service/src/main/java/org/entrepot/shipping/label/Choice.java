package org.entrepot.shipping.label;

import org.jspecify.annotations.Nullable;

/** A carrier and one of its services; what is absent is for us to choose. */
record Choice(@Nullable String carrier, @Nullable String service) {

    boolean isComplete() {
        return carrier != null && service != null;
    }

    /** Whether this asks for nothing else than the other. */
    boolean agreesWith(@Nullable String otherCarrier, @Nullable String otherService) {
        return (carrier == null || carrier.equals(otherCarrier)) && (service == null || service.equals(otherService));
    }
}
