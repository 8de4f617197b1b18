package org.entrepot.events.catalog;

/**
 * Where the units of a product come from: our web warehouse, the pool of all locations, or a supplier who ships them.
 * Readers meet {@link #UNKNOWN} for a value that is younger than they are.
 */
public enum FulfilmentMode {
    WEB_STOCK,
    POOLED,
    DROPSHIP,
    /** Read, never written: a value that this reader does not know yet. */
    UNKNOWN
}
