package org.entrepot.shipping;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.entrepot.events.Samples;
import org.entrepot.events.catalog.ProductPublished;
import org.entrepot.events.catalog.ProductUpdated;
import org.entrepot.events.catalog.Sheet;
import org.entrepot.events.order.CancelReason;
import org.entrepot.events.order.HoldReason;
import org.entrepot.events.order.OrderCancelled;
import org.entrepot.events.order.OrderConfirmed;
import org.entrepot.events.order.OrderHeld;
import org.entrepot.events.order.OrderReleased;
import org.entrepot.events.shipping.ShipmentCancelled;
import org.entrepot.events.shipping.ShipmentReleased;
import org.entrepot.events.shipping.ShippingEvent.Line;
import org.entrepot.kit.Ids;
import org.entrepot.kit.Wire;
import org.entrepot.kit.inbox.Failpoints;
import org.entrepot.kit.test.Database;
import org.entrepot.kit.test.Probe;
import org.entrepot.kit.test.RealParts;
import org.entrepot.kit.test.Said;
import org.entrepot.kit.test.Tell;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(RealParts.class)
@WithTestResource(OutsideWorld.class)
class OrderFactsTest {

    private static final String CATALOG = "shipping-service.catalog-products";

    @Inject
    Failpoints failpoints;

    private final Warehouse warehouse = new Warehouse();
    private final UUID orderId = Ids.next();

    @Test
    void the_sample_of_a_confirmed_order_becomes_one_released_shipment_for_each_location() {
        var sample = Wire.read(Samples.first(OrderConfirmed.class), OrderConfirmed.class);
        var order = new OrderConfirmed(
                orderId,
                sample.customerId(),
                sample.addressId(),
                sample.country(),
                sample.language(),
                sample.lines(),
                sample.total());

        var told = Tell.that(order).send().untilHeardBy(Warehouse.ORDERS);

        var said = Said.lines(orderId);
        assertThat(said).extracting(Said.Line::type).containsExactly("shipment.released", "shipment.released");
        assertThat(said)
                .extracting(Said.Line::causationId)
                .containsOnly(told.id().toString());
        var released = said.stream().map(line -> (ShipmentReleased) line.fact()).toList();
        assertThat(released).extracting(ShipmentReleased::location).containsExactly("STORE-LYON", "WEB-1");
        assertThat(released)
                .extracting(ShipmentReleased::lines)
                .containsExactly(List.of(new Line(2, "MUG-BLUE", 6)), List.of(new Line(1, "KETTLE-RED", 2)));
        assertThat(released).extracting(ShipmentReleased::addressId).containsOnly(order.addressId());
        assertThat(released).extracting(ShipmentReleased::country).containsOnly("FR");
    }

    @Test
    void the_same_fact_twice_makes_one_shipment() {
        var order = order();

        Tell.that(order).send().send();
        Tell.that(new OrderHeld(orderId, HoldReason.OTHER)).send().untilHeardBy(Warehouse.ORDERS);

        assertThat(shipments()).isEqualTo(1);
        assertThat(Said.about(orderId)).hasSize(1);
    }

    @Test
    void the_same_order_under_another_event_id_makes_one_shipment_too() {
        Tell.fact(order());
        Tell.that(order()).send().untilHeardBy(Warehouse.ORDERS);

        assertThat(shipments()).isEqualTo(1);
        assertThat(Said.about(orderId)).hasSize(1);
    }

    @Test
    void fields_of_the_future_are_passed_over() {
        var json = Wire.write(order()).replaceFirst("\\{", "{\"giftWrap\":{\"colour\":\"red\"},");

        Tell.that(order()).json(json).send().untilHeardBy(Warehouse.ORDERS);

        assertThat(Said.typesAbout(orderId)).isEqualTo(List.of(ShipmentReleased.class));
    }

    @Test
    void a_cancellation_that_overtakes_its_confirmation_waits_for_it() {
        Tell.that(new OrderCancelled(orderId, UUID.randomUUID(), CancelReason.MERCHANT))
                .sequence(2)
                .send();
        Probe.until("the cancellation waits", this::parked, List.of("GAP")::equals);
        assertThat(Said.about(orderId)).isEmpty();

        Tell.that(order()).sequence(1).send();

        Said.await(ShipmentCancelled.class, orderId);
        assertThat(Said.typesAbout(orderId)).isEqualTo(List.of(ShipmentReleased.class, ShipmentCancelled.class));
    }

    @Test
    void poison_is_set_aside_with_its_key_and_stops_no_other_order() {
        Tell.that(order())
                .json("{\"orderId\":\"" + orderId + "\",\"lines\":[]}")
                .send();
        Tell.that(new OrderHeld(orderId, HoldReason.OTHER)).send();

        var other = warehouse.confirmed(0, 1);

        assertThat(Said.typesAbout(other.orderId())).isEqualTo(List.of(ShipmentReleased.class));
        Probe.until("poison and what is behind it are parked", this::parked, List.of("POISON", "BEHIND")::equals);
        assertThat(Said.about(orderId)).isEmpty();
    }

    @Test
    void a_crash_inside_the_transaction_loses_and_doubles_nothing() {
        failpoints.once(Failpoints.INSIDE_TRANSACTION, () -> {
            throw new IllegalStateException("crash");
        });

        Tell.that(order()).send().untilHeardBy(Warehouse.ORDERS);

        assertThat(shipments()).isEqualTo(1);
        assertThat(Said.about(orderId)).hasSize(1);
    }

    @Test
    void an_order_that_is_held_when_it_is_confirmed_waits_for_its_release() {
        Tell.fact(new OrderHeld(orderId, HoldReason.FRAUD_REVIEW));
        Tell.that(order()).send().untilHeardBy(Warehouse.ORDERS);
        assertThat(Said.about(orderId)).isEmpty();
        assertThat(states()).containsExactly("PENDING");

        Tell.that(new OrderReleased(orderId)).send().untilHeardBy(Warehouse.ORDERS);

        assertThat(Said.typesAbout(orderId)).isEqualTo(List.of(ShipmentReleased.class));
        assertThat(states()).containsExactly("RELEASED");
    }

    @Test
    void a_hold_stops_the_warehouse_and_the_release_lets_it_go_on_without_a_second_release() {
        Tell.that(order()).send().untilHeardBy(Warehouse.ORDERS);
        var shipment = Said.await(ShipmentReleased.class, orderId).shipmentId();

        Tell.that(new OrderHeld(orderId, HoldReason.ADDRESS)).send().untilHeardBy(Warehouse.ORDERS);
        Warehouse.post("/shipments/" + shipment + "/pick")
                .statusCode(409)
                .body("type", equalTo("urn:entrepot:problem:order-on-hold"));
        Tell.that(new OrderReleased(orderId)).send().untilHeardBy(Warehouse.ORDERS);
        Warehouse.post("/shipments/" + shipment + "/pick").statusCode(200);

        assertThat(Said.about(orderId).stream().filter(ShipmentReleased.class::isInstance))
                .hasSize(1);
    }

    @Test
    void an_order_that_is_cancelled_before_it_was_confirmed_has_nothing_to_stop() {
        Tell.that(new OrderCancelled(orderId, UUID.randomUUID(), CancelReason.CUSTOMER))
                .send()
                .untilHeardBy(Warehouse.ORDERS);

        assertThat(Said.about(orderId)).isEmpty();
    }

    @Test
    void a_crowd_of_orders_is_planned_and_each_gets_its_address() {
        var orders = IntStream.range(0, 150)
                .mapToObj(i -> Warehouse.order(Ids.next(), OutsideWorld.addressOfKind(0), 3, warehouse.location))
                .toList();

        orders.forEach(Tell::fact);

        Probe.until(
                Duration.ofSeconds(60),
                "150 shipments have their address",
                () -> Database.number(
                        "select count(*) from shipping.shipment s join shipping.address a on a.id = s.address_id where s.location = ?",
                        warehouse.location),
                found -> found == 150);
        assertThat(orders)
                .allSatisfy(order ->
                        assertThat(Said.typesAbout(order.orderId())).isEqualTo(List.of(ShipmentReleased.class)));
    }

    @Test
    void an_address_that_is_not_known_yet_holds_up_no_other() {
        var unknown = warehouse.confirmed(OutsideWorld.unknownAddress(), 1);
        var known = warehouse.confirmed(0, 1);

        warehouse.awaitAddress(warehouse.shipmentOf(known));

        var waiting = warehouse.packed(warehouse.shipmentOf(unknown));
        warehouse
                .label(waiting, Map.of())
                .statusCode(409)
                .header("Retry-After", "1")
                .body("type", equalTo("urn:entrepot:problem:address-not-here"));
    }

    @Test
    void the_latest_sheet_of_a_product_tells_the_packer_names_barcodes_and_weights() {
        var sheet = Wire.read(Samples.first(ProductPublished.class), ProductPublished.class)
                .sheet();
        var sku = "SKU-" + UUID.randomUUID();
        var variant = sheet.variants().getFirst();
        var product = UUID.randomUUID();
        Tell.fact(new ProductPublished(product, with(sheet, sku, variant.weightGrams())));
        Tell.that(new ProductUpdated(product, with(sheet, sku, 999))).send().untilHeardBy(CATALOG);
        var order = new OrderConfirmed(
                orderId,
                UUID.randomUUID(),
                OutsideWorld.addressOfKind(0),
                "GB",
                "en",
                List.of(new OrderConfirmed.Line(1, sku, 1, warehouse.location)),
                variant.price());
        Tell.that(order).send().untilHeardBy(Warehouse.ORDERS);

        var shown = Warehouse.get("/shipments/" + warehouse.shipmentOf(order));

        assertThat(shown.extract().<Integer>path("lines[0].product.weightGrams"))
                .isEqualTo(999);
        assertThat(shown.extract().<String>path("lines[0].product.barcode")).isEqualTo(variant.barcode());
        assertThat(shown.extract().<String>path("lines[0].product.names.fr"))
                .isEqualTo(sheet.texts().get("fr").name());
    }

    private static Sheet with(Sheet sheet, String sku, int weightGrams) {
        var variant = sheet.variants().getFirst();
        return new Sheet(
                sheet.externalId(),
                sheet.texts(),
                sheet.taxClass(),
                sheet.fulfilmentMode(),
                List.of(new Sheet.Variant(sku, variant.barcode(), variant.price(), weightGrams, variant.size())));
    }

    private OrderConfirmed order() {
        return Warehouse.order(orderId, OutsideWorld.addressOfKind(0), 1, warehouse.location);
    }

    private long shipments() {
        return Database.number("select count(*) from shipping.shipment where order_id = ?", orderId);
    }

    private List<String> states() {
        return Database.query(
                "select state from shipping.shipment where order_id = ?", row -> row.getString(1), orderId);
    }

    private List<String> parked() {
        return Database.query(
                "select reason from shipping.parked_event where key = ? and state = 'PARKED' order by sequence",
                row -> row.getString(1),
                orderId.toString());
    }
}
