package org.entrepot.shipping;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.specification.RequestSpecification;
import java.util.Map;
import org.entrepot.events.order.CancelReason;
import org.entrepot.events.order.OrderCancellationRequested;
import org.entrepot.events.shipping.LabelVoided;
import org.entrepot.kit.test.Probe;
import org.entrepot.kit.test.RealParts;
import org.entrepot.kit.test.Said;
import org.entrepot.kit.test.Tell;
import org.entrepot.spans.Traceparent;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A carrier is told with each call which trail it is part of, so that a trace need not end at our door. */
@QuarkusTest
@WithTestResource(RealParts.class)
@WithTestResource(OutsideWorld.class)
class CarrierTrailTest {

    private final Warehouse warehouse = new Warehouse();
    private final String traceparent = Traceparent.begun();

    @BeforeEach
    void the_carrier_does_what_it_is_asked() {
        CarrierControl.behave();
        CarrierControl.tellNobody();
    }

    @Test
    void what_an_errand_asks_is_on_the_trail_of_what_sent_it() {
        var order = warehouse.confirmed(0, 1);
        var shipment = warehouse.labelled(warehouse.shipmentOf(order));
        var label = Warehouse.get("/shipments/" + shipment).extract();
        String carrier = label.path("carrier");
        String number = label.path("parcels[0].trackingNumber");

        Tell.that(new OrderCancellationRequested(order.orderId(), order.customerId(), CancelReason.CUSTOMER))
                .send()
                .untilHeardBy(Warehouse.ORDERS);
        Said.await(LabelVoided.class, order.orderId());

        var voided = Said.lines(order.orderId()).getLast();
        assertThat(CarrierControl.trailsOfCalls("/v1/" + carrier + "/labels/" + number + "/void"))
                .containsOnly(Traceparent.trace(voided.traceparent()));
    }

    @Test
    void what_a_request_asks_is_on_the_requests_trail() {
        var shipment = warehouse.packed(warehouse.released());
        warehouse.awaitAddress(shipment);

        onTheTrail()
                .body(Map.of("carrier", "northpost", "service", "STANDARD"))
                .post("/shipments/" + shipment + "/label")
                .then()
                .statusCode(200);
        var manifest = warehouse.close("northpost").statusCode(201).extract().<String>path("id");
        onTheTrail().post("/manifests/" + manifest + "/handover").then().statusCode(200);

        assertThat(CarrierControl.trailsOfCalls("/v1/northpost/labels")).contains(Traceparent.trace(traceparent));
        assertThat(CarrierControl.trailsOfCalls("/v1/northpost/manifests")).contains(Traceparent.trace(traceparent));
    }

    @Test
    void a_hand_over_that_an_errand_ends_is_on_the_trail_of_the_one_who_began_it() {
        var manifest = warehouse.manifested(warehouse.released());
        var path = "/v1/" + carrierOf(manifest) + "/manifests";
        CarrierControl.misbehave("UNAVAILABLE");
        onTheTrail().post("/manifests/" + manifest + "/handover").then().statusCode(503);
        CarrierControl.behave();
        var before = callsOnTheTrail(path);

        Probe.until(
                java.time.Duration.ofSeconds(90),
                "the errand called as well",
                () -> callsOnTheTrail(path),
                calls -> calls > before);
    }

    private long callsOnTheTrail(String path) {
        return CarrierControl.trailsOfCalls(path).stream()
                .filter(Traceparent.trace(traceparent)::equals)
                .count();
    }

    private static String carrierOf(String manifest) {
        return Warehouse.get("/manifests/" + manifest).extract().path("carrier");
    }

    private RequestSpecification onTheTrail() {
        return Warehouse.asSystem().header("traceparent", traceparent);
    }
}
