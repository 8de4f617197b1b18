package org.entrepot.order.order;

import static org.assertj.core.api.Assertions.assertThat;
import static org.entrepot.order.shop.Shop.basket;
import static org.entrepot.order.shop.Shop.customer;
import static org.entrepot.order.shop.Shop.line;
import static org.entrepot.order.shop.Shop.places;
import static org.entrepot.order.shop.Shop.sells;
import static org.entrepot.order.shop.Shop.storefront;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.startsWith;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.response.Response;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.entrepot.events.Money;
import org.entrepot.events.catalog.TaxClass;
import org.entrepot.events.order.OrderPlaced;
import org.entrepot.kit.Wire;
import org.entrepot.kit.test.Database;
import org.entrepot.kit.test.Said;
import org.entrepot.kit.test.Tell;
import org.entrepot.order.shop.Operator;
import org.entrepot.order.shop.References;
import org.entrepot.order.shop.ShopParts;
import org.entrepot.order.shop.Warehouse;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(ShopParts.class)
class PlaceOrderTest {

    @Test
    void an_order_is_accepted_at_our_prices_and_told_once_it_is_safe() {
        var kettle = sells(TaxClass.STANDARD, new Money(1_295, "GBP"));
        var book = sells(TaxClass.ZERO, new Money(800, "GBP"));

        var answer = places(basket("tok_visa", List.of(line(kettle, 3), line(book, 1))));

        answer.then()
                .statusCode(201)
                .header("ETag", "\"1\"")
                .header("Location", startsWith("/orders/"))
                .body("state", equalTo("PENDING"))
                .body("number", startsWith("E"))
                .body("total.minor", equalTo(3 * 1_295 + 800))
                .body("tax.minor", equalTo(648))
                .body("lines.tax.minor", equalTo(List.of(648, 0)))
                .body("lines.state", equalTo(List.of("PENDING", "PENDING")));
        var id = UUID.fromString(answer.path("id"));
        var placed = (OrderPlaced) Said.about(id).getFirst();
        assertThat(placed.total()).isEqualTo(new Money(4_685, "GBP"));
        assertThat(placed.channel()).isEqualTo("storefront");
        assertThat(placed.lines()).extracting(OrderPlaced.Line::sku).containsExactly(kettle, book);
    }

    @Test
    void the_same_key_gives_the_same_order_and_another_basket_with_it_is_refused() {
        var sku = sells(100).getFirst();
        var key = UUID.randomUUID().toString();
        var basket = basket("tok_visa", List.of(line(sku, 1)));
        var first = keyed(key, basket);

        var second = keyed(key, basket);
        var other = keyed(key, basket("tok_visa", List.of(line(sku, 2))));

        assertThat(second.asString()).isEqualTo(first.asString());
        assertThat(second.statusCode()).isEqualTo(201);
        other.then().statusCode(422).body("type", endsWith("idempotency-key-reused"));
        assertThat(Database.number("select count(*) from orders.order_line where sku = ?", sku))
                .isEqualTo(1);
    }

    @Test
    void many_repetitions_at_once_make_one_order() throws InterruptedException {
        var sku = sells(100).getFirst();
        var key = UUID.randomUUID().toString();
        var basket = basket("tok_visa", List.of(line(sku, 1)));

        try (var clients = Executors.newVirtualThreadPerTaskExecutor()) {
            IntStream.range(0, 8).forEach(n -> clients.submit(() -> keyed(key, basket)));
        }

        keyed(key, basket).then().statusCode(201);
        assertThat(Database.number("select count(*) from orders.order_line where sku = ?", sku))
                .isEqualTo(1);
    }

    @Test
    void an_order_without_a_key_is_refused() {
        storefront()
                .body(Wire.write(basket("tok_visa", List.of(line(sells(100).getFirst(), 1)))))
                .post("/orders")
                .then()
                .statusCode(400)
                .body("type", endsWith("idempotency-key-missing"));
    }

    @Test
    void a_client_may_wait_for_the_outcome() throws InterruptedException {
        Operator.sendsWebhooksTo(RestAssured.port);
        var sku = sells(100).getFirst();
        try (var client = Executors.newVirtualThreadPerTaskExecutor()) {
            var waiting = client.submit(() -> storefront()
                    .header("Idempotency-Key", UUID.randomUUID().toString())
                    .header("Prefer", "wait=30")
                    .body(Wire.write(basket("tok_visa", List.of(line(sku, 1)))))
                    .post("/orders"));
            var order = org.entrepot.kit.test.Probe.until(
                    "the order is there",
                    () -> Database.query(
                            "select order_id from orders.order_line where sku = ?",
                            row -> row.getObject(1, UUID.class),
                            sku),
                    found -> !found.isEmpty());
            Tell.fact(Warehouse.reserved(Said.await(OrderPlaced.class, order.getFirst())));

            waiting.get()
                    .then()
                    .statusCode(201)
                    .header("Preference-Applied", "wait=30")
                    .body("state", equalTo("CONFIRMED"));
        } catch (java.util.concurrent.ExecutionException failure) {
            throw new AssertionError(failure.getCause());
        }
    }

    @Test
    void waiting_ends_when_the_time_is_up() {
        storefront()
                .header("Idempotency-Key", UUID.randomUUID().toString())
                .header("Prefer", "wait=1")
                .body(Wire.write(basket("tok_visa", List.of(line(sells(100).getFirst(), 1)))))
                .post("/orders")
                .then()
                .statusCode(201)
                .header("Preference-Applied", "wait=1")
                .body("state", equalTo("PENDING"));
    }

    @Test
    void somebody_elses_delivery_reference_is_refused() {
        var basket = basket("tok_visa", List.of(line(sells(100).getFirst(), 1)));
        for (var owner : List.of("client:other", "storefront", UUID.randomUUID().toString())) {
            basket.put("deliverTo", References.ownedBy(owner).signed());
            places(basket).then().statusCode(422).body("errors.field", hasItem("deliverTo"));
        }
    }

    @Test
    void a_customer_orders_with_their_own_reference() {
        var ada = UUID.randomUUID().toString();
        var basket = basket("tok_visa", List.of(line(sells(100).getFirst(), 1)));
        basket.put("deliverTo", References.ownedBy(ada).signed());
        var body = Wire.write(basket);
        var key = UUID.randomUUID().toString();

        customer(ada)
                .header("Idempotency-Key", key)
                .body(body)
                .post("/orders")
                .then()
                .statusCode(201);
        customer(UUID.randomUUID().toString())
                .header("Idempotency-Key", key)
                .body(body)
                .post("/orders")
                .then()
                .statusCode(422);
    }

    private static Response keyed(String key, Map<String, Object> basket) {
        return storefront()
                .header("Idempotency-Key", key)
                .body(Wire.write(basket))
                .post("/orders");
    }
}
