package org.entrepot.shipping;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.entrepot.shipping.CarrierSays.SECRET;
import static org.entrepot.shipping.CarrierSays.post;
import static org.entrepot.shipping.CarrierSays.send;
import static org.entrepot.shipping.CarrierSays.signed;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.entrepot.events.order.OrderConfirmed;
import org.entrepot.events.shipping.ParcelDelayed;
import org.entrepot.events.shipping.ParcelDelivered;
import org.entrepot.events.shipping.ParcelDeliveryFailed;
import org.entrepot.events.shipping.ParcelInTransit;
import org.entrepot.events.shipping.ParcelLost;
import org.entrepot.events.shipping.ParcelOutForDelivery;
import org.entrepot.events.shipping.ParcelReturnedToSender;
import org.entrepot.events.shipping.ParcelShipped;
import org.entrepot.kit.test.Probe;
import org.entrepot.kit.test.RealParts;
import org.entrepot.kit.test.Said;
import org.entrepot.simulators.WebhookSecret;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

@QuarkusTest
@WithTestResource(RealParts.class)
@WithTestResource(OutsideWorld.class)
class TrackingTest {

    private final Warehouse warehouse = new Warehouse();

    static Stream<Arguments> courses() {
        return Stream.of(
                Arguments.of(
                        List.of("PICKED_UP", "IN_TRANSIT", "OUT_FOR_DELIVERY", "DELIVERED"),
                        List.of(ParcelInTransit.class, ParcelOutForDelivery.class, ParcelDelivered.class)),
                Arguments.of(
                        List.of("IN_TRANSIT", "DELAYED", "OUT_FOR_DELIVERY", "DELIVERED"),
                        List.of(
                                ParcelInTransit.class,
                                ParcelDelayed.class,
                                ParcelOutForDelivery.class,
                                ParcelDelivered.class)),
                Arguments.of(
                        List.of("IN_TRANSIT", "OUT_FOR_DELIVERY", "DELIVERY_FAILED", "OUT_FOR_DELIVERY", "DELIVERED"),
                        List.of(
                                ParcelInTransit.class,
                                ParcelOutForDelivery.class,
                                ParcelDeliveryFailed.class,
                                ParcelOutForDelivery.class,
                                ParcelDelivered.class)),
                Arguments.of(List.of("IN_TRANSIT", "LOST"), List.of(ParcelInTransit.class, ParcelLost.class)),
                Arguments.of(
                        List.of("IN_TRANSIT", "OUT_FOR_DELIVERY", "DELIVERY_FAILED", "RETURN_TO_SENDER"),
                        List.of(
                                ParcelInTransit.class,
                                ParcelOutForDelivery.class,
                                ParcelDeliveryFailed.class,
                                ParcelReturnedToSender.class)));
    }

    @ParameterizedTest
    @MethodSource("courses")
    void what_happens_to_a_parcel_is_told_once_and_in_order(List<String> words, List<Class<?>> expected) {
        var parcel = shippedInSilence();
        var noon = Instant.parse("2026-11-21T12:00:00Z");

        for (var word = 0; word < words.size(); word++) {
            var update = update(parcel, "word" + word, words.get(word), noon.plusSeconds(60L * word));
            send(update).statusCode(204);
            send(update).statusCode(204);
        }

        assertThat(afterHandOver(parcel.order())).isEqualTo(expected);
    }

    @Test
    void a_parcel_whose_news_come_out_of_order_does_not_go_backwards() {
        CarrierControl.tellUs();
        var order = warehouse.confirmed(2, 1);
        var shipment = warehouse.shipmentOf(order);

        warehouse.shipped(shipment);
        warehouse.awaitState(shipment, "DELIVERED");
        var parcel = warehouse.parcels(shipment).getFirst();

        Probe.until(
                "all four words are on record",
                () -> Warehouse.get("/parcels/" + parcel).extract().<List<String>>path("seen.status"),
                List.of("PICKED_UP", "IN_TRANSIT", "OUT_FOR_DELIVERY", "DELIVERED")::equals);
        assertThat(afterHandOver(order)).contains(ParcelDelivered.class).doesNotHaveDuplicates();
        assertThat(afterHandOver(order).getLast()).isEqualTo(ParcelDelivered.class);
    }

    @Test
    void late_and_repeated_news_and_news_after_the_end_are_kept_but_move_nothing() {
        var parcel = shippedInSilence();
        var noon = Instant.parse("2026-11-21T12:00:00Z");

        send(update(parcel, "a", "IN_TRANSIT", noon)).statusCode(204);
        send(update(parcel, "a", "IN_TRANSIT", noon), update(parcel, "b", "PICKED_UP", noon.minusSeconds(60)))
                .statusCode(204);
        send(
                        update(parcel, "c", "DELIVERED", noon.plusSeconds(120)),
                        update(parcel, "d", "OUT_FOR_DELIVERY", noon.plusSeconds(60)))
                .statusCode(204);
        send(update(parcel, "e", "LOST", noon.plusSeconds(600)), update(parcel, "f", "ABDUCTED", noon.plusSeconds(700)))
                .statusCode(204);

        assertThat(afterHandOver(parcel.order()))
                .isEqualTo(List.of(ParcelInTransit.class, ParcelOutForDelivery.class, ParcelDelivered.class));
        Warehouse.get("/parcels/" + parcel.shipped().parcelId())
                .body("state", equalTo("DELIVERED"))
                .body(
                        "seen.status",
                        equalTo(List.of("PICKED_UP", "IN_TRANSIT", "OUT_FOR_DELIVERY", "DELIVERED", "LOST", "UNKNOWN")))
                .body("seen.applied", equalTo(List.of(false, true, true, true, false, false)));
    }

    @Test
    void the_same_news_at_the_same_time_are_told_once() {
        var parcel = shippedInSilence();
        var update = update(parcel, "same", "IN_TRANSIT", Instant.parse("2026-11-21T12:00:00Z"));

        IntStream.range(0, 8)
                .mapToObj(i -> CompletableFuture.runAsync(() -> send(update).statusCode(204), Warehouse.EACH_BY_ITSELF))
                .toList()
                .forEach(CompletableFuture::join);

        assertThat(afterHandOver(parcel.order())).isEqualTo(List.of(ParcelInTransit.class));
    }

    @Test
    void news_of_parcels_that_come_back_or_are_not_ours_are_passed_over() {
        send(Map.of(
                        "eventId",
                        "r1",
                        "carrier",
                        "northpost",
                        "trackingNumber",
                        "CN999999999GB",
                        "direction",
                        "RETURN",
                        "status",
                        "IN_TRANSIT",
                        "at",
                        "2026-11-21T12:00:00Z",
                        "returnReference",
                        "r"))
                .statusCode(204);
        send(Map.of(
                        "eventId",
                        "s1",
                        "carrier",
                        "northpost",
                        "trackingNumber",
                        "CN999999998GB",
                        "status",
                        "IN_TRANSIT",
                        "at",
                        "2026-11-21T12:00:00Z"))
                .statusCode(204);
        post("{\"type\":\"invoice.created\",\"data\":{}}", Instant.now(), SECRET)
                .statusCode(204);
    }

    @Test
    void what_is_not_signed_by_the_carrier_or_is_old_is_refused() {
        var body = "{\"type\":\"tracking.updated\",\"data\":{\"updates\":[]}}";

        post(body, Instant.now(), SECRET).statusCode(204);
        post(body, Instant.now(), WebhookSecret.random()).statusCode(401);
        post(body, Instant.now().minusSeconds(600), SECRET).statusCode(401);
        post(body, Instant.now().plusSeconds(600), SECRET).statusCode(401);
        given().contentType(ContentType.JSON)
                .body(body)
                .post("/webhooks/carriers")
                .then()
                .statusCode(401);
        var now = Instant.now().getEpochSecond();
        signed(body + " ", now, SECRET.signature("msg_1", now, body)).statusCode(401);
        signed(body, now, "v1,!!! v2,x").statusCode(401);
        signed(body, now, "v1,bm9uc2Vuc2U= " + SECRET.signature("msg_1", now, body))
                .statusCode(204);
    }

    @Test
    void what_is_signed_but_makes_no_sense_is_a_bad_request() {
        post("{", Instant.now(), SECRET).statusCode(400).contentType("application/problem+json");
        post("{\"type\":\"tracking.updated\"}", Instant.now(), SECRET).statusCode(400);
        post("{\"type\":\"tracking.updated\",\"data\":{\"updates\":[{\"eventId\":\"x\"}]}}", Instant.now(), SECRET)
                .statusCode(400);
    }

    private record Shipped(OrderConfirmed order, ParcelShipped shipped) {}

    /** Handed over to a carrier that tells another address about it, so that the test tells instead. */
    private Shipped shippedInSilence() {
        CarrierControl.tellNobody();
        var order = warehouse.confirmed(0, 1);
        warehouse.shipped(warehouse.shipmentOf(order));
        return new Shipped(order, Said.await(ParcelShipped.class, order.orderId()));
    }

    private static Map<String, Object> update(Shipped parcel, String event, String status, Instant at) {
        var shipped = parcel.shipped();
        return CarrierSays.word(shipped.carrier(), shipped.trackingNumber(), event, status, at);
    }

    private static List<Class<?>> afterHandOver(OrderConfirmed order) {
        return Said.typesAbout(order.orderId()).stream()
                .dropWhile(type -> type != ParcelShipped.class)
                .skip(1)
                .<Class<?>>map(type -> type)
                .toList();
    }
}
