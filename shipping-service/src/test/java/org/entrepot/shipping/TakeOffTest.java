package org.entrepot.shipping;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.entrepot.events.order.HoldReason;
import org.entrepot.events.order.OrderHeld;
import org.entrepot.events.shipping.ManifestClosed;
import org.entrepot.events.shipping.ParcelShipped;
import org.entrepot.kit.test.Database;
import org.entrepot.kit.test.RealParts;
import org.entrepot.kit.test.Said;
import org.entrepot.kit.test.Tell;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Slips that their carrier does not take as they are. */
@QuarkusTest
@WithTestResource(RealParts.class)
@WithTestResource(OutsideWorld.class)
class TakeOffTest {

    private static final String CARRIER = "northpost";

    private final Warehouse warehouse = new Warehouse();

    @BeforeEach
    void the_carrier_does_what_it_is_asked_and_tells_nobody() {
        CarrierControl.behave();
        CarrierControl.tellNobody();
    }

    @Test
    void a_slip_that_is_refused_because_of_one_parcel_goes_without_it() {
        var good = warehouse.labelled(warehouse.released());
        var bad = warehouse.labelled(warehouse.released());
        var manifest = closed();
        CarrierControl.voidLabel(CARRIER, number(bad));
        handOver(manifest).statusCode(422).body("reason", equalTo("label_voided"));

        takeOff(manifest, bad, "its label is void")
                .statusCode(200)
                .body("shipments.shipmentId", equalTo(List.of(good.toString())));
        handOver(manifest).statusCode(200).body("state", equalTo("HANDED_OVER"));

        assertThat(warehouse.state(good)).isEqualTo("SHIPPED");
        Warehouse.get("/shipments/" + bad).body("state", equalTo("LABELLED")).body("manifestId", nullValue());
    }

    @Test
    void who_took_it_off_and_why_is_on_record() {
        var shipment = warehouse.released();
        var manifest = warehouse.manifested(shipment);

        takeOff(manifest, shipment, "not in the bin").statusCode(200);

        var by = Database.query(
                "select state || ' ' || by from shipping.shipment_history where shipment_id = ? order by version desc limit 1",
                row -> row.getString(1),
                shipment);
        assertThat(by).singleElement().asString().startsWith("LABELLED warehouse/");
        assertThat(Database.query(
                        "select split_part(by, '/', 1) || ': ' || why from shipping.taken_off_manifest where manifest_id = ?::uuid and shipment_id = ?",
                        row -> row.getString(1),
                        manifest,
                        shipment))
                .containsExactly("warehouse: not in the bin");
    }

    @Test
    void what_comes_off_a_slip_goes_onto_the_next_with_the_label_that_it_has() {
        var order = warehouse.confirmed(0, 1);
        var shipment = warehouse.shipmentOf(order);
        var first = warehouse.manifested(shipment);
        warehouse.label(shipment, Map.of()).statusCode(409).body("from", equalTo("MANIFESTED"));

        takeOff(first, shipment, "not in the bin").statusCode(200).body("shipments", empty());
        handOver(closed()).statusCode(200);
        handOver(first).statusCode(200);

        assertThat(Said.typesAbout(order.orderId()).stream()
                        .filter(List.of(ManifestClosed.class, ParcelShipped.class)::contains)
                        .toList())
                .isEqualTo(List.of(ManifestClosed.class, ManifestClosed.class, ParcelShipped.class));
        assertThat(CarrierControl.labelsOf(shipment)).hasSize(1);
    }

    @Test
    void an_order_that_was_held_while_it_was_on_the_slip_stands_still_when_it_comes_off() {
        var order = warehouse.confirmed(0, 1);
        var shipment = warehouse.shipmentOf(order);
        var manifest = warehouse.manifested(shipment);
        Tell.that(new OrderHeld(order.orderId(), HoldReason.ADDRESS)).send().untilHeardBy(Warehouse.ORDERS);

        takeOff(manifest, shipment, "the address is wrong").statusCode(200);

        Warehouse.get("/shipments/" + shipment).body("held", equalTo(true));
        warehouse.close(CARRIER).statusCode(409);
    }

    @Test
    void asked_again_it_stays_off_the_slip() {
        var shipment = warehouse.released();
        var manifest = warehouse.manifested(shipment);
        takeOff(manifest, shipment, "not in the bin").statusCode(200);
        var next = closed();

        takeOff(manifest, shipment, "not in the bin").statusCode(200).body("shipments", empty());

        Warehouse.get("/manifests/" + next).body("shipments.shipmentId", equalTo(List.of(shipment.toString())));
    }

    @Test
    void nothing_comes_off_a_slip_that_the_carrier_has_nor_what_is_not_on_it_nor_without_a_reason() {
        var shipment = warehouse.released();
        var other = warehouse.labelled(new Warehouse().released());
        var manifest = warehouse.manifested(shipment);
        takeOff(manifest, shipment, " ").statusCode(422).body("errors.field", hasItem("why"));
        takeOff(manifest, other, "a mistake").statusCode(404);
        takeOff(UUID.randomUUID().toString(), shipment, "a mistake").statusCode(404);
        handOver(manifest).statusCode(200);

        takeOff(manifest, shipment, "too late")
                .statusCode(409)
                .body("from", equalTo("SHIPPED"))
                .body("to", equalTo("LABELLED"));
    }

    @Test
    void parcels_that_the_carrier_has_already_are_handed_over_with_those_that_it_has_not() {
        var shipments = List.of(
                warehouse.labelled(warehouse.released()),
                warehouse.labelled(warehouse.released()),
                warehouse.labelled(warehouse.released()));
        var numbers = shipments.stream().map(this::number).toList();
        CarrierControl.handOver(CARRIER, numbers.get(1));
        var manifest = closed();

        handOver(manifest).statusCode(200).body("state", equalTo("HANDED_OVER"));

        assertThat(shipments).extracting(warehouse::state).containsOnly("SHIPPED");
        assertThat(numbers).allMatch(number -> CarrierControl.has(CARRIER, number));
    }

    private String closed() {
        return warehouse.close(CARRIER).statusCode(201).extract().path("id");
    }

    private String number(UUID shipment) {
        return Warehouse.get("/shipments/" + shipment).extract().path("parcels[0].trackingNumber");
    }

    private static ValidatableResponse handOver(String manifest) {
        return Warehouse.post("/manifests/" + manifest + "/handover");
    }

    private static ValidatableResponse takeOff(String manifest, UUID shipment, String why) {
        return Warehouse.postAs(
                        "warehouse-worker",
                        "/manifests/" + manifest + "/shipments/" + shipment + "/remove",
                        Map.of("why", why))
                .then();
    }
}
