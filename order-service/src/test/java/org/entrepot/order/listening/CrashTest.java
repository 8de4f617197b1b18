package org.entrepot.order.listening;

import static org.assertj.core.api.Assertions.assertThat;
import static org.entrepot.order.shop.Shop.basket;
import static org.entrepot.order.shop.Shop.line;
import static org.entrepot.order.shop.Shop.ordered;
import static org.entrepot.order.shop.Shop.sells;
import static org.entrepot.order.shop.Shop.sheet;
import static org.entrepot.order.shop.Shop.storefront;
import static org.entrepot.order.shop.Warehouse.delivered;
import static org.entrepot.order.shop.Warehouse.released;
import static org.entrepot.order.shop.Warehouse.reserved;
import static org.entrepot.order.shop.Warehouse.resolved;
import static org.entrepot.order.shop.Warehouse.shipped;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.entrepot.events.Fact;
import org.entrepot.events.Money;
import org.entrepot.events.catalog.ProductDelisted;
import org.entrepot.events.catalog.ProductPublished;
import org.entrepot.events.catalog.ProductUpdated;
import org.entrepot.events.catalog.TaxClass;
import org.entrepot.events.inventory.ReservationExpired;
import org.entrepot.events.inventory.StockReservationRejected;
import org.entrepot.events.order.OrderConfirmed;
import org.entrepot.events.order.OrderPlaced;
import org.entrepot.events.order.PaymentCaptured;
import org.entrepot.events.order.PaymentVoided;
import org.entrepot.events.order.RefundSettled;
import org.entrepot.events.returns.Resolution;
import org.entrepot.events.returns.ReturnEvent;
import org.entrepot.events.returns.ReturnReceived;
import org.entrepot.events.shipping.ParcelLost;
import org.entrepot.events.shipping.ParcelReturnedToSender;
import org.entrepot.events.shipping.ShipmentCancellationRefused;
import org.entrepot.events.shipping.ShipmentCancelled;
import org.entrepot.kit.Wire;
import org.entrepot.kit.inbox.Failpoints;
import org.entrepot.kit.test.Crash;
import org.entrepot.kit.test.Database;
import org.entrepot.kit.test.Said;
import org.entrepot.order.shop.Operator;
import org.entrepot.order.shop.ShopParts;
import org.entrepot.order.shop.Story;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every reaction, with a failure at each boundary: what was heard takes effect once, and is answered once. */
@QuarkusTest
@WithTestResource(ShopParts.class)
class CrashTest {

    @Inject
    Failpoints failpoints;

    private final UUID shipment = UUID.randomUUID();
    private final UUID parcel = UUID.randomUUID();

    @BeforeEach
    void webhooks() {
        Operator.sendsWebhooksTo(RestAssured.port);
    }

    @ParameterizedTest
    @MethodSource("org.entrepot.kit.test.Crash#inAChannel")
    void an_order_goes_to_the_doorstep_and_back_once(String boundary) {
        var placed = confirmed(boundary);
        crash(boundary, released(placed, shipment), shipped(placed, shipment, parcel));
        Said.await(PaymentCaptured.class, placed.orderId());
        crash(boundary, delivered(placed, shipment, parcel));

        var back = resolved(placed, Resolution.REFUND, new Money(400, "GBP"), 1);
        var counted =
                List.of(new ReturnEvent.Counted(1, placed.lines().getFirst().sku(), 1));
        crash(
                boundary,
                new ReturnReceived(placed.orderId(), back.returnId(), placed.customerId(), "WEB-1", counted),
                back);
        Said.await(RefundSettled.class, placed.orderId());

        assertThat(Story.of(placed.orderId()))
                .containsExactly(
                        "OrderPlaced",
                        "PaymentAuthorized",
                        "OrderConfirmed",
                        "PaymentCaptured",
                        "OrderCompleted",
                        "RefundRequested",
                        "RefundSettled");
        assertThat(history(placed))
                .containsOnlyOnce(
                        "stock.reserved", "shipment.released", "parcel.shipped", "return.received", "return.resolved");
        assertThat(Operator.payments(placed.orderId()).getFirst().get("refunded"))
                .hasToString("{minor=400, currency=GBP}");
    }

    @ParameterizedTest
    @MethodSource("org.entrepot.kit.test.Crash#inAChannel")
    void an_order_without_stock_ends_once(String boundary) {
        var short1 = placed();
        var missing = short1.lines().getFirst();
        crash(
                boundary,
                new StockReservationRejected(
                        short1.orderId(),
                        List.of(new StockReservationRejected.Shortage(1, missing.sku(), missing.quantity(), 0))));
        assertThat(Story.of(short1.orderId())).containsExactly("OrderPlaced", "OrderRejected");

        var confirmed = confirmed(boundary);
        crash(
                boundary,
                new ReservationExpired(
                        confirmed.orderId(),
                        UUID.randomUUID(),
                        reserved(confirmed).lines()));
        assertThat(Story.of(confirmed.orderId())).endsWith("OrderConfirmed", "OrderHeld");
        assertThat(parked(short1)).isZero();
        assertThat(parked(confirmed)).isZero();
    }

    @ParameterizedTest
    @MethodSource("org.entrepot.kit.test.Crash#inAChannel")
    void a_cancellation_is_decided_by_shipping_once(String boundary) {
        var stopped = confirmed(boundary);
        crash(boundary, released(stopped, shipment));
        storefront()
                .body("{}")
                .post("/orders/" + stopped.orderId() + "/cancel")
                .then()
                .statusCode(202);
        crash(boundary, new ShipmentCancelled(stopped.orderId(), shipment));
        Said.await(PaymentVoided.class, stopped.orderId());
        assertThat(Story.of(stopped.orderId()))
                .endsWith("OrderConfirmed", "OrderCancellationRequested", "OrderCancelled", "PaymentVoided");

        var gone = confirmed(boundary);
        var other = UUID.randomUUID();
        crash(boundary, released(gone, other));
        storefront()
                .body("{}")
                .post("/orders/" + gone.orderId() + "/cancel")
                .then()
                .statusCode(202);
        crash(boundary, new ShipmentCancellationRefused(gone.orderId(), other));
        assertThat(history(gone)).containsOnlyOnce("shipment.cancellation-refused");
        assertThat(Story.of(gone.orderId())).endsWith("OrderCancellationRequested");
    }

    @ParameterizedTest
    @MethodSource("org.entrepot.kit.test.Crash#inAChannel")
    void parcels_that_go_astray_are_noted_once(String boundary) {
        var placed = confirmed(boundary);
        var second = UUID.randomUUID();
        var at = Instant.parse("2030-01-01T00:00:00Z");
        crash(
                boundary,
                released(placed, shipment),
                shipped(placed, shipment, parcel, 1),
                shipped(placed, shipment, second, 2));
        crash(
                boundary,
                new ParcelLost(placed.orderId(), shipment, parcel, "CN1", at),
                new ParcelReturnedToSender(placed.orderId(), shipment, second, "CN2", at));

        assertThat(history(placed)).containsOnlyOnce("parcel.lost", "parcel.returned-to-sender");
        assertThat(parked(placed)).isZero();
    }

    @ParameterizedTest
    @MethodSource("org.entrepot.kit.test.Crash#inAChannel")
    void offers_are_as_the_catalogue_says(String boundary) {
        var sku = "SKU-" + UUID.randomUUID();
        var product = UUID.randomUUID();
        crash(
                boundary,
                new ProductPublished(product, sheet(TaxClass.STANDARD, new Money(100, "GBP"), sku)),
                new ProductUpdated(product, sheet(TaxClass.STANDARD, new Money(200, "GBP"), sku)));
        var order = Said.await(OrderPlaced.class, ordered("tok_visa", List.of(sku)));
        assertThat(order.total()).isEqualTo(new Money(200, "GBP"));

        crash(boundary, new ProductDelisted(product, List.of(sku)));
        assertThat(Database.number("select count(*) from orders.offer where sku = ? and on_sale", sku))
                .isZero();
    }

    @Test
    void who_got_no_answer_to_an_order_places_it_once() {
        var sku = sells(1_000).getFirst();
        var basket = basket("tok_visa", List.of(line(sku, 1)));
        var key = UUID.randomUUID().toString();
        // The next answer is the order's, and not that to a late webhook.
        Operator.keepsItsWebhooks();
        Crash.beforeTheAnswer(failpoints);
        place(key, basket).statusCode(500);

        var id = place(key, basket).statusCode(201).extract().<String>path("id");

        assertThat(place(key, basket).extract().<String>path("id")).isEqualTo(id);
        assertThat(Story.of(UUID.fromString(id))).containsExactly("OrderPlaced");
        assertThat(Database.number("select count(*) from orders.order_line where sku = ?", sku))
                .isEqualTo(1);
    }

    private static ValidatableResponse place(String key, Map<String, Object> basket) {
        return storefront()
                .header("Idempotency-Key", key)
                .body(Wire.write(basket))
                .post("/orders")
                .then();
    }

    private OrderPlaced confirmed(String boundary) {
        var placed = placed();
        crash(boundary, reserved(placed));
        Said.await(OrderConfirmed.class, placed.orderId());
        return placed;
    }

    private void crash(String boundary, Fact... facts) {
        Crash.at(failpoints, boundary, facts);
    }

    private static OrderPlaced placed() {
        return Said.await(OrderPlaced.class, ordered("tok_visa", sells(1_000, 2_000)));
    }

    private static List<String> history(OrderPlaced placed) {
        return Database.query(
                "select what from orders.order_history where order_id = ? order by version",
                row -> row.getString(1),
                placed.orderId());
    }

    private static long parked(OrderPlaced placed) {
        return Database.number(
                "select count(*) from orders.parked_event where key = ?",
                placed.orderId().toString());
    }
}
