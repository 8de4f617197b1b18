package org.entrepot.catalog.product;

import java.util.List;
import org.entrepot.kit.problem.BrokenRule;
import org.entrepot.kit.problem.FieldError;

/** A product goes on sale, and stays there, only with a complete sheet. */
final class SheetIncomplete extends BrokenRule {

    SheetIncomplete(List<FieldError> missing) {
        super(422, "sheet-incomplete", missing.size() + " fields are missing before this product may be on sale.");
        say("errors", missing);
    }
}
