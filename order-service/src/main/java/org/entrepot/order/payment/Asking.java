package org.entrepot.order.payment;

import java.util.UUID;

/**
 * Which asking of the operator for one parcel's or refund's money this is. A person may have it asked again: with the key of
 * before when only the answer may be missing, so that it acts once, and with a new one after a refusal, which the operator
 * would repeat.
 *
 * @param number counts from 1
 * @param as the number of the asking whose key it goes by
 */
public record Asking(int number, int as) {

    /** Why nothing came of an asking to which there was no answer: the money may have moved. */
    public static final String GIVEN_UP = "given_up";

    /** It was settled by hand, and the operator moved it too: one of both has to be got back. */
    static final String ALSO_BY_OPERATOR = "also_by_operator";

    public static final Asking FIRST = new Asking(1, 1);

    public Asking {
        if (as < 1 || as > number) throw new IllegalArgumentException("asking " + number + " as " + as);
    }

    Asking again(boolean mayHaveBeenHeard) {
        return new Asking(number + 1, mayHaveBeenHeard ? as : number + 1);
    }

    /** What the operator knows it by. */
    public Reference reference(UUID id) {
        return new Reference(id, as);
    }

    /** What its errands are known by: one for each asking. */
    public String subject(UUID id) {
        return number == 1 ? id.toString() : id + ":" + number;
    }
}
