package org.entrepot.shipping;

import static org.assertj.core.api.Assertions.assertThat;
import static org.entrepot.shipping.Warehouse.box;
import static org.entrepot.shipping.Warehouse.line;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.text.PDFTextStripper;
import org.entrepot.events.shipping.LabelPurchased;
import org.entrepot.events.shipping.ShipmentPacked;
import org.entrepot.events.shipping.ShipmentPicked;
import org.entrepot.events.shipping.ShipmentReleased;
import org.entrepot.kit.Ids;
import org.entrepot.kit.test.RealParts;
import org.entrepot.kit.test.Said;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Shipments that a warehouse works on together, told in one call. */
@QuarkusTest
@WithTestResource(RealParts.class)
@WithTestResource(OutsideWorld.class)
class WavesTest {

    private static final int WAVE = 5;

    private final Warehouse warehouse = new Warehouse();

    @AfterEach
    void behave() {
        CarrierControl.behave();
    }

    @Test
    void a_wave_is_picked_packed_labelled_and_printed_with_a_call_for_each() throws Exception {
        var orders = new ArrayList<UUID>();
        var shipments = new ArrayList<UUID>();
        for (var i = 0; i < WAVE; i++) {
            var order = warehouse.confirmed(0, 1);
            orders.add(order.orderId());
            shipments.add(warehouse.shipmentOf(order));
        }

        pick(shipments).body("results.status", everyItem(equalTo(200)));
        pack(shipments).body("results.shipment.state", everyItem(equalTo("PACKED")));
        shipments.forEach(warehouse::awaitAddress);
        var labelled = wave("label", shipments, id -> Map.of("id", id))
                .body("results.id", equalTo(texts(shipments)))
                .body("results.shipment.state", everyItem(equalTo("LABELLED")));
        List<String> parcels = labelled.extract().path("results.shipment.parcels.id.flatten()");
        List<String> numbers = labelled.extract().path("results.shipment.parcels.trackingNumber.flatten()");
        var printed = print(parcels)
                .statusCode(200)
                .contentType("application/pdf")
                .header("Cache-Control", "no-store")
                .extract()
                .asByteArray();

        assertThat(pages(printed)).hasSize(WAVE);
        for (var page = 0; page < WAVE; page++)
            assertThat(pages(printed).get(page)).contains(numbers.get(page));
        assertThat(orders)
                .allSatisfy(order -> assertThat(Said.typesAbout(order))
                        .isEqualTo(List.of(
                                ShipmentReleased.class,
                                ShipmentPicked.class,
                                ShipmentPacked.class,
                                LabelPurchased.class)));
    }

    @Test
    void one_that_is_refused_leaves_the_others_alone() {
        var fresh = warehouse.released();
        var packed = warehouse.packed(warehouse.released());
        var nobodys = Ids.next();

        pick(List.of(packed, fresh, nobodys))
                .body("results.status", contains(409, 200, 404))
                .body("results[0].problem.type", equalTo("urn:entrepot:problem:illegal-transition"))
                .body("results[0].problem.from", equalTo("PACKED"))
                .body("results[0].shipment", nullValue())
                .body("results[1].shipment.state", equalTo("PICKED"))
                .body("results[1].problem", nullValue());

        assertThat(warehouse.state(fresh)).isEqualTo("PICKED");
        assertThat(warehouse.state(packed)).isEqualTo("PACKED");
    }

    @Test
    void a_wave_that_is_told_again_changes_nothing() {
        var order = warehouse.confirmed(0, 1);
        var shipment = warehouse.shipmentOf(order);
        pick(List.of(shipment)).body("results.status", contains(200));

        pick(List.of(shipment, shipment)).body("results.status", contains(409, 409));

        assertThat(Said.typesAbout(order.orderId())).isEqualTo(List.of(ShipmentReleased.class, ShipmentPicked.class));
    }

    @Test
    void who_wants_short_answers_hears_only_what_was_refused() {
        var fresh = warehouse.released();

        Warehouse.asSystem()
                .header("Prefer", "respond-async, return=minimal")
                .body(told(List.of(fresh, Ids.next()), id -> Map.of("id", id)))
                .post("/shipments/pick")
                .then()
                .statusCode(200)
                .header("Preference-Applied", "return=minimal")
                .body("results.status", contains(200, 404))
                .body("results.shipment", everyItem(nullValue()))
                .body("results[1].problem.detail", notNullValue());
    }

    @Test
    void labels_of_a_wave_are_bought_once_however_often_they_are_asked_for() {
        var shipment = warehouse.packed(warehouse.released());
        warehouse.awaitAddress(shipment);

        var first = wave("label", List.of(shipment, shipment), id -> Map.of("id", id))
                .body("results.status", contains(200, 200))
                .extract();

        assertThat(first.<String>path("results[0].shipment.parcels[0].trackingNumber"))
                .isEqualTo(first.path("results[1].shipment.parcels[0].trackingNumber"));
        assertThat(CarrierControl.labelsOf(shipment)).hasSize(1);
    }

    @Test
    void a_carrier_that_is_busy_is_for_later_and_says_when() {
        var shipment = warehouse.packed(warehouse.released());
        warehouse.awaitAddress(shipment);
        CarrierControl.misbehave("UNAVAILABLE");

        wave("label", List.of(shipment), id -> Map.of("id", id))
                .body("results.status", contains(503))
                .body("results[0].retryAfterSeconds", equalTo(1));

        assertThat(warehouse.state(shipment)).isEqualTo("PACKED");
    }

    @Test
    void a_print_run_with_a_parcel_that_has_no_label_prints_nothing_and_names_it() {
        var labelled =
                warehouse.parcels(warehouse.labelled(warehouse.released())).getFirst();
        var unlabelled =
                warehouse.parcels(warehouse.packed(warehouse.released())).getFirst();

        print(List.of(labelled, unlabelled))
                .statusCode(422)
                .contentType("application/problem+json")
                .body("type", equalTo("urn:entrepot:problem:parcels-without-label"))
                .body("parcels", contains(unlabelled));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{\"shipments\":null}",
                "{\"shipments\":[]}",
                "{\"shipments\":[null]}",
                "{\"shipments\":[{}]}",
                "{\"shipments\":[{\"id\":null}]}"
            })
    void a_bad_wave_is_refused_as_a_whole_with_the_field(String body) {
        for (var step : List.of("pick", "pack", "label"))
            Warehouse.asSystem()
                    .body(body)
                    .post("/shipments/" + step)
                    .then()
                    .statusCode(422)
                    .contentType("application/problem+json")
                    .body("errors.field", notNullValue());
    }

    @Test
    void no_wave_is_larger_than_a_hundred_and_none_has_unknown_fields() {
        var fresh = warehouse.released();
        var tooMany = new ArrayList<>(Collections.nCopies(100, Ids.next()));
        tooMany.add(fresh);

        Warehouse.asSystem()
                .body(told(tooMany, id -> Map.of("id", id)))
                .post("/shipments/pick")
                .then()
                .statusCode(422);
        Warehouse.asSystem()
                .body(told(List.of(fresh), id -> Map.of("id", id, "state", "SHIPPED")))
                .post("/shipments/pick")
                .then()
                .statusCode(400);

        assertThat(warehouse.state(fresh)).isEqualTo("RELEASED");
    }

    private static ValidatableResponse pick(List<UUID> shipments) {
        return wave("pick", shipments, id -> Map.of("id", id));
    }

    private static ValidatableResponse pack(List<UUID> shipments) {
        return wave("pack", shipments, id -> Map.of("id", id, "parcels", List.of(box(1_200, List.of(line(1, 2))))));
    }

    private static ValidatableResponse wave(String step, List<UUID> shipments, Function<UUID, Map<String, ?>> one) {
        return Warehouse.asSystem()
                .body(told(shipments, one))
                .post("/shipments/" + step)
                .then()
                .statusCode(200);
    }

    private static Map<String, ?> told(List<UUID> shipments, Function<UUID, Map<String, ?>> one) {
        return Map.of("shipments", shipments.stream().map(one).toList());
    }

    private static ValidatableResponse print(List<String> parcels) {
        return Warehouse.asSystem()
                .body(Map.of("parcels", parcels))
                .post("/parcels/labels")
                .then();
    }

    private static List<String> texts(List<UUID> ids) {
        return ids.stream().map(UUID::toString).toList();
    }

    private static List<String> pages(byte[] pdf) throws Exception {
        try (var document = Loader.loadPDF(pdf)) {
            var stripper = new PDFTextStripper();
            stripper.setPageEnd("\f");
            return Arrays.stream(stripper.getText(document).split("\f"))
                    .filter(page -> !page.isBlank())
                    .toList();
        }
    }
}
