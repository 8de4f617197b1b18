package org.entrepot.inventory.location;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import org.entrepot.kit.problem.BrokenRule;
import org.entrepot.kit.web.Etags;
import org.jspecify.annotations.Nullable;

/** Opens a location, or renames it. */
@ApplicationScoped
class KeepLocation {

    private final Locations locations;

    KeepLocation(Locations locations) {
        this.locations = locations;
    }

    @Transactional
    Kept as(String code, String name, LocationKind kind, @Nullable String ifMatch) {
        if (locations.add(code, name, kind)) return new Kept(true, new Location(code, name, kind, 1));
        var known = locations.lockedByCode(code).orElseThrow();
        if (known.kind() != kind) throw new LocationKindIsFixed();
        if (known.name().equals(name)) return new Kept(false, known);
        Etags.require(ifMatch, known.version());
        locations.rename(code, name);
        return new Kept(false, new Location(code, name, kind, known.version() + 1));
    }

    record Kept(boolean isNew, Location location) {}

    /** The kind decides where stock may be sold; changing it would change what was promised. */
    static final class LocationKindIsFixed extends BrokenRule {
        LocationKindIsFixed() {
            super(409, "location-kind-is-fixed", "A location stays what it was opened as.");
        }
    }
}
