package org.entrepot.inventory.stock;

import static io.restassured.RestAssured.given;
import static org.entrepot.inventory.Orders.anOrder;
import static org.entrepot.inventory.Warehouse.aSku;
import static org.entrepot.inventory.Warehouse.aStore;
import static org.entrepot.inventory.Warehouse.by;
import static org.entrepot.inventory.Warehouse.receives;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.entrepot.inventory.Audit;
import org.entrepot.inventory.InventoryParts;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@WithTestResource(InventoryParts.class)
class StockResourceTest {

    private final String kettle = aSku();

    private final String key = UUID.randomUUID().toString();

    @AfterEach
    void the_books_are_right() {
        Audit.findsNothing();
    }

    @Test
    void stock_is_shown_by_location() {
        var store = aStore();
        receives("MAIN", kettle, 5);
        receives(store, kettle, 2);
        anOrder().of(kettle, 1).held();

        by("customer-adviser")
                .get("/stock/" + kettle)
                .then()
                .statusCode(200)
                .body("available", equalTo(4))
                .body("locations.location", equalTo(List.of("MAIN", store)))
                .body("locations.reserved", equalTo(List.of(1, 0)));
        by("customer-adviser").get("/stock/NEVER-SEEN").then().statusCode(404);
    }

    @Test
    void movements_are_listed_page_by_page_the_latest_first() {
        Stream.of(1, 2, 3).forEach(quantity -> receives("MAIN", kettle, quantity));

        var first = by("accountant")
                .queryParam("sku", kettle)
                .queryParam("limit", 2)
                .get("/stock/movements")
                .then()
                .statusCode(200)
                .body("items.delta", equalTo(List.of(3, 2)))
                .extract();
        by("accountant")
                .queryParam("sku", kettle)
                .queryParam("limit", 2)
                .queryParam("after", first.<String>path("next"))
                .get("/stock/movements")
                .then()
                .statusCode(200)
                .body("items.delta", equalTo(List.of(1)))
                .body("next", nullValue());
    }

    @ParameterizedTest
    @ValueSource(strings = {"limit=0", "limit=201", "after=%25%25", "after=bm90LWFuLWlk", "sku=a%20b"})
    void a_page_that_is_none_is_refused(String query) {
        given().spec(by("accountant"))
                .urlEncodingEnabled(false)
                .get("/stock/movements?" + query)
                .then()
                .statusCode(422)
                .contentType("application/problem+json");
    }

    @Test
    void availability_answers_in_the_order_asked_and_zero_for_what_never_was() {
        receives("MAIN", kettle, 5);

        by("customer")
                .get("/availability?sku=NEVER-SEEN&sku=" + kettle)
                .then()
                .statusCode(200)
                .body("items.sku", equalTo(List.of("NEVER-SEEN", kettle)))
                .body("items.available", equalTo(List.of(0, 5)));
    }

    @Test
    void availability_is_asked_for_one_to_a_hundred_skus() {
        var skus = IntStream.range(0, 101).mapToObj(n -> "S" + n).toList();

        by("storefront").get("/availability").then().statusCode(422);
        by("storefront").queryParam("sku", skus).get("/availability").then().statusCode(422);
        by("storefront")
                .queryParam("sku", skus.subList(0, 100))
                .get("/availability")
                .then()
                .statusCode(200)
                .body("items", hasSize(100));
        by("storefront").queryParam("sku", "a b").get("/availability").then().statusCode(422);
    }

    @ParameterizedTest
    @CsvSource({
        "warehouse-worker, 422, 200, 200",
        "warehouse-system, 422, 403, 403",
        "storefront, 403, 403, 200",
        "customer, 403, 403, 200",
        "service, 403, 403, 403",
        "order-clerk, 403, 200, 200",
        "merchandiser, 403, 200, 200",
        "ecommerce-manager, 403, 200, 200",
        "returns-clerk, 403, 200, 200",
        "customer-adviser, 403, 200, 200",
        "accountant, 403, 200, 200",
        "operations, 403, 200, 200"
    })
    void each_role_may_do_its_own(String role, int change, int look, int ask) {
        by(role).header("Idempotency-Key", key)
                .body("{}")
                .post("/stock/receipts")
                .then()
                .statusCode(change);
        by(role).header("Idempotency-Key", key)
                .body("{}")
                .post("/stock/adjustments")
                .then()
                .statusCode(change);
        by(role).get("/stock/movements").then().statusCode(look);
        by(role).get("/availability?sku=A").then().statusCode(ask);
    }

    @Test
    void without_a_token_nothing_is_shown_or_done() {
        given().get("/availability?sku=A").then().statusCode(401);
        given().get("/stock/A").then().statusCode(401);
        given().contentType("application/json")
                .body("{}")
                .post("/stock/receipts")
                .then()
                .statusCode(401);
    }
}
