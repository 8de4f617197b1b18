package org.entrepot.events.returns;

/** Why the customer sends goods back. Readers meet {@link #UNKNOWN} for a value that is younger than they are. */
public enum ReturnReason {
    DAMAGED_GOODS,
    DAMAGED_PACKAGING,
    WRONG_GOODS,
    NOT_AS_DESCRIBED,
    CHANGED_MIND,
    OTHER,
    /** Read, never written: a value that this reader does not know yet. */
    UNKNOWN
}
