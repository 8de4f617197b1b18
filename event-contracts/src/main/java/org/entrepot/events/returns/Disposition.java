package org.entrepot.events.returns;

/**
 * Where a returned unit goes after inspection. Readers meet {@link #UNKNOWN} for a value that is younger than they
 * are.
 */
public enum Disposition {
    RESTOCK,
    RETURN_TO_VENDOR,
    QUARANTINE,
    SCRAP,
    REFUSED_SEND_BACK,
    /** Read, never written: a value that this reader does not know yet. */
    UNKNOWN
}
