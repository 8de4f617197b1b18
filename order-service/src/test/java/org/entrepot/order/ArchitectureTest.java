package org.entrepot.order;

import org.entrepot.kit.test.ArchitectureRules;
import org.junit.jupiter.api.Test;

class ArchitectureTest {

    @Test
    void order_service_keeps_the_rules() {
        ArchitectureRules.check("order-service", "org.entrepot.order");
    }
}
