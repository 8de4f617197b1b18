package org.entrepot.catalog.product;

import java.util.Collection;
import java.util.List;
import org.entrepot.kit.problem.BrokenRule;

/** A SKU names one variant in the whole shop. */
final class SkuTaken extends BrokenRule {

    SkuTaken(Collection<String> skus) {
        super(409, "sku-taken", "Another product has this SKU.");
        say("skus", List.copyOf(skus));
    }
}
