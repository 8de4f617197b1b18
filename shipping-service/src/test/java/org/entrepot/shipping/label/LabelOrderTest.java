package org.entrepot.shipping.label;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.entrepot.kit.test.Database;
import org.entrepot.kit.test.Probe;
import org.entrepot.kit.test.RealParts;
import org.entrepot.shipping.OutsideWorld;
import org.entrepot.shipping.Warehouse;
import org.entrepot.shipping.label.ClaimLabels.Answer;
import org.entrepot.shipping.label.ClaimLabels.Wish;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(RealParts.class)
@WithTestResource(OutsideWorld.class)
class LabelOrderTest {

    private final Warehouse warehouse = new Warehouse();

    @Inject
    ClaimLabels claim;

    @Inject
    RefuseLabels refuse;

    @Inject
    Labels labels;

    @Inject
    Sender sender;

    @Test
    void a_carrier_that_is_asked_again_is_asked_the_same_although_the_box_was_weighed_again() {
        var orders = claimedForTwoBoxes();
        var light = orders.getFirst();
        var asked = light.from(sender);
        refuse.of(orders.getLast(), "too_heavy");

        Warehouse.asSystem()
                .body(Map.of("weightGrams", 900))
                .put("/parcels/" + light.box().parcelId() + "/weight")
                .then()
                .statusCode(200);

        var again = labels.order(light.label().id()).orElseThrow();
        assertThat(again.from(sender)).isEqualTo(asked);
        Probe.until("the label is given back", () -> stateOf(light.label().id()), "VOIDED"::equals);
    }

    private List<LabelOrder> claimedForTwoBoxes() {
        var shipment = warehouse.picked(warehouse.shipmentOf(warehouse.confirmed(0, 2)));
        warehouse
                .pack(
                        shipment,
                        List.of(
                                Warehouse.box(500, List.of(Warehouse.line(1, 2))),
                                Warehouse.box(50_000, List.of(Warehouse.line(2, 3)))))
                .statusCode(200);
        warehouse.awaitAddress(shipment);
        var wish = new Wish(shipment, new Choice("northpost", "STANDARD"), null, "warehouse/one");
        return ((Answer.ToBuy) claim.answer(wish)).shipment().orders();
    }

    private static String stateOf(UUID label) {
        return Database.query("select state from shipping.label where id = ?", row -> row.getString(1), label)
                .getFirst();
    }
}
