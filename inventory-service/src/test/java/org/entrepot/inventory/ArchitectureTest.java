package org.entrepot.inventory;

import org.entrepot.kit.test.ArchitectureRules;
import org.junit.jupiter.api.Test;

class ArchitectureTest {

    @Test
    void the_service_keeps_the_rules_of_the_architecture() {
        ArchitectureRules.check("inventory-service", "org.entrepot.inventory");
    }
}
