package org.entrepot.inventory;

import java.util.HashMap;
import java.util.Map;
import org.entrepot.kit.test.RealParts;

/** The real parts, in which holds run out when a test sweeps and at no other time. */
public class InventoryParts extends RealParts {

    @Override
    public Map<String, String> start() {
        var config = new HashMap<>(super.start());
        config.put("inventory.reservation.sweep-every", "24h");
        return config;
    }
}
