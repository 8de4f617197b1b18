package org.entrepot.kit.problem;

import java.util.List;

/** Fields whose content is not acceptable: 422, with each field and why. */
public class InvalidInput extends BrokenRule {

    public InvalidInput(List<FieldError> errors) {
        super(
                422,
                "invalid-input",
                errors.size() == 1 ? errors.getFirst().why() : errors.size() + " fields are not acceptable.");
        say("errors", List.copyOf(errors));
    }

    /** @param field the path in the request, as {@code "lines[0].quantity"} */
    public InvalidInput(String field, String why) {
        this(List.of(new FieldError(field, why)));
    }
}
