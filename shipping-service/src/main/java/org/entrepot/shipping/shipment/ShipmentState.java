package org.entrepot.shipping.shipment;

/** How far a shipment has come in our hands. What the carrier does with its parcels afterwards is their own affair. */
public enum ShipmentState {
    /** Planned, but the order is held. */
    PENDING,
    /** The location may pick. */
    RELEASED,
    PICKED,
    PACKED,
    LABELLED,
    /** In the bin, on the slip: it goes, unless it comes off the slip before the carrier has it. */
    MANIFESTED,
    /** The carrier has it. */
    SHIPPED,
    /** The customer has all of it. */
    DELIVERED,
    CANCELLED;

    public boolean mayBecome(ShipmentState next) {
        return switch (this) {
            case PENDING -> next == RELEASED || next == CANCELLED;
            case RELEASED -> next == PICKED || next == CANCELLED;
            case PICKED -> next == PACKED || next == CANCELLED;
            case PACKED -> next == LABELLED || next == CANCELLED;
            case LABELLED -> next == MANIFESTED || next == CANCELLED;
            case MANIFESTED -> next == SHIPPED || next == LABELLED;
            case SHIPPED -> next == DELIVERED;
            case DELIVERED, CANCELLED -> false;
        };
    }
}
