package org.entrepot.order.listening;

import static org.assertj.core.api.Assertions.assertThat;
import static org.entrepot.order.shop.Shop.ordered;
import static org.entrepot.order.shop.Shop.sells;
import static org.entrepot.order.shop.Shop.storefront;
import static org.entrepot.order.shop.Warehouse.delivered;
import static org.entrepot.order.shop.Warehouse.released;
import static org.entrepot.order.shop.Warehouse.reserved;
import static org.entrepot.order.shop.Warehouse.shipped;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.entrepot.events.Fact;
import org.entrepot.events.Samples;
import org.entrepot.events.inventory.ReservationExpired;
import org.entrepot.events.inventory.StockReservationRejected;
import org.entrepot.events.order.OrderCompleted;
import org.entrepot.events.order.OrderConfirmed;
import org.entrepot.events.order.OrderExpired;
import org.entrepot.events.order.OrderPlaced;
import org.entrepot.events.order.OrderRejected;
import org.entrepot.events.order.PaymentCaptured;
import org.entrepot.kit.Wire;
import org.entrepot.kit.inbox.Listener;
import org.entrepot.kit.test.Database;
import org.entrepot.kit.test.Probe;
import org.entrepot.kit.test.Said;
import org.entrepot.kit.test.Tell;
import org.entrepot.order.shop.Operator;
import org.entrepot.order.shop.ShopParts;
import org.entrepot.order.shop.Story;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Facts in, facts out: on the real topics, in the order in which they come or another one. */
@QuarkusTest
@WithTestResource(ShopParts.class)
class ListenersTest {

    @Inject
    @Any
    Instance<Listener> listeners;

    @BeforeEach
    void webhooks() {
        Operator.sendsWebhooksTo(RestAssured.port);
    }

    @Test
    void every_sample_of_every_fact_that_is_heard_can_be_read() {
        var heard = new HashSet<Class<? extends Fact>>();
        listeners.forEach(listener -> heard.addAll(listener.reactions().types()));
        assertThat(heard).hasSize(15);
        for (var type : heard)
            for (var sample : Samples.of(type))
                assertThat(Wire.read(sample, type)).isInstanceOf(type);
    }

    @Test
    void a_fact_that_comes_twice_takes_effect_once() {
        var placed = placed();
        var told = Tell.that(reserved(placed)).send();
        told.send();
        told.send().untilHeardBy("order-service.inventory-reservations");
        Said.await(OrderConfirmed.class, placed.orderId());

        assertThat(Story.of(placed.orderId())).containsExactly("OrderPlaced", "PaymentAuthorized", "OrderConfirmed");
        assertThat(Operator.status(placed.orderId())).isEqualTo("AUTHORIZED");
    }

    @Test
    void facts_that_come_in_the_wrong_order_are_applied_in_the_right_one() {
        var placed = confirmed();
        var shipment = UUID.randomUUID();
        var parcel = UUID.randomUUID();

        Tell.that(delivered(placed, shipment, parcel)).sequence(3).send();
        Tell.that(shipped(placed, shipment, parcel)).sequence(2).send();
        Tell.that(released(placed, shipment)).sequence(1).send();

        Said.await(OrderCompleted.class, placed.orderId());
        Said.await(PaymentCaptured.class, placed.orderId());
    }

    @Test
    void fields_of_the_future_are_passed_over() {
        var placed = placed();
        var json = Wire.write(reserved(placed)).replaceFirst("\\{", "{\"promisedBy\":{\"crystal\":[\"ball\"]},");
        Tell.that(reserved(placed)).json(json).send();

        Said.await(OrderConfirmed.class, placed.orderId());
    }

    @Test
    void a_fact_about_an_order_that_cannot_be_seen_yet_waits_for_it() {
        var stranger = placedElsewhere(UUID.randomUUID());
        var told = Tell.that(reserved(stranger)).send();

        Probe.until("it waits", () -> parked(stranger.orderId()), found -> found.equals(List.of("AWAITING")));
        assertThat(Story.of(stranger.orderId())).isEmpty();
        assertThat(Database.number("select count(*) from orders.inbox where event_id = ?", told.id()))
                .isEqualTo(1);
    }

    @Test
    void poison_is_parked_with_its_key_and_other_orders_go_on() {
        var broken = placed();
        var fine = placed();
        Tell.that(reserved(broken)).json("{\"orderId\":").send();
        Tell.that(new ReservationExpired(
                        broken.orderId(), UUID.randomUUID(), reserved(broken).lines()))
                .send();
        Tell.fact(reserved(fine));

        Said.await(OrderConfirmed.class, fine.orderId());
        Probe.until(
                "the poison and what is behind it are parked",
                () -> parked(broken.orderId()),
                found -> found.equals(List.of("POISON", "BEHIND")));
        assertThat(Story.of(broken.orderId())).containsExactly("OrderPlaced");
    }

    @Test
    void a_step_out_of_turn_is_parked_and_changes_nothing() {
        var placed = placed();
        Tell.fact(shipped(placed, UUID.randomUUID(), UUID.randomUUID()));

        Probe.until("it is parked", () -> parked(placed.orderId()), found -> found.equals(List.of("POISON")));
        storefront().get("/orders/" + placed.orderId()).then().body("state", equalTo("PENDING"));
        assertThat(Database.number("select count(*) from orders.parcel where order_id = ?", placed.orderId()))
                .isZero();
    }

    @Test
    void a_shortage_rejects_the_order_and_asks_for_no_money() {
        var placed = placed();
        var line = placed.lines().getFirst();
        Tell.fact(new StockReservationRejected(
                placed.orderId(), List.of(new StockReservationRejected.Shortage(1, line.sku(), line.quantity(), 0))));

        Said.await(OrderRejected.class, placed.orderId());
        assertThat(Operator.status(placed.orderId())).isEqualTo("NONE");
        assertThat(token(placed.orderId())).as("what was to be paid with").isEmpty();
    }

    @Test
    void a_hold_that_ran_out_expires_the_order() {
        Operator.keepsItsWebhooks();
        var placed = Said.await(OrderPlaced.class, ordered("tok_late", sells(100)));
        Tell.fact(reserved(placed));
        Tell.fact(new ReservationExpired(
                placed.orderId(), UUID.randomUUID(), reserved(placed).lines()));

        Said.await(OrderExpired.class, placed.orderId());
    }

    @Test
    void many_orders_are_reserved_shipped_and_delivered_as_sets() {
        var skus = sells(1_000, 2_000);
        var orders = java.util.stream.IntStream.range(0, 40)
                .mapToObj(n -> Said.await(OrderPlaced.class, ordered("tok_visa", skus)))
                .toList();
        orders.forEach(placed -> Tell.fact(reserved(placed)));
        orders.forEach(placed -> Said.await(OrderConfirmed.class, placed.orderId()));
        for (var placed : orders) {
            var shipment = UUID.randomUUID();
            var parcel = UUID.randomUUID();
            Tell.fact(
                    released(placed, shipment), shipped(placed, shipment, parcel), delivered(placed, shipment, parcel));
        }
        for (var placed : orders) {
            Said.await(OrderCompleted.class, placed.orderId());
            Said.await(PaymentCaptured.class, placed.orderId());
            assertThat(Story.of(placed.orderId())).hasSize(5).doesNotHaveDuplicates();
        }
        var ids = Set.copyOf(orders.stream().map(OrderPlaced::orderId).toList());
        assertThat(ids).allSatisfy(id -> assertThat(Operator.status(id)).isEqualTo("CAPTURED"));
    }

    private static OrderPlaced placed() {
        return Said.await(OrderPlaced.class, ordered("tok_visa", sells(1_000)));
    }

    private static OrderPlaced confirmed() {
        var placed = placed();
        Tell.fact(reserved(placed));
        Said.await(OrderConfirmed.class, placed.orderId());
        return placed;
    }

    /** The sample of an order, under another id: one that this service never accepted. */
    private static OrderPlaced placedElsewhere(UUID order) {
        var sample = Wire.read(Samples.first(OrderPlaced.class), OrderPlaced.class);
        return new OrderPlaced(
                order,
                sample.number(),
                sample.customerId(),
                sample.addressId(),
                sample.guest(),
                sample.language(),
                sample.country(),
                sample.channel(),
                sample.lines(),
                sample.total(),
                sample.payBy());
    }

    private static List<String> parked(UUID order) {
        return Database.query(
                "select reason from orders.parked_event where key = ? and state = 'PARKED' order by sequence",
                row -> row.getString(1),
                order.toString());
    }

    private static List<String> token(UUID order) {
        return Database.query(
                "select payment_token from orders.orders where id = ? and payment_token is not null",
                row -> row.getString(1),
                order);
    }
}
