package org.entrepot.shipping.label;

/** What became of a label. At most one of a parcel is in force: claimed or purchased. */
enum LabelState {
    /** The carrier is being asked; whether it sold one is not known yet. */
    CLAIMED,
    PURCHASED,
    /** The carrier said no. */
    REFUSED,
    /** It is being given back. */
    VOIDING,
    VOIDED
}
