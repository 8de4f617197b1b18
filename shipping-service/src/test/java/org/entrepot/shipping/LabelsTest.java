package org.entrepot.shipping;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.notNullValue;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.text.PDFTextStripper;
import org.entrepot.events.order.HoldReason;
import org.entrepot.events.order.OrderHeld;
import org.entrepot.events.order.OrderReleased;
import org.entrepot.events.shipping.LabelPurchased;
import org.entrepot.kit.test.RealParts;
import org.entrepot.kit.test.Said;
import org.entrepot.kit.test.Tell;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@WithTestResource(RealParts.class)
@WithTestResource(OutsideWorld.class)
class LabelsTest {

    private final Warehouse warehouse = new Warehouse();

    @AfterEach
    void behave() {
        CarrierControl.behave();
    }

    @Test
    void the_cheapest_carrier_sells_the_label() {
        var shipment = packed(0);

        warehouse
                .label(shipment, Map.of())
                .statusCode(200)
                .header("ETag", notNullValue())
                .body("state", equalTo("LABELLED"))
                .body("carrier", equalTo("northpost"))
                .body("service", equalTo("STANDARD"))
                .body("parcels[0].cost.currency", equalTo("GBP"));
    }

    @Test
    void a_carrier_and_a_service_that_are_given_are_taken() {
        warehouse
                .label(packed(0), Map.of("carrier", "swiftline", "service", "EXPRESS"))
                .statusCode(200)
                .body("carrier", equalTo("swiftline"))
                .body("service", equalTo("EXPRESS"));
        warehouse.label(packed(0), Map.of("service", "EXPRESS")).statusCode(200).body("carrier", equalTo("swiftline"));
        warehouse.label(packed(0), Map.of("carrier", "pigeon")).statusCode(422);
    }

    @Test
    void asked_again_the_same_label_is_given_and_none_is_bought() {
        var order = warehouse.confirmed(0, 1);
        var shipment = packed(order);

        var first =
                warehouse.label(shipment, Map.of()).statusCode(200).extract().asString();
        var second =
                warehouse.label(shipment, Map.of()).statusCode(200).extract().asString();
        warehouse
                .label(shipment, Map.of("carrier", "swiftline"))
                .statusCode(409)
                .body("type", equalTo("urn:entrepot:problem:other-label-chosen"));

        assertThat(second).isEqualTo(first);
        assertThat(CarrierControl.labelsOf(shipment)).hasSize(1);
        assertThat(purchases(order.orderId())).hasSize(1);
    }

    @Test
    void who_asks_at_the_same_time_gets_the_same_label() {
        var order = warehouse.confirmed(0, 1);
        var shipment = packed(order);

        var answers = IntStream.range(0, 6)
                .mapToObj(i -> CompletableFuture.supplyAsync(
                        () -> warehouse
                                .label(shipment, Map.of())
                                .statusCode(200)
                                .extract()
                                .<String>path("parcels[0].trackingNumber"),
                        Warehouse.EACH_BY_ITSELF))
                .toList()
                .stream()
                .map(CompletableFuture::join)
                .distinct()
                .toList();

        assertThat(answers).hasSize(1);
        assertThat(CarrierControl.labelsOf(shipment)).hasSize(1);
        assertThat(purchases(order.orderId())).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(ints = {7, 8})
    void an_answer_that_was_lost_or_failed_after_the_purchase_buys_no_second_label(int kind) {
        var order = warehouse.confirmed(kind, 1);
        var shipment = packed(order);

        warehouse.label(shipment, Map.of()).statusCode(200);

        assertThat(CarrierControl.labelsOf(shipment)).hasSize(1);
        assertThat(purchases(order.orderId())).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"TOO_MANY", "UNAVAILABLE"})
    void a_busy_carrier_is_asked_again_later_and_sells_one_label(String kind) {
        var order = warehouse.confirmed(0, 1);
        var shipment = packed(order);
        CarrierControl.misbehave(kind);

        // Each call of the carrier is refused once: the one for its rates, and the one for the label.
        var statuses = IntStream.range(0, 6)
                .mapToObj(i -> warehouse.label(shipment, Map.of()).extract())
                .peek(answer -> {
                    if (answer.statusCode() == 503)
                        assertThat(answer.header("Retry-After")).isEqualTo("1");
                })
                .map(answer -> answer.statusCode())
                .toList();

        assertThat(statuses).startsWith(503).endsWith(200);
        assertThat(CarrierControl.labelsOf(shipment)).hasSize(1);
        assertThat(purchases(order.orderId())).hasSize(1);
    }

    @Test
    void what_the_carrier_refuses_can_be_tried_with_another() {
        var shipment = packed(9);

        warehouse
                .label(shipment, Map.of())
                .statusCode(422)
                .body("type", equalTo("urn:entrepot:problem:carrier-refused"))
                .body("reason", equalTo("address_unknown"));
        warehouse
                .label(shipment, Map.of("carrier", "swiftline", "service", "EXPRESS"))
                .statusCode(422)
                .body("reason", equalTo("address_unknown"));

        assertThat(warehouse.state(shipment)).isEqualTo("PACKED");
    }

    @Test
    void a_parcel_that_is_too_heavy_for_one_carrier_gives_the_labels_of_the_others_back() {
        var order = warehouse.confirmed(0, 2);
        var shipment = warehouse.picked(warehouse.shipmentOf(order));
        warehouse
                .pack(
                        shipment,
                        List.of(
                                Warehouse.box(500, List.of(Warehouse.line(1, 2))),
                                Warehouse.box(50_000, List.of(Warehouse.line(2, 3)))))
                .statusCode(200);
        warehouse.awaitAddress(shipment);

        warehouse
                .label(shipment, Map.of("carrier", "northpost", "service", "STANDARD"))
                .statusCode(422)
                .body("reason", equalTo("too_heavy"));

        org.entrepot.kit.test.Probe.until(
                "the label of the light parcel is given back",
                () -> CarrierControl.labelsOf(shipment).stream()
                        .map(label -> label.get("status"))
                        .toList(),
                List.of("CANCELLED")::equals);
        assertThat(purchases(order.orderId())).isEmpty();
        var heavy = warehouse.parcels(shipment).getLast();
        Warehouse.asSystem()
                .body(Map.of("weightGrams", 5_000))
                .put("/parcels/" + heavy + "/weight")
                .then()
                .statusCode(200);
        warehouse.label(shipment, Map.of()).statusCode(200);
        assertThat(purchases(order.orderId())).hasSize(2);
    }

    @Test
    void a_label_is_not_bought_for_a_held_order_nor_before_it_is_packed() {
        var order = warehouse.confirmed(0, 1);
        var shipment = warehouse.shipmentOf(order);
        warehouse.label(shipment, Map.of()).statusCode(409).body("from", equalTo("RELEASED"));
        packed(order);
        Tell.that(new OrderHeld(order.orderId(), HoldReason.OTHER)).send().untilHeardBy(Warehouse.ORDERS);

        warehouse.label(shipment, Map.of()).statusCode(409).body("type", equalTo("urn:entrepot:problem:order-on-hold"));
        Tell.that(new OrderReleased(order.orderId())).send().untilHeardBy(Warehouse.ORDERS);

        warehouse.label(shipment, Map.of()).statusCode(200);
    }

    @Test
    void the_label_is_printed_as_a_page_with_the_tracking_number() throws Exception {
        var shipment = packed(0);
        var parcel = warehouse.parcels(shipment).getFirst();
        Warehouse.asSystem().get("/parcels/" + parcel + "/label.pdf").then().statusCode(404);
        var number = warehouse.label(shipment, Map.of()).extract().<String>path("parcels[0].trackingNumber");

        var pdf = Warehouse.get("/parcels/" + parcel + "/label.pdf")
                .contentType("application/pdf")
                .header("Cache-Control", "no-store")
                .extract()
                .asByteArray();

        try (var document = Loader.loadPDF(pdf)) {
            assertThat(new PDFTextStripper().getText(document)).contains(number, "Ada", "12 High Street", "BS1 4RN");
        }
    }

    private UUID packed(int kind) {
        return packed(warehouse.confirmed(kind, 1));
    }

    private UUID packed(org.entrepot.events.order.OrderConfirmed order) {
        var shipment = warehouse.packed(warehouse.shipmentOf(order));
        warehouse.awaitAddress(shipment);
        return shipment;
    }

    private static List<?> purchases(UUID orderId) {
        return Said.about(orderId).stream()
                .filter(LabelPurchased.class::isInstance)
                .toList();
    }
}
