package org.entrepot.events.inventory;

/** Why stock was corrected. Readers meet {@link #UNKNOWN} for a value that is younger than they are. */
public enum AdjustmentReason {
    COUNT,
    DAMAGE,
    RESTOCK,
    QUARANTINE,
    SCRAP,
    RETURN_TO_VENDOR,
    /** Read, never written: a value that this reader does not know yet. */
    UNKNOWN
}
