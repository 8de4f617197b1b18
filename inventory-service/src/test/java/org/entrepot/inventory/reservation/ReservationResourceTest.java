package org.entrepot.inventory.reservation;

import static org.entrepot.inventory.Orders.anOrder;
import static org.entrepot.inventory.Warehouse.aSku;
import static org.entrepot.inventory.Warehouse.by;
import static org.entrepot.inventory.Warehouse.receives;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.UUID;
import org.entrepot.inventory.InventoryParts;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
@WithTestResource(InventoryParts.class)
class ReservationResourceTest {

    @Test
    void staff_see_what_is_set_aside_and_where() {
        var kettle = aSku();
        receives("MAIN", kettle, 5);
        var order = anOrder().of(kettle, 2).committed();

        by("order-clerk")
                .get("/reservations/" + order.id)
                .then()
                .statusCode(200)
                .body("state", equalTo("COMMITTED"))
                .body("lines[0].location", equalTo("MAIN"))
                .body("lines[0].held", equalTo(2));
    }

    @Test
    void an_order_that_nothing_is_known_of_is_a_problem() {
        by("order-clerk")
                .get("/reservations/" + UUID.randomUUID())
                .then()
                .statusCode(404)
                .contentType("application/problem+json");
        by("order-clerk").get("/reservations/mine").then().statusCode(404);
    }

    @ParameterizedTest
    @CsvSource({"customer", "storefront", "service", "warehouse-system"})
    void others_see_nothing(String role) {
        by(role).get("/reservations/" + UUID.randomUUID()).then().statusCode(403);
    }
}
