package org.entrepot.kit.problem;

/** A step that this state does not allow: 409. */
public class IllegalTransition extends BrokenRule {

    public IllegalTransition(Enum<?> from, Enum<?> to) {
        super(409, "illegal-transition", "Cannot go from " + from + " to " + to + ".");
        say("from", from.name());
        say("to", to.name());
    }
}
