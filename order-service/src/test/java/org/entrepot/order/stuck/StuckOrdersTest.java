package org.entrepot.order.stuck;

import static org.assertj.core.api.Assertions.assertThat;
import static org.entrepot.order.shop.Shop.as;
import static org.entrepot.order.shop.Shop.ordered;
import static org.entrepot.order.shop.Shop.sells;
import static org.entrepot.order.shop.Shop.staff;
import static org.entrepot.order.shop.Warehouse.delivered;
import static org.entrepot.order.shop.Warehouse.released;
import static org.entrepot.order.shop.Warehouse.reserved;
import static org.entrepot.order.shop.Warehouse.reservedApart;
import static org.entrepot.order.shop.Warehouse.resolved;
import static org.entrepot.order.shop.Warehouse.shipped;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.specification.RequestSpecification;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.entrepot.events.order.OrderCancelled;
import org.entrepot.events.order.OrderCompleted;
import org.entrepot.events.order.OrderConfirmed;
import org.entrepot.events.order.OrderHeld;
import org.entrepot.events.order.OrderPlaced;
import org.entrepot.events.order.PaymentCaptured;
import org.entrepot.events.order.RefundSettled;
import org.entrepot.events.returns.Resolution;
import org.entrepot.events.shipping.ParcelLost;
import org.entrepot.events.shipping.ParcelReturnedToSender;
import org.entrepot.events.shipping.ShipmentCancelled;
import org.entrepot.kit.test.Database;
import org.entrepot.kit.test.Probe;
import org.entrepot.kit.test.Said;
import org.entrepot.kit.test.Tell;
import org.entrepot.kit.test.Tokens;
import org.entrepot.order.shop.Operator;
import org.entrepot.order.shop.Past;
import org.entrepot.order.shop.ShopParts;
import org.entrepot.stack.testing.TestInfra;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(ShopParts.class)
class StuckOrdersTest {

    private static final String SHIPPING = "order-service.shipping-events";

    @BeforeEach
    void webhooks() {
        Operator.sendsWebhooksTo(RestAssured.port);
    }

    @Test
    void an_order_that_inventory_does_not_answer() {
        var id = ordered("tok_visa", sells(500));
        assertThat(missing(id)).isEmpty();

        Past.goesBy("2 minutes", id);

        assertThat(missing(id)).containsExactly("stock.reserved owed by inventory-service");
    }

    @Test
    void a_confirmed_order_of_which_one_location_releases_nothing() {
        var placed = confirmed(true);
        Tell.that(released(placed, UUID.randomUUID(), 1)).send().untilHeardBy(SHIPPING);
        assertThat(missing(placed.orderId())).isEmpty();

        Past.goesBy("1 hour", placed.orderId());

        assertThat(missing(placed.orderId())).containsExactly("shipment.released owed by shipping-service");
    }

    @Test
    void a_shipment_that_does_not_leave_and_a_parcel_that_does_not_arrive() {
        var placed = confirmed(false);
        var shipment = UUID.randomUUID();
        var parcel = UUID.randomUUID();
        Tell.that(released(placed, shipment)).send().untilHeardBy(SHIPPING);
        Past.goesBy("3 days", placed.orderId());
        assertThat(missing(placed.orderId())).containsExactly("parcel.shipped owed by shipping-service");

        Tell.fact(shipped(placed, shipment, parcel));
        Said.await(PaymentCaptured.class, placed.orderId());
        assertThat(missing(placed.orderId())).isEmpty();
        Past.goesBy("15 days", placed.orderId());
        assertThat(missing(placed.orderId())).containsExactly("parcel.delivered owed by shipping-service");

        Tell.fact(delivered(placed, shipment, parcel));
        Said.await(OrderCompleted.class, placed.orderId());
        assertThat(missing(placed.orderId())).isEmpty();
    }

    @Test
    void a_parcel_that_was_lost_and_that_no_return_settles() {
        var placed = confirmed(true);
        var order = placed.orderId();
        var lost = left(placed, 1);
        left(placed, 2);
        Tell.that(new ParcelLost(order, lost.shipment(), lost.id(), "CN1", Instant.now()))
                .send()
                .untilHeardBy(SHIPPING);
        Past.goesBy("6 days", order);
        assertThat(missing(order)).isEmpty();

        Past.goesBy("2 days", order);
        assertThat(missing(order)).containsExactly("return.resolved owed by returns-service");

        Tell.that(resolved(placed, Resolution.REFUND, null, 1)).send().untilHeardBy("order-service.returns-events");
        Said.await(RefundSettled.class, order);
        assertThat(missing(order)).isEmpty();
    }

    @Test
    void a_parcel_that_went_back_to_its_sender_is_not_settled_by_what_came_back_of_another_line() {
        var placed = confirmed(true);
        var order = placed.orderId();
        var back = left(placed, 1);
        left(placed, 2);
        Tell.that(new ParcelReturnedToSender(order, back.shipment(), back.id(), "CN1", Instant.now()))
                .send()
                .untilHeardBy(SHIPPING);
        Tell.that(resolved(placed, Resolution.NONE, null, 2)).send().untilHeardBy("order-service.returns-events");

        Past.goesBy("8 days", order);

        assertThat(missing(order)).containsExactly("return.resolved owed by returns-service");
    }

    @Test
    void a_parcel_that_left_when_its_money_was_gone() {
        var placed = confirmed(false);
        var order = placed.orderId();
        var shipment = UUID.randomUUID();
        Tell.that(released(placed, shipment)).send().untilHeardBy(SHIPPING);
        Operator.letsGo(order);
        Said.await(OrderHeld.class, order);
        assertThat(missing(order)).isEmpty();

        Tell.that(shipped(placed, shipment, UUID.randomUUID())).send().untilHeardBy(SHIPPING);

        assertThat(missing(order)).containsExactly("payment.captured owed by order-service");
        staff("accountant")
                .get("/orders/" + order + "/payment")
                .then()
                .body("captures.state", equalTo(List.of("MANUAL_REQUIRED")))
                .body("captures.failureCode", equalTo(List.of("not_held")))
                .body("captures.amount.minor", equalTo(List.of(500)));
    }

    @Test
    void a_cancellation_that_shipping_has_answered_in_full_is_not_owed_by_shipping() {
        var placed = confirmed(false);
        Tell.fact(new ShipmentCancelled(placed.orderId(), UUID.randomUUID()));
        Said.await(OrderCancelled.class, placed.orderId());
        isStillHeldAndAskedToBeCancelled(placed.orderId());

        Past.goesBy("1 hour", placed.orderId());

        assertThat(missing(placed.orderId())).isEmpty();
    }

    @Test
    void a_cancellation_that_shipping_does_not_answer() {
        var placed = confirmed(false);
        staff("order-clerk")
                .body(Map.of("reason", "MERCHANT"))
                .post("/orders/" + placed.orderId() + "/cancel")
                .then()
                .statusCode(202);

        Past.goesBy("1 hour", placed.orderId());

        assertThat(missing(placed.orderId())).containsExactly("shipment.cancelled owed by shipping-service");
    }

    @Test
    void a_held_order_waits_for_a_person_and_is_not_stuck() {
        var placed = confirmed(false);
        staff("order-clerk")
                .body(Map.of("reason", "ADDRESS"))
                .post("/orders/" + placed.orderId() + "/hold")
                .then()
                .statusCode(200);

        Past.goesBy("1 hour", placed.orderId());

        assertThat(missing(placed.orderId())).isEmpty();
    }

    @Test
    void the_list_goes_on_where_a_page_ends() {
        var ids = new ArrayList<String>();
        for (var i = 0; i < 3; i++) {
            var id = ordered("tok_visa", sells(500));
            Past.goesBy("2 minutes", id);
            ids.add(id.toString());
        }

        // Others' orders pass their deadline while the pages are read; these three are past it already.
        assertThat(all(2))
                .extracting(entry -> entry.get("orderId"))
                .filteredOn(ids::contains)
                .isEqualTo(ids);
    }

    @Test
    void it_is_for_operations_alone() {
        for (var role : List.of("storefront", "customer", "order-clerk", "service"))
            as(Tokens.with("somebody", role))
                    .get("/operations/stuck-orders")
                    .then()
                    .statusCode(403);
        operations().get("/operations/stuck-orders?after=bm9uc2Vuc2U").then().statusCode(422);
        operations().get("/operations/stuck-orders?limit=0").then().statusCode(422);
    }

    private static OrderPlaced confirmed(boolean apart) {
        var id = ordered("tok_visa", apart ? sells(500, 700) : sells(500));
        var placed = Said.await(OrderPlaced.class, id);
        Tell.fact(apart ? reservedApart(placed) : reserved(placed));
        Said.await(OrderConfirmed.class, id);
        return placed;
    }

    private record Left(UUID shipment, UUID id) {}

    /** The line's only parcel has left, and is paid. */
    private static Left left(OrderPlaced placed, int line) {
        var parcel = new Left(UUID.randomUUID(), UUID.randomUUID());
        Tell.fact(released(placed, parcel.shipment(), line), shipped(placed, parcel.shipment(), parcel.id(), line));
        Probe.until(
                "its money is taken",
                () -> Database.number(
                        "select count(*) from orders.capture where parcel_id = ? and state = 'CAPTURED'", parcel.id()),
                taken -> taken == 1);
        return parcel;
    }

    /** As orders were left before a held one ended by itself. */
    private static void isStillHeldAndAskedToBeCancelled(UUID order) {
        try (var connection = TestInfra.shared().superuser();
                var session = connection.createStatement()) {
            session.execute("""
                    insert into orders.order_history
                    select id, version + 1, 'order.cancellation-requested', 'ON_HOLD', 'ON_HOLD', 'MERCHANT', 'clerk', now()
                    from orders.orders where id = '%s'
                    """.formatted(order));
            session.execute("""
                    update orders.orders set state = 'ON_HOLD', held_from = 'CONFIRMED', hold_reason = 'OTHER',
                                             cancel_asked = 'MERCHANT', version = version + 1
                    where id = '%s'
                    """.formatted(order));
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static List<String> missing(UUID order) {
        return all(200).stream()
                .filter(entry -> order.toString().equals(entry.get("orderId")))
                .map(entry -> entry.get("missing") + " owed by " + entry.get("owedBy"))
                .toList();
    }

    private static List<Map<String, Object>> all(int page) {
        var entries = new ArrayList<Map<String, Object>>();
        var after = "";
        do {
            var answer = operations()
                    .get("/operations/stuck-orders?limit=" + page + after)
                    .then()
                    .statusCode(200)
                    .extract();
            entries.addAll(answer.path("items"));
            var next = answer.<String>path("next");
            after = next == null ? "" : "&after=" + next;
        } while (!after.isEmpty());
        return entries;
    }

    private static RequestSpecification operations() {
        return as(Tokens.with("operations-cli", "operations"));
    }
}
