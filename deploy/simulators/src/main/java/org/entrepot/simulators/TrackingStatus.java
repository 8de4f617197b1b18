package org.entrepot.simulators;

/** What a carrier says about a parcel. */
enum TrackingStatus {
    PRE_TRANSIT,
    CANCELLED,
    PICKED_UP,
    IN_TRANSIT,
    OUT_FOR_DELIVERY,
    DELIVERED,
    DELAYED,
    DELIVERY_FAILED,
    RETURN_TO_SENDER,
    LOST
}
