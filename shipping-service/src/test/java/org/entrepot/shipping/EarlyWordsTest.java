package org.entrepot.shipping;

import static org.assertj.core.api.Assertions.assertThat;
import static org.entrepot.shipping.CarrierSays.send;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.entrepot.events.order.CancelReason;
import org.entrepot.events.order.OrderCancellationRequested;
import org.entrepot.events.order.OrderConfirmed;
import org.entrepot.events.shipping.ManifestClosed;
import org.entrepot.events.shipping.ParcelDelivered;
import org.entrepot.events.shipping.ParcelInTransit;
import org.entrepot.events.shipping.ParcelOutForDelivery;
import org.entrepot.events.shipping.ParcelShipped;
import org.entrepot.kit.test.Database;
import org.entrepot.kit.test.RealParts;
import org.entrepot.kit.test.Said;
import org.entrepot.kit.test.Tell;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A carrier that has a parcel speaks of it at once, also when our own record of the hand-over is not written yet. */
@QuarkusTest
@WithTestResource(RealParts.class)
@WithTestResource(OutsideWorld.class)
class EarlyWordsTest {

    private static final Instant NOON = Instant.parse("2026-11-21T12:00:00Z");

    private final Warehouse warehouse = new Warehouse();
    private final OrderConfirmed order = warehouse.confirmed(0, 1);
    private final UUID shipment = warehouse.shipmentOf(order);

    @BeforeEach
    void the_test_is_the_carrier() {
        CarrierControl.tellNobody();
    }

    @Test
    void a_word_before_the_hand_over_is_taken_and_told_with_it() {
        var manifest = warehouse.manifested(shipment);

        send(word("a", "IN_TRANSIT", 1)).statusCode(204);

        parcel().body("state", equalTo("PRE_TRANSIT"))
                .body("seen.status", equalTo(List.of("IN_TRANSIT")))
                .body("seen.applied", equalTo(List.of(false)));
        assertThat(sinceTheSlip()).isEmpty();

        handOver(manifest);

        assertThat(sinceTheSlip()).isEqualTo(List.of(ParcelShipped.class, ParcelInTransit.class));
        parcel().body("state", equalTo("IN_TRANSIT"))
                .body("seen.status", equalTo(List.of("IN_TRANSIT")))
                .body("seen.applied", equalTo(List.of(true)));
        assertThat(waiting()).isZero();
    }

    @Test
    void words_that_came_early_in_any_order_are_told_in_the_order_in_which_they_happened() {
        var manifest = warehouse.manifested(shipment);

        send(word("d", "DELIVERED", 4)).statusCode(204);
        send(word("c", "OUT_FOR_DELIVERY", 3), word("a", "PICKED_UP", 1)).statusCode(204);
        send(word("b", "IN_TRANSIT", 2)).statusCode(204);
        handOver(manifest);

        assertThat(sinceTheSlip())
                .isEqualTo(List.of(
                        ParcelShipped.class, ParcelInTransit.class, ParcelOutForDelivery.class, ParcelDelivered.class));
        parcel().body("seen.applied", equalTo(List.of(true, true, true, true)));
        assertThat(warehouse.state(shipment)).isEqualTo("DELIVERED");
    }

    @Test
    void a_word_that_comes_twice_counts_once_whether_the_hand_over_is_between_or_not() {
        var manifest = warehouse.manifested(shipment);
        var word = word("a", "IN_TRANSIT", 1);

        send(word, word).statusCode(204);
        send(word).statusCode(204);
        handOver(manifest);
        handOver(manifest);
        send(word, word("b", "DELIVERED", 2)).statusCode(204);

        assertThat(sinceTheSlip())
                .isEqualTo(List.of(ParcelShipped.class, ParcelInTransit.class, ParcelDelivered.class));
        parcel().body("seen.status", equalTo(List.of("IN_TRANSIT", "DELIVERED")));
    }

    @Test
    void a_parcel_that_is_not_even_on_a_slip_yet_may_be_spoken_of() {
        warehouse.labelled(shipment);

        send(word("a", "PICKED_UP", 1)).statusCode(204);
        var carrier = Warehouse.get("/shipments/" + shipment).extract().<String>path("carrier");
        var manifest = warehouse.close(carrier).statusCode(201).extract().<String>path("id");
        handOver(manifest);

        parcel().body("state", equalTo("PICKED_UP")).body("seen.applied", equalTo(List.of(true)));
    }

    @Test
    void an_early_word_holds_up_no_other_word_of_the_same_message() {
        var manifest = warehouse.manifested(shipment);
        var other = new Warehouse();
        var gone = other.confirmed(0, 1);
        other.shipped(other.shipmentOf(gone));
        var shipped = Said.await(ParcelShipped.class, gone.orderId());

        send(
                        word("a", "PICKED_UP", 1),
                        CarrierSays.word(shipped.carrier(), shipped.trackingNumber(), "x", "IN_TRANSIT", NOON))
                .statusCode(204);

        assertThat(Said.typesAbout(gone.orderId()).getLast()).isEqualTo(ParcelInTransit.class);
        assertThat(sinceTheSlip()).isEmpty();
        handOver(manifest);
    }

    @Test
    void what_was_said_of_a_parcel_that_never_leaves_waits_no_longer_and_moves_nothing() {
        warehouse.labelled(shipment);
        var second = word("b", "IN_TRANSIT", 2);
        var third = word("c", "DELIVERED", 3);
        send(word("a", "PICKED_UP", 1), second).statusCode(204);
        assertThat(waiting()).isEqualTo(2);

        Tell.that(new OrderCancellationRequested(order.orderId(), order.customerId(), CancelReason.CUSTOMER))
                .send()
                .untilHeardBy(Warehouse.ORDERS);
        send(second, third).statusCode(204);

        assertThat(waiting()).isZero();
        parcel().body("state", equalTo("CANCELLED"))
                .body("seen.status", equalTo(List.of("PICKED_UP", "IN_TRANSIT", "DELIVERED")))
                .body("seen.applied", equalTo(List.of(false, false, false)));
        assertThat(Said.about(order.orderId())).noneMatch(ParcelInTransit.class::isInstance);
    }

    private Map<String, Object> word(String event, String status, int minute) {
        var parcel = Warehouse.get("/shipments/" + shipment).extract();
        return CarrierSays.word(
                parcel.path("parcels[0].carrier"),
                parcel.path("parcels[0].trackingNumber"),
                event,
                status,
                NOON.plusSeconds(60L * minute));
    }

    private static void handOver(String manifest) {
        Warehouse.post("/manifests/" + manifest + "/handover").statusCode(200).body("state", equalTo("HANDED_OVER"));
    }

    private ValidatableResponse parcel() {
        return Warehouse.get("/parcels/" + warehouse.parcels(shipment).getFirst());
    }

    private List<Class<?>> sinceTheSlip() {
        return Said.typesAbout(order.orderId()).stream()
                .dropWhile(type -> type != ManifestClosed.class)
                .skip(1)
                .<Class<?>>map(type -> type)
                .toList();
    }

    private long waiting() {
        return Database.number(
                "select count(*) from shipping.early_tracking_update e join shipping.parcel p on p.id = e.parcel_id where p.shipment_id = ?",
                shipment);
    }
}
