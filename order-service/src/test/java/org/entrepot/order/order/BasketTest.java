package org.entrepot.order.order;

import static org.assertj.core.api.Assertions.assertThat;
import static org.entrepot.order.shop.Shop.basket;
import static org.entrepot.order.shop.Shop.line;
import static org.entrepot.order.shop.Shop.places;
import static org.entrepot.order.shop.Shop.sells;
import static org.entrepot.order.shop.Shop.storefront;
import static org.hamcrest.Matchers.hasItem;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.entrepot.kit.Wire;
import org.entrepot.kit.test.Database;
import org.entrepot.order.shop.ShopParts;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a basket must say, and what it may not. */
@QuarkusTest
@WithTestResource(ShopParts.class)
class BasketTest {

    @ParameterizedTest
    @ValueSource(strings = {"0", "-1", "1000", "1000000000", "1.5", "null", "\"3\"", "\"many\""})
    void a_quantity_that_is_none_is_refused(String quantity) {
        var sku = sells(100).getFirst();
        var json = Wire.write(basket("tok_visa", List.of(line(sku, 777)))).replace("777", quantity);

        posted(json).then().statusCode(org.hamcrest.Matchers.oneOf(400, 422)).contentType("application/problem+json");
        assertThat(Database.number("select count(*) from orders.order_line where sku = ?", sku))
                .isZero();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"total", "tax", "state", "number", "owner", "customerId", "id", "price", "discount", "placedAt"})
    void a_field_that_is_not_the_clients_to_set_is_refused(String field) {
        var basket = basket("tok_visa", List.of(line(sells(100).getFirst(), 1)));
        basket.put(field, 1);
        posted(Wire.write(basket)).then().statusCode(400).body("errors.field", hasItem(field));
    }

    @ParameterizedTest
    @ValueSource(strings = {"unitPrice", "total", "line", "productId"})
    void a_price_in_a_line_is_refused(String field) {
        var line = new HashMap<>(line(sells(100).getFirst(), 1));
        line.put(field, 1);
        posted(Wire.write(basket("tok_visa", List.of(line)))).then().statusCode(400);
    }

    @ParameterizedTest
    @ValueSource(strings = {"deliverTo", "currency", "lines", "payment"})
    void nothing_may_be_left_out(String field) {
        var basket = basket("tok_visa", List.of(line(sells(100).getFirst(), 1)));
        basket.remove(field);
        posted(Wire.write(basket)).then().statusCode(422).body("errors.field", hasItem(field));
    }

    @ParameterizedTest
    @ValueSource(strings = {"4111111111111111", "visa", "tok_", "tok_a b", ""})
    void what_is_no_token_is_refused_and_not_repeated(String token) {
        var answer = places(basket(token, List.of(line(sells(100).getFirst(), 1))));
        answer.then().statusCode(422).body("errors.field", hasItem("payment.token"));
        if (!token.isEmpty()) assertThat(answer.asString()).doesNotContain(token);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "[]", "null", "{", "\"order\"", "{\"lines\": [[]]}"})
    void what_is_no_basket_is_refused(String body) {
        posted(body)
                .then()
                .statusCode(org.hamcrest.Matchers.oneOf(400, 415, 422))
                .contentType("application/problem+json");
    }

    @Test
    void a_basket_has_one_to_a_hundred_lines_and_comes_to_something() {
        places(basket("tok_visa", List.of())).then().statusCode(422);
        var many = new ArrayList<Map<String, Object>>();
        for (var n = 0; n < 101; n++) many.add(line("SKU-" + n, 1));
        places(basket("tok_visa", many)).then().statusCode(422).body("errors.field", hasItem("lines"));
        places(basket("tok_visa", List.of(line(sells(0).getFirst(), 1)))).then().statusCode(422);
    }

    private static Response posted(String json) {
        return storefront()
                .header("Idempotency-Key", UUID.randomUUID().toString())
                .body(json)
                .post("/orders");
    }
}
