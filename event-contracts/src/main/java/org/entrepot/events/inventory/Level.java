package org.entrepot.events.inventory;

/**
 * The threshold that was crossed: running low, sold out, or back in stock. Readers meet {@link #UNKNOWN} for a value
 * that is younger than they are.
 */
public enum Level {
    LOW,
    OUT,
    BACK,
    /** Read, never written: a value that this reader does not know yet. */
    UNKNOWN
}
