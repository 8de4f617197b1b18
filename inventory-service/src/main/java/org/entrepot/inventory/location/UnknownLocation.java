package org.entrepot.inventory.location;

import java.util.Collection;
import java.util.List;
import org.entrepot.kit.problem.BrokenRule;
import org.entrepot.kit.problem.FieldError;

/** Goods cannot lie where there is no place. */
public final class UnknownLocation extends BrokenRule {
    UnknownLocation(Collection<String> codes) {
        super(422, "unknown-location", "There is no location " + String.join(", ", codes) + ".");
        say("errors", List.of(new FieldError("location", "is not a location that is known here")));
    }
}
