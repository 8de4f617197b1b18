package org.entrepot.shipping;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.entrepot.events.order.HoldReason;
import org.entrepot.events.order.OrderHeld;
import org.entrepot.events.shipping.ManifestClosed;
import org.entrepot.events.shipping.ParcelShipped;
import org.entrepot.kit.test.Database;
import org.entrepot.kit.test.Probe;
import org.entrepot.kit.test.RealParts;
import org.entrepot.kit.test.Said;
import org.entrepot.kit.test.Tell;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(RealParts.class)
@WithTestResource(OutsideWorld.class)
class ManifestsTest {

    private final Warehouse warehouse = new Warehouse();

    @AfterEach
    void behave() {
        CarrierControl.behave();
    }

    @Test
    void the_bin_holds_what_is_labelled_for_this_carrier_at_this_location_and_not_held() {
        var first = warehouse.labelled(warehouse.released());
        var second = warehouse.labelled(warehouse.released());
        var swift = warehouse.packed(warehouse.released());
        warehouse.awaitAddress(swift);
        warehouse.label(swift, Map.of("carrier", "swiftline")).statusCode(200);
        var held = warehouse.confirmed(0, 1);
        warehouse.labelled(warehouse.shipmentOf(held));
        Tell.that(new OrderHeld(held.orderId(), HoldReason.OTHER)).send().untilHeardBy(Warehouse.ORDERS);
        new Warehouse().labelled(new Warehouse().released());

        var manifest = warehouse
                .close("northpost")
                .statusCode(201)
                .body("state", equalTo("CLOSED"))
                .body("shipments.shipmentId", equalTo(java.util.List.of(first.toString(), second.toString())))
                .extract()
                .<String>path("id");

        Warehouse.get("/manifests/" + manifest).body("shipments", hasSize(2));
        warehouse.close("northpost").statusCode(409).body("type", equalTo("urn:entrepot:problem:bin-empty"));
        assertThat(warehouse.state(swift)).isEqualTo("LABELLED");
    }

    @Test
    void a_repeated_request_with_its_key_closes_the_bin_once() {
        warehouse.labelled(warehouse.released());
        var body = Map.of("carrier", "northpost", "location", warehouse.location);
        var key = UUID.randomUUID().toString();

        var first =
                Warehouse.asSystem().header("Idempotency-Key", key).body(body).post("/manifests");
        var second =
                Warehouse.asSystem().header("Idempotency-Key", key).body(body).post("/manifests");

        assertThat(first.statusCode()).isEqualTo(201);
        assertThat(second.statusCode()).isEqualTo(201);
        assertThat(second.asString()).isEqualTo(first.asString());
    }

    @Test
    void a_slip_whose_answer_was_lost_is_found_until_its_carrier_has_it() {
        var first = warehouse.manifested(warehouse.released());
        var second = warehouse.manifested(warehouse.released());
        var elsewhere = new Warehouse();
        elsewhere.manifested(elsewhere.released());
        var here = "/manifests?location=" + warehouse.location;

        var next = Warehouse.get(here + "&limit=1")
                .body("items.id", equalTo(java.util.List.of(first)))
                .body("items.shipments", equalTo(java.util.List.of(1)))
                .extract()
                .<String>path("next");
        Warehouse.get(here + "&limit=1&after=" + next).body("items.id", equalTo(java.util.List.of(second)));

        Warehouse.post("/manifests/" + first + "/handover").statusCode(200);
        Warehouse.get(here).body("items.id", equalTo(java.util.List.of(second)));
        Warehouse.asSystem()
                .get("/manifests?after=nonsense")
                .then()
                .statusCode(422)
                .body("errors.field", equalTo(java.util.List.of("after")));
    }

    @Test
    void bins_that_are_closed_at_the_same_time_share_no_shipment() {
        var shipments = IntStream.range(0, 8)
                .mapToObj(i -> warehouse.labelled(warehouse.released()))
                .toList();

        var listed = IntStream.range(0, 4)
                .mapToObj(i -> CompletableFuture.supplyAsync(
                        () -> warehouse.close("northpost").extract(), Warehouse.EACH_BY_ITSELF))
                .toList()
                .stream()
                .map(CompletableFuture::join)
                .filter(answer -> answer.statusCode() == 201)
                .flatMap(answer -> answer.<java.util.List<String>>path("shipments.shipmentId").stream())
                .toList();

        assertThat(listed)
                .containsExactlyInAnyOrderElementsOf(
                        shipments.stream().map(UUID::toString).toList());
    }

    @Test
    void the_manifest_tells_which_parcels_are_on_it() {
        var order = warehouse.confirmed(0, 1);
        var shipment = warehouse.shipmentOf(order);

        var manifest = warehouse.manifested(shipment);

        var closed = Said.await(ManifestClosed.class, order.orderId());
        assertThat(closed.manifestId()).hasToString(manifest);
        assertThat(closed.parcelIds()).extracting(UUID::toString).isEqualTo(warehouse.parcels(shipment));
    }

    @Test
    void a_hand_over_at_the_same_time_ships_each_parcel_once() {
        var order = warehouse.confirmed(0, 1);
        var manifest = warehouse.manifested(warehouse.shipmentOf(order));

        IntStream.range(0, 5)
                .mapToObj(i -> CompletableFuture.runAsync(
                        () -> Warehouse.post("/manifests/" + manifest + "/handover")
                                .statusCode(200),
                        Warehouse.EACH_BY_ITSELF))
                .toList()
                .forEach(CompletableFuture::join);

        assertThat(Said.about(order.orderId()).stream().filter(ParcelShipped.class::isInstance))
                .hasSize(1);
    }

    @Test
    void a_hand_over_whose_answer_is_lost_goes_on_when_it_is_asked_for_again() {
        var order = warehouse.confirmed(0, 1);
        var manifest = warehouse.manifested(warehouse.shipmentOf(order));
        CarrierControl.misbehave("ERROR_AFTER");
        CarrierControl.misbehave("ERROR_BEFORE");

        Warehouse.post("/manifests/" + manifest + "/handover").statusCode(503);
        Warehouse.get("/manifests/" + manifest).body("state", equalTo("HANDING_OVER"));
        Warehouse.post("/manifests/" + manifest + "/handover").statusCode(200).body("state", equalTo("HANDED_OVER"));

        assertThat(Said.about(order.orderId()).stream().filter(ParcelShipped.class::isInstance))
                .hasSize(1);
        assertThat(Database.query(
                        "select state from shipping.errand where kind = 'manifest.handover' and subject = ?",
                        row -> row.getString(1),
                        manifest))
                .as("nothing is left to be ended")
                .containsExactly("DONE");
    }

    @Test
    void a_hand_over_that_nobody_asks_for_again_is_ended_by_itself() {
        var order = warehouse.confirmed(0, 1);
        var manifest = warehouse.manifested(warehouse.shipmentOf(order));
        CarrierControl.misbehave("ERROR_AFTER");
        CarrierControl.misbehave("ERROR_BEFORE");

        Warehouse.post("/manifests/" + manifest + "/handover").statusCode(503);

        Probe.until(
                java.time.Duration.ofSeconds(90),
                "the parcel is shipped",
                () -> Said.about(order.orderId()),
                said -> said.stream().anyMatch(ParcelShipped.class::isInstance));
        Warehouse.get("/manifests/" + manifest).body("state", equalTo("HANDED_OVER"));
    }
}
