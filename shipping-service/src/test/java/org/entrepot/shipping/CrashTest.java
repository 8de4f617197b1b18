package org.entrepot.shipping;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.util.List;
import java.util.UUID;
import org.entrepot.events.Samples;
import org.entrepot.events.catalog.ProductPublished;
import org.entrepot.events.catalog.ProductUpdated;
import org.entrepot.events.order.CancelReason;
import org.entrepot.events.order.HoldReason;
import org.entrepot.events.order.OrderCancellationRequested;
import org.entrepot.events.order.OrderCancelled;
import org.entrepot.events.order.OrderConfirmed;
import org.entrepot.events.order.OrderHeld;
import org.entrepot.events.order.OrderReleased;
import org.entrepot.events.shipping.LabelVoided;
import org.entrepot.events.shipping.ShipmentCancelled;
import org.entrepot.events.shipping.ShipmentReleased;
import org.entrepot.kit.Ids;
import org.entrepot.kit.Wire;
import org.entrepot.kit.inbox.Failpoints;
import org.entrepot.kit.test.Crash;
import org.entrepot.kit.test.Database;
import org.entrepot.kit.test.RealParts;
import org.entrepot.kit.test.Said;
import org.entrepot.kit.test.Tell;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every reaction and every errand, with a failure at each boundary. */
@QuarkusTest
@WithTestResource(RealParts.class)
@WithTestResource(OutsideWorld.class)
class CrashTest {

    @Inject
    Failpoints failpoints;

    private final Warehouse warehouse = new Warehouse();
    private final UUID order = Ids.next();

    @ParameterizedTest
    @MethodSource("org.entrepot.kit.test.Crash#inAChannel")
    void an_order_is_planned_held_released_and_stopped_once(String boundary) {
        Crash.at(failpoints, boundary, confirmed(), new OrderHeld(order, HoldReason.ADDRESS));
        assertThat(shipments()).containsExactly("RELEASED true");

        Crash.at(
                failpoints,
                boundary,
                new OrderReleased(order),
                new OrderCancellationRequested(order, order, CancelReason.CUSTOMER));

        assertThat(Said.typesAbout(order)).isEqualTo(List.of(ShipmentReleased.class, ShipmentCancelled.class));
        assertThat(shipments()).containsExactly("CANCELLED false");
    }

    @ParameterizedTest
    @MethodSource("org.entrepot.kit.test.Crash#inAChannel")
    void an_order_that_was_held_first_waits_and_is_cancelled_once(String boundary) {
        Crash.at(failpoints, boundary, new OrderHeld(order, HoldReason.FRAUD_REVIEW), confirmed());
        assertThat(shipments()).containsExactly("PENDING true");

        Crash.at(failpoints, boundary, new OrderCancelled(order, order, CancelReason.FRAUD));

        assertThat(Said.typesAbout(order)).isEqualTo(List.of(ShipmentCancelled.class));
    }

    @ParameterizedTest
    @MethodSource("org.entrepot.kit.test.Crash#inAChannel")
    void the_catalogue_is_copied_as_it_is(String boundary) {
        var sheet = Wire.read(Samples.first(ProductPublished.class), ProductPublished.class)
                .sheet();
        var product = Ids.next();

        Crash.at(failpoints, boundary, new ProductPublished(product, sheet), new ProductUpdated(product, sheet));

        assertThat(Database.number(
                        "select count(*) from shipping.product_variant where sku = ?",
                        sheet.variants().getFirst().sku()))
                .isEqualTo(1);
    }

    @ParameterizedTest
    @MethodSource("org.entrepot.kit.test.Crash#inAnErrand")
    void an_address_is_fetched_by_whoever_comes_after_a_dead_process(String place) {
        var death = Crash.dies(failpoints, place);
        var shipment = warehouse.released();

        death.takesUpWhatItLeft();

        warehouse.awaitAddress(shipment);
    }

    @ParameterizedTest
    @MethodSource("org.entrepot.kit.test.Crash#inAnErrand")
    void a_label_is_given_back_once(String place) {
        var shipment = warehouse.labelled(warehouse.released());
        var owner = Database.query(
                        "select order_id from shipping.shipment where id = ?",
                        row -> row.getObject(1, UUID.class),
                        shipment)
                .getFirst();

        var death = Crash.dies(failpoints, place);
        Tell.fact(new OrderCancellationRequested(owner, owner, CancelReason.CUSTOMER));
        death.takesUpWhatItLeft();

        Said.await(LabelVoided.class, owner);
        assertThat(Said.about(owner).stream().filter(LabelVoided.class::isInstance))
                .hasSize(1);
    }

    @Test
    void who_got_no_answer_to_a_step_takes_it_once() {
        // Else news of another test's parcel might be the next request, and lose its answer in our place.
        CarrierControl.tellNobody();
        var shipment = warehouse.released();
        var key = UUID.randomUUID().toString();
        Crash.beforeTheAnswer(failpoints);
        pick(shipment, key).statusCode(500);
        pick(shipment, key).statusCode(200);

        assertThat(Database.number(
                        "select count(*) from shipping.outbox where type = 'shipment.picked' and payload::jsonb->>'shipmentId' = ?",
                        shipment.toString()))
                .isEqualTo(1);
    }

    private static ValidatableResponse pick(UUID shipment, String key) {
        return Warehouse.asSystem()
                .header("Idempotency-Key", key)
                .body("{}")
                .post("/shipments/" + shipment + "/pick")
                .then();
    }

    private OrderConfirmed confirmed() {
        return Warehouse.order(order, OutsideWorld.addressOfKind(0), 1, warehouse.location);
    }

    private List<String> shipments() {
        return Database.query(
                "select state || ' ' || held from shipping.shipment where order_id = ?",
                row -> row.getString(1),
                order);
    }
}
