package org.entrepot.returns;

import org.entrepot.kit.test.ArchitectureRules;
import org.junit.jupiter.api.Test;

class ArchitectureTest {

    @Test
    void the_service_keeps_the_rules_of_the_architecture() {
        ArchitectureRules.check("returns-service", "org.entrepot.returns");
    }
}
