package org.entrepot.catalog.product;

import org.entrepot.kit.problem.BrokenRule;

/** An external id names one product in the whole shop. */
final class ExternalIdTaken extends BrokenRule {

    ExternalIdTaken() {
        super(409, "external-id-taken", "Another product has this external id.");
    }
}
