package org.entrepot.shipping.label;

import java.util.List;
import java.util.UUID;
import org.entrepot.kit.problem.BrokenRule;

/** Some of the parcels of a print run have no label in force, or are not there; nothing is printed. */
class WithoutLabel extends BrokenRule {

    WithoutLabel(List<UUID> parcels) {
        super(422, "parcels-without-label", "These parcels have no label to print; ask for the others without them.");
        say("parcels", parcels);
    }
}
