package org.entrepot.shipping;

import org.entrepot.kit.test.ArchitectureRules;
import org.junit.jupiter.api.Test;

class ArchitectureTest {

    @Test
    void the_rules_of_the_house_hold() {
        ArchitectureRules.check("shipping-service", "org.entrepot.shipping");
    }
}
