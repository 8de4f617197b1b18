package org.entrepot.shipping.manifest;

/** How far a closed bin has come. */
enum ManifestState {
    CLOSED,
    /** The carrier is being told. */
    HANDING_OVER,
    /** The carrier has it. */
    HANDED_OVER
}
