package org.entrepot.events.catalog;

/**
 * The tax rate that applies to a product, by class. Readers meet {@link #UNKNOWN} for a value that is younger than
 * they are.
 */
public enum TaxClass {
    STANDARD,
    REDUCED,
    ZERO,
    /** Read, never written: a value that this reader does not know yet. */
    UNKNOWN
}
