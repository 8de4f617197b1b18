package org.entrepot.shipping.label;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.entrepot.events.order.CancelReason;
import org.entrepot.events.order.OrderCancellationRequested;
import org.entrepot.events.order.OrderConfirmed;
import org.entrepot.events.shipping.LabelPurchased;
import org.entrepot.events.shipping.LabelVoided;
import org.entrepot.kit.inbox.Failpoints;
import org.entrepot.kit.test.Crash;
import org.entrepot.kit.test.Database;
import org.entrepot.kit.test.Probe;
import org.entrepot.kit.test.RealParts;
import org.entrepot.kit.test.Said;
import org.entrepot.kit.test.Tell;
import org.entrepot.shipping.CarrierControl;
import org.entrepot.shipping.OutsideWorld;
import org.entrepot.shipping.Warehouse;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A process dies with a label that only its carrier knows of: none is bought twice, and none is lost. */
@QuarkusTest
@WithTestResource(RealParts.class)
@WithTestResource(OutsideWorld.class)
class CrashTest {

    private static final Map<String, String> NORTHPOST = Map.of("carrier", "northpost", "service", "STANDARD");

    @Inject
    Failpoints failpoints;

    private final Warehouse warehouse = new Warehouse();

    @ParameterizedTest
    @ValueSource(ints = {1, 2})
    void who_asks_again_after_a_death_gets_the_labels_that_were_bought_before_it(int nth) {
        var order = warehouse.confirmed(0, 2);
        var shipment = inTwoBoxes(order, 900);
        diesWithItsLabel(nth);
        warehouse.label(shipment, Map.of()).statusCode(500);
        assertThat(numbersSold(shipment)).hasSize(nth);
        assertThat(states(shipment)).containsExactly("CLAIMED", "CLAIMED");
        assertThat(purchases(order)).isEmpty();

        var numbers = warehouse
                .label(shipment, Map.of())
                .statusCode(200)
                .body("state", equalTo("LABELLED"))
                .extract()
                .<List<String>>path("parcels.trackingNumber");

        assertThat(purchases(order)).containsExactlyInAnyOrderElementsOf(numbers);
        assertThat(numbersSold(shipment)).hasSize(2).containsExactlyInAnyOrderElementsOf(numbers);
        assertThat(states(shipment)).containsExactly("PURCHASED", "PURCHASED");
        assertThat(callsForLabels(shipment))
                .as("what was bought before is asked for by the same key")
                .isEqualTo(nth == 1 ? List.of(2, 1) : List.of(2, 2));
    }

    @Test
    void a_label_of_a_dead_process_goes_back_when_its_order_is_cancelled() {
        var order = warehouse.confirmed(0, 2);
        var shipment = inTwoBoxes(order, 900);
        diesWithItsLabel(2);
        warehouse.label(shipment, NORTHPOST).statusCode(500);

        Tell.that(new OrderCancellationRequested(order.orderId(), order.orderId(), CancelReason.CUSTOMER))
                .send()
                .untilHeardBy(Warehouse.ORDERS);

        awaitStates(shipment, "VOIDED", "VOIDED");
        assertThat(fates(shipment)).containsExactly("CANCELLED", "CANCELLED");
        assertThat(Said.about(order.orderId()))
                .as("what was never said to be bought is not said to be void")
                .noneMatch(fact -> fact instanceof LabelPurchased || fact instanceof LabelVoided);
    }

    @Test
    void a_label_of_a_dead_process_goes_back_when_the_next_one_is_refused() {
        var order = warehouse.confirmed(0, 2);
        var shipment = inTwoBoxes(order, 50_000);
        diesWithItsLabel(1);
        warehouse.label(shipment, NORTHPOST).statusCode(500);

        warehouse.label(shipment, NORTHPOST).statusCode(422).body("reason", equalTo("too_heavy"));

        awaitStates(shipment, "VOIDED", "REFUSED");
        assertThat(fates(shipment)).containsExactly("CANCELLED");
        assertThat(purchases(order)).isEmpty();
    }

    @Test
    void a_wave_that_is_asked_for_again_after_a_death_has_one_label_for_each() {
        var orders = List.of(warehouse.confirmed(0, 1), warehouse.confirmed(0, 1), warehouse.confirmed(0, 1));
        var shipments = orders.stream().map(warehouse::shipmentOf).toList();
        shipments.forEach(warehouse::packed);
        shipments.forEach(warehouse::awaitAddress);
        diesWithItsLabel(2);
        wave(shipments).statusCode(500);

        wave(shipments).statusCode(200).body("results.status", equalTo(List.of(200, 200, 200)));

        assertThat(shipments)
                .allSatisfy(shipment -> assertThat(numbersSold(shipment))
                        .hasSize(1)
                        .isEqualTo(Database.query(
                                "select l.tracking_number from shipping.label l join shipping.parcel p on p.id = l.parcel_id"
                                        + " where p.shipment_id = ? and l.state = 'PURCHASED'",
                                row -> row.getString(1),
                                shipment)));
        assertThat(orders).allSatisfy(order -> assertThat(purchases(order)).hasSize(1));
    }

    /** The process dies as soon as it holds the nth label from now on. */
    private void diesWithItsLabel(int nth) {
        if (nth == 1) Crash.dies(failpoints, LabelShop.SOLD);
        else failpoints.once(LabelShop.SOLD, () -> diesWithItsLabel(nth - 1));
    }

    private UUID inTwoBoxes(OrderConfirmed order, int gramsOfTheSecond) {
        var shipment = warehouse.picked(warehouse.shipmentOf(order));
        warehouse
                .pack(
                        shipment,
                        List.of(
                                Warehouse.box(1_200, List.of(Warehouse.line(1, 2))),
                                Warehouse.box(gramsOfTheSecond, List.of(Warehouse.line(2, 3)))))
                .statusCode(200);
        warehouse.awaitAddress(shipment);
        return shipment;
    }

    private static ValidatableResponse wave(List<UUID> shipments) {
        return Warehouse.asSystem()
                .body(Map.of(
                        "shipments",
                        shipments.stream().map(id -> Map.of("id", id)).toList()))
                .post("/shipments/label")
                .then();
    }

    /** What we said to have bought for the order, by number. */
    private static List<String> purchases(OrderConfirmed order) {
        return Said.about(order.orderId()).stream()
                .filter(LabelPurchased.class::isInstance)
                .map(fact -> ((LabelPurchased) fact).trackingNumber())
                .toList();
    }

    private static List<String> numbersSold(UUID shipment) {
        return CarrierControl.labelsOf(shipment).stream()
                .map(label -> label.get("trackingNumber").toString())
                .toList();
    }

    /** What became of the labels that the carriers sold, in their books. */
    private static List<String> fates(UUID shipment) {
        return CarrierControl.labelsOf(shipment).stream()
                .map(label -> label.get("status").toString())
                .toList();
    }

    private static List<Integer> callsForLabels(UUID shipment) {
        return labels(shipment, "l.id").stream()
                .map(CarrierControl::callsWithKey)
                .toList();
    }

    private static void awaitStates(UUID shipment, String... states) {
        Probe.until("the labels of " + shipment + " are settled", () -> states(shipment), List.of(states)::equals);
    }

    private static List<String> states(UUID shipment) {
        return labels(shipment, "l.state");
    }

    /** A column of all labels of the shipment, in the order of its boxes. */
    private static List<String> labels(UUID shipment, String column) {
        return Database.query(
                "select " + column + " from shipping.label l join shipping.parcel p on p.id = l.parcel_id"
                        + " where p.shipment_id = ? order by p.id, l.id",
                row -> row.getString(1),
                shipment);
    }
}
