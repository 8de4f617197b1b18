package org.entrepot.shipping;

import static org.assertj.core.api.Assertions.assertThat;
import static org.entrepot.shipping.Warehouse.box;
import static org.entrepot.shipping.Warehouse.line;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import java.util.Map;
import org.entrepot.events.shipping.LabelPurchased;
import org.entrepot.events.shipping.ManifestClosed;
import org.entrepot.events.shipping.ParcelDelivered;
import org.entrepot.events.shipping.ParcelInTransit;
import org.entrepot.events.shipping.ParcelOutForDelivery;
import org.entrepot.events.shipping.ParcelShipped;
import org.entrepot.events.shipping.ShipmentPacked;
import org.entrepot.events.shipping.ShipmentPicked;
import org.entrepot.events.shipping.ShipmentReleased;
import org.entrepot.events.shipping.ShippingEvent.Line;
import org.entrepot.kit.test.Database;
import org.entrepot.kit.test.Probe;
import org.entrepot.kit.test.RealParts;
import org.entrepot.kit.test.Said;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(RealParts.class)
@WithTestResource(OutsideWorld.class)
class FulfilmentTest {

    private final Warehouse warehouse = new Warehouse();

    @Test
    void an_order_is_released_picked_packed_labelled_handed_over_and_delivered() {
        CarrierControl.tellUs();
        var order = warehouse.confirmed(0, 2);
        var shipment = warehouse.shipmentOf(order);

        warehouse.shipped(shipment);
        warehouse.awaitState(shipment, "DELIVERED");

        assertThat(Said.typesAbout(order.orderId()))
                .isEqualTo(List.of(
                        ShipmentReleased.class,
                        ShipmentPicked.class,
                        ShipmentPacked.class,
                        LabelPurchased.class,
                        ManifestClosed.class,
                        ParcelShipped.class,
                        ParcelInTransit.class,
                        ParcelOutForDelivery.class,
                        ParcelDelivered.class));
        var shipped = Said.await(ParcelShipped.class, order.orderId());
        assertThat(shipped.last()).isTrue();
        assertThat(shipped.weightGrams()).isEqualTo(1_200);
        assertThat(shipped.trackingUrl()).endsWith(shipped.trackingNumber());
        assertThat(shipped.lines()).containsExactly(new Line(1, "SKU-1", 2), new Line(2, "SKU-2", 3));
        assertThat(Said.await(ParcelDelivered.class, order.orderId()).lines()).isEqualTo(shipped.lines());
    }

    @Test
    void the_history_keeps_each_state_and_cannot_be_rewritten() {
        var shipment = warehouse.released();

        warehouse.manifested(shipment);

        assertThat(Database.query(
                        "select state from shipping.shipment_history where shipment_id = ? order by version",
                        row -> row.getString(1),
                        shipment))
                .containsExactly("RELEASED", "PICKED", "PACKED", "LABELLED", "MANIFESTED");
    }

    @Test
    void two_parcels_are_shipped_once_each_and_the_second_is_the_last() {
        CarrierControl.tellUs();
        var order = warehouse.confirmed(0, 2);
        var shipment = warehouse.picked(warehouse.shipmentOf(order));

        warehouse
                .pack(shipment, List.of(box(500, List.of(line(1, 2), line(2, 1))), box(900, List.of(line(2, 2)))))
                .statusCode(200)
                .body("parcels", hasSize(2));
        warehouse.awaitAddress(shipment);
        var carrier =
                warehouse.label(shipment, Map.of()).statusCode(200).extract().<String>path("carrier");
        var manifest = warehouse.close(carrier).statusCode(201).extract().<String>path("id");
        Warehouse.post("/manifests/" + manifest + "/handover").statusCode(200).body("state", equalTo("HANDED_OVER"));
        Warehouse.post("/manifests/" + manifest + "/handover").statusCode(200).body("state", equalTo("HANDED_OVER"));
        warehouse.awaitState(shipment, "DELIVERED");

        var shipped = Said.about(order.orderId()).stream()
                .filter(ParcelShipped.class::isInstance)
                .map(ParcelShipped.class::cast)
                .toList();
        assertThat(shipped).extracting(ParcelShipped::last).containsExactly(false, true);
        assertThat(shipped).extracting(ParcelShipped::weightGrams).containsExactly(500, 900);
    }

    @Test
    void a_parcel_may_be_weighed_after_it_was_packed_and_only_then_is_the_shipment_packed_for_the_others() {
        var order = warehouse.confirmed(0, 2);
        var shipment = warehouse.picked(warehouse.shipmentOf(order));

        warehouse
                .pack(shipment, List.of(Map.of("lines", List.of(line(1, 2))), box(900, List.of(line(2, 3)))))
                .statusCode(200);
        assertThat(Said.about(order.orderId())).noneMatch(ShipmentPacked.class::isInstance);
        warehouse.awaitAddress(shipment);
        warehouse
                .label(shipment, Map.of())
                .statusCode(409)
                .body("type", equalTo("urn:entrepot:problem:parcel-not-weighed"));
        var parcel = warehouse.parcels(shipment).getFirst();
        weigh(parcel, 400);
        weigh(parcel, 450);

        var packed = Said.about(order.orderId()).stream()
                .filter(ShipmentPacked.class::isInstance)
                .toList();
        assertThat(packed).hasSize(1);
        assertThat(((ShipmentPacked) packed.getFirst()).parcels())
                .extracting(ShipmentPacked.Packed::weightGrams)
                .containsExactly(400, 900);
        warehouse.label(shipment, Map.of()).statusCode(200).body("parcels.weightGrams", equalTo(List.of(450, 900)));
        Warehouse.asSystem()
                .body(Map.of("weightGrams", 500))
                .put("/parcels/" + parcel + "/weight")
                .then()
                .statusCode(409);
    }

    @Test
    void of_two_warehouses_the_one_that_ships_last_says_so() {
        var other = new Warehouse();
        var order = Warehouse.order(
                org.entrepot.kit.Ids.next(), OutsideWorld.addressOfKind(0), 2, warehouse.location, other.location);
        org.entrepot.kit.test.Tell.that(order).send().untilHeardBy(Warehouse.ORDERS);
        var released = Said.about(order.orderId()).stream()
                .map(ShipmentReleased.class::cast)
                .toList();
        assertThat(released)
                .extracting(ShipmentReleased::location)
                .containsExactlyInAnyOrder(warehouse.location, other.location);

        for (var shipment : released) {
            (shipment.location().equals(other.location) ? other : warehouse).shipped(shipment.shipmentId());
        }

        var shipped = Probe.until(
                "both parcels are shipped",
                () -> Said.about(order.orderId()).stream()
                        .filter(ParcelShipped.class::isInstance)
                        .map(ParcelShipped.class::cast)
                        .toList(),
                found -> found.size() == 2);
        assertThat(shipped).extracting(ParcelShipped::last).containsExactly(false, true);
    }

    private static void weigh(String parcel, int grams) {
        Warehouse.asSystem()
                .body(Map.of("weightGrams", grams))
                .put("/parcels/" + parcel + "/weight")
                .then()
                .statusCode(200);
    }
}
