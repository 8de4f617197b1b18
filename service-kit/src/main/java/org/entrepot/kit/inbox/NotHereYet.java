package org.entrepot.kit.inbox;

/**
 * The fact speaks of something that this service does not see yet: another topic is behind, or the writer's own commit is
 * not visible although its fact has already gone round. The fact is tried again shortly, then set aside with its key until
 * its cause appears; it is never dropped.
 */
public class NotHereYet extends RuntimeException {

    /** @param what what is missing, as {@code "order 0190…"}: an id, never content */
    public NotHereYet(String what) {
        super(what + " is not here yet");
    }
}
