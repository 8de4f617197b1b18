package org.entrepot.kit.problem;

/** There is none, or none that the caller may know of: 404. */
public class NotFound extends BrokenRule {

    /** @param what the kind of thing, as {@code "order"} */
    public NotFound(String what) {
        super(404, "not-found", "There is no such " + what + ".");
    }
}
