package org.entrepot.stack.supervise;

/** Where a part is in its life. */
public enum PartState {
    /** Waits for the parts that it needs. */
    WAITING,
    STARTING,
    READY,
    /** Ended by itself; starts again after a pause. */
    CRASHED,
    /** Ended again and again before it was ever ready: nobody tries any more. */
    FAILED,
    STOPPED
}
