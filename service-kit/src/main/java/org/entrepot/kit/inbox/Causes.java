package org.entrepot.kit.inbox;

import java.util.Map;
import org.entrepot.kit.Trail;

/**
 * What set off the facts that are being said now. In a reaction to a whole batch, a fact's cause is the heard fact of the
 * same key; anything else follows the current trail.
 */
public final class Causes {

    private static final ThreadLocal<Map<String, Trail>> BY_KEY = ThreadLocal.withInitial(Map::of);

    private Causes() {}

    /** The trail that a fact of this key continues. */
    public static Trail of(String key) {
        var known = BY_KEY.get().get(key);
        return known != null ? known : Trail.current();
    }

    static void during(Map<String, Trail> causes, Runnable work) {
        BY_KEY.set(causes);
        try {
            work.run();
        } finally {
            BY_KEY.remove();
        }
    }
}
