package org.entrepot.shipping;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.function.BiConsumer;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.entrepot.events.Fact;
import org.entrepot.events.order.CancelReason;
import org.entrepot.events.order.HoldReason;
import org.entrepot.events.order.OrderCancellationRequested;
import org.entrepot.events.order.OrderCancelled;
import org.entrepot.events.order.OrderConfirmed;
import org.entrepot.events.order.OrderHeld;
import org.entrepot.events.shipping.LabelVoided;
import org.entrepot.events.shipping.ManifestClosed;
import org.entrepot.events.shipping.ParcelShipped;
import org.entrepot.events.shipping.ShipmentCancellationRefused;
import org.entrepot.events.shipping.ShipmentCancelled;
import org.entrepot.kit.Ids;
import org.entrepot.kit.test.Database;
import org.entrepot.kit.test.Probe;
import org.entrepot.kit.test.RealParts;
import org.entrepot.kit.test.Said;
import org.entrepot.kit.test.Tell;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

@QuarkusTest
@WithTestResource(RealParts.class)
@WithTestResource(OutsideWorld.class)
class CancellationTest {

    private final Warehouse warehouse = new Warehouse();

    @AfterEach
    void behave() {
        CarrierControl.behave();
    }

    static Stream<Arguments> stepsThatCanBeStopped() {
        return Stream.of(
                step("released", (warehouse, shipment) -> {}),
                step("picked", Warehouse::picked),
                step("packed", Warehouse::packed),
                step("labelled", Warehouse::labelled));
    }

    static Stream<Arguments> stepsThatCannot() {
        return Stream.of(step("manifested", Warehouse::manifested), step("shipped", Warehouse::shipped));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("stepsThatCanBeStopped")
    void what_is_not_on_a_manifest_is_stopped(String name, BiConsumer<Warehouse, UUID> steps) {
        var order = warehouse.confirmed(0, 1);
        var shipment = warehouse.shipmentOf(order);
        steps.accept(warehouse, shipment);

        request(order);
        request(order);

        assertThat(cancelled(order)).containsExactly(new ShipmentCancelled(order.orderId(), shipment));
        assertThat(warehouse.state(shipment)).isEqualTo("CANCELLED");
        Warehouse.post("/shipments/" + shipment + "/pick").statusCode(409).body("from", equalTo("CANCELLED"));
        warehouse.label(shipment, Map.of()).statusCode(409);
        warehouse.close("northpost").statusCode(409);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("stepsThatCannot")
    void what_is_on_a_manifest_goes(String name, BiConsumer<Warehouse, UUID> steps) {
        var order = warehouse.confirmed(0, 1);
        var shipment = warehouse.shipmentOf(order);
        steps.accept(warehouse, shipment);

        request(order);

        assertThat(cancelled(order)).isEmpty();
        assertThat(Said.about(order.orderId())).contains(new ShipmentCancellationRefused(order.orderId(), shipment));
    }

    @Test
    void the_label_is_given_back_and_cannot_be_printed_any_more() {
        var order = warehouse.confirmed(0, 1);
        var shipment = warehouse.labelled(warehouse.shipmentOf(order));
        var parcel = warehouse.parcels(shipment).getFirst();

        request(order);

        Said.await(LabelVoided.class, order.orderId());
        assertThat(CarrierControl.labelsOf(shipment))
                .extracting(label -> label.get("status"))
                .containsExactly("CANCELLED");
        Warehouse.asSystem().get("/parcels/" + parcel + "/label.pdf").then().statusCode(404);
        Warehouse.get("/parcels/" + parcel).body("state", equalTo("CANCELLED"));
    }

    @Test
    void a_label_whose_purchase_never_got_an_answer_is_given_back_too() {
        var order = warehouse.confirmed(0, 1);
        var shipment = warehouse.packed(warehouse.shipmentOf(order));
        warehouse.awaitAddress(shipment);
        CarrierControl.misbehave("ERROR_BEFORE");
        CarrierControl.misbehave("ERROR_AFTER");
        warehouse
                .label(shipment, Map.of("carrier", "northpost", "service", "STANDARD"))
                .statusCode(503);
        assertThat(CarrierControl.labelsOf(shipment)).hasSize(1);

        request(order);

        Probe.until(
                "the label that nobody saw is void",
                () -> CarrierControl.labelsOf(shipment).stream()
                        .map(label -> label.get("status"))
                        .toList(),
                List.of("CANCELLED")::equals);
        // It was never said to be bought, so it is not said to be void.
        assertThat(Said.about(order.orderId())).noneMatch(LabelVoided.class::isInstance);
    }

    @Test
    void an_order_is_stopped_everywhere_or_nowhere() {
        var other = new Warehouse();
        var order = Warehouse.order(Ids.next(), OutsideWorld.addressOfKind(0), 2, warehouse.location, other.location);
        Tell.that(order).send().untilHeardBy(Warehouse.ORDERS);
        var shipments = Said.about(order.orderId()).stream()
                .map(org.entrepot.events.shipping.ShipmentReleased.class::cast)
                .toList();
        var first = shipments.getFirst();
        (first.location().equals(other.location) ? other : warehouse).manifested(first.shipmentId());

        request(order);

        assertThat(cancelled(order)).isEmpty();
        assertThat(warehouse.state(shipments.getLast().shipmentId())).isEqualTo("RELEASED");
    }

    @Test
    void a_cancelled_order_is_stopped_without_a_request_as_well() {
        var order = warehouse.confirmed(0, 1);
        var shipment = warehouse.packed(warehouse.shipmentOf(order));

        Tell.that(new OrderCancelled(order.orderId(), order.customerId(), CancelReason.FRAUD))
                .send()
                .untilHeardBy(Warehouse.ORDERS);

        assertThat(cancelled(order)).containsExactly(new ShipmentCancelled(order.orderId(), shipment));
    }

    @Test
    void a_held_order_that_is_cancelled_is_held_no_longer() {
        var order = warehouse.confirmed(0, 1);
        Tell.that(new OrderHeld(order.orderId(), HoldReason.FRAUD_REVIEW))
                .send()
                .untilHeardBy(Warehouse.ORDERS);
        assertThat(holds(order)).isOne();

        Tell.that(new OrderCancelled(order.orderId(), order.customerId(), CancelReason.FRAUD))
                .send()
                .untilHeardBy(Warehouse.ORDERS);

        assertThat(holds(order)).isZero();
    }

    @Test
    void a_bin_that_is_closed_while_orders_are_cancelled_ships_none_of_them() {
        var orders =
                IntStream.range(0, 12).mapToObj(i -> warehouse.confirmed(0, 1)).toList();
        orders.forEach(order -> warehouse.labelled(warehouse.shipmentOf(order)));

        var requests = CompletableFuture.runAsync(
                () -> orders.forEach(order -> Tell.that(requestOf(order)).send()), Warehouse.EACH_BY_ITSELF);
        var manifests = Stream.generate(() -> warehouse.close("northpost").extract())
                .limit(6)
                .filter(answer -> answer.statusCode() == 201)
                .map(answer -> answer.<String>path("id"))
                .toList();
        requests.join();
        manifests.forEach(manifest ->
                Warehouse.post("/manifests/" + manifest + "/handover").statusCode(200));

        for (var order : orders) {
            var facts = Probe.until(
                    "order " + order.orderId() + " is answered",
                    () -> Said.about(order.orderId()),
                    said -> said.stream()
                            .anyMatch(fact ->
                                    fact instanceof ShipmentCancelled || fact instanceof ShipmentCancellationRefused));
            var stopped = facts.stream().anyMatch(ShipmentCancelled.class::isInstance);
            assertThat(facts.stream().anyMatch(ParcelShipped.class::isInstance)).isEqualTo(!stopped);
            assertThat(facts.stream().anyMatch(ManifestClosed.class::isInstance))
                    .isEqualTo(!stopped);
        }
    }

    private static void request(OrderConfirmed order) {
        Tell.that(requestOf(order)).send().untilHeardBy(Warehouse.ORDERS);
    }

    private static OrderCancellationRequested requestOf(OrderConfirmed order) {
        return new OrderCancellationRequested(order.orderId(), order.customerId(), CancelReason.CUSTOMER);
    }

    private static long holds(OrderConfirmed order) {
        return Database.number("select count(*) from shipping.held_order where order_id = ?", order.orderId());
    }

    private static List<Fact> cancelled(OrderConfirmed order) {
        return Said.about(order.orderId()).stream()
                .filter(ShipmentCancelled.class::isInstance)
                .toList();
    }

    private static Arguments step(String name, BiConsumer<Warehouse, UUID> steps) {
        return Arguments.of(name, steps);
    }
}
