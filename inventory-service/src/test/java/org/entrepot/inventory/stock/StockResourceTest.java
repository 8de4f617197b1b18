package org.entrepot.inventory.stock;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.entrepot.inventory.Orders.anOrder;
import static org.entrepot.inventory.Warehouse.aSku;
import static org.entrepot.inventory.Warehouse.aStore;
import static org.entrepot.inventory.Warehouse.by;
import static org.entrepot.inventory.Warehouse.counts;
import static org.entrepot.inventory.Warehouse.movements;
import static org.entrepot.inventory.Warehouse.receives;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.entrepot.events.inventory.AdjustmentReason;
import org.entrepot.events.inventory.StockAdjusted;
import org.entrepot.events.inventory.StockReceived;
import org.entrepot.inventory.Audit;
import org.entrepot.inventory.InventoryParts;
import org.entrepot.kit.test.Database;
import org.entrepot.kit.test.Said;
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
    void a_delivery_is_said_booked_and_put_on_the_shelf() {
        var mug = aSku();

        receive(Map.of("location", "MAIN", "reference", "D-1", "lines", List.of(line(kettle, 3), line(mug, 1))))
                .statusCode(201)
                .body("lines", hasSize(2))
                .body("lines[0].movementId", notNullValue());

        var received = Said.await(StockReceived.class, kettle);
        assertThat(received.quantity()).isEqualTo(3);
        assertThat(received.reference()).isEqualTo("D-1");
        assertThat(counts(kettle, "MAIN")).isEqualTo("3/0/0");
        assertThat(movements(mug)).containsExactly("SELLABLE 1 RECEIVED");
    }

    @Test
    void the_same_delivery_sent_again_is_received_once() {
        var delivery = Map.of("location", "MAIN", "lines", List.of(line(kettle, 3)));

        receive(delivery).statusCode(201);
        receive(delivery).statusCode(201).header("Idempotent-Replay", "true");
        receive(Map.of("location", "MAIN", "lines", List.of(line(kettle, 4)))).statusCode(422);

        assertThat(counts(kettle, "MAIN")).isEqualTo("3/0/0");
    }

    @Test
    void five_hundred_lines_go_in_at_once_and_one_more_does_not() {
        var prefix = aSku();
        var lines = new ArrayList<>(
                IntStream.range(0, 500).mapToObj(n -> line(prefix + "." + n, 2)).toList());

        receive(Map.of("location", "MAIN", "lines", lines)).statusCode(201).body("lines", hasSize(500));
        lines.add(line(prefix + ".500", 2));
        receive(Map.of("location", "MAIN", "lines", lines)).statusCode(422);

        assertThat(Database.number("select count(*) from inventory.stock where sku like ?", prefix + ".%"))
                .isEqualTo(500);
    }

    @Test
    void a_sku_on_two_lines_is_received_twice() {
        receive(Map.of("location", "MAIN", "lines", List.of(line(kettle, 3), line(kettle, 4))))
                .statusCode(201);

        assertThat(counts(kettle, "MAIN")).isEqualTo("7/0/0");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            {"location":"MAIN","lines":[{"sku":"%s","quantity":0}]}                     | 422 | lines[0].quantity
            {"location":"MAIN","lines":[{"sku":"%s","quantity":-1}]}                    | 422 | lines[0].quantity
            {"location":"MAIN","lines":[{"sku":"%s","quantity":1000001}]}               | 422 | lines[0].quantity
            {"location":"MAIN","lines":[{"sku":"%s"}]}                                  | 422 | lines[0].quantity
            {"location":"MAIN","lines":[{"sku":"%s","quantity":1.5}]}                   | 400 | lines[0].quantity
            {"location":"MAIN","lines":[{"sku":"%s","quantity":1e9}]}                   | 400 | lines[0].quantity
            {"location":"MAIN","lines":[{"sku":"%s","quantity":"1"}]}                   | 400 | lines[0].quantity
            {"location":"MAIN","lines":[{"sku":"%s","quantity":99999999999}]}           | 400 | lines[0].quantity
            {"location":"MAIN","lines":[{"sku":"%s","quantity":"many"}]}                | 400 | lines[0].quantity
            {"location":"MAIN","lines":[{"sku":"%s'; drop table stock","quantity":1}]}  | 422 | lines[0].sku
            {"location":"MAIN","lines":[{"quantity":1}]}                                | 422 | lines[0].sku
            {"location":"MAIN","lines":[]}                                              | 422 | lines
            {"location":"MAIN"}                                                         | 422 | lines
            {"lines":[{"sku":"%s","quantity":1}]}                                       | 422 | location
            {"location":"NOWHERE","lines":[{"sku":"%s","quantity":1}]}                  | 422 | location
            {"location":"MAIN","reference":"","lines":[{"sku":"%s","quantity":1}]}      | 422 | reference
            {"location":"MAIN","onHand":5,"lines":[{"sku":"%s","quantity":1}]}          | 400 | onHand
            """)
    void bad_deliveries_are_refused_by_field_and_change_nothing(String body, int status, String field) {
        receive(body.formatted(kettle))
                .contentType("application/problem+json")
                .body("errors.field", hasItem(field))
                .statusCode(status);

        assertThat(counts(kettle, "MAIN")).isEqualTo("none");
        assertThat(Said.about(kettle)).isEmpty();
    }

    @Test
    void a_delivery_without_a_key_is_refused() {
        by("warehouse-worker")
                .body(Map.of("location", "MAIN", "lines", List.of(line(kettle, 3))))
                .post("/stock/receipts")
                .then()
                .statusCode(400)
                .body("type", equalTo("urn:entrepot:problem:idempotency-key-missing"));
    }

    @Test
    void a_count_is_said_with_its_reason() {
        receives("MAIN", kettle, 5);

        adjust(kettle, -2, "COUNT").statusCode(201);

        var adjusted = Said.await(StockAdjusted.class, kettle);
        assertThat(adjusted.delta()).isEqualTo(-2);
        assertThat(adjusted.reason()).isEqualTo(AdjustmentReason.COUNT);
        assertThat(counts(kettle, "MAIN")).isEqualTo("3/0/0");
    }

    @Test
    void units_go_to_quarantine_and_come_back() {
        receives("MAIN", kettle, 5);

        adjust(kettle, -2, "QUARANTINE").statusCode(201);
        assertThat(counts(kettle, "MAIN")).isEqualTo("3/0/2");
        adjust(kettle, 1, "RESTOCK").statusCode(201);
        assertThat(counts(kettle, "MAIN")).isEqualTo("4/0/1");
        adjust(kettle, 2, "RESTOCK").statusCode(409);

        assertThat(counts(kettle, "MAIN")).isEqualTo("4/0/1");
    }

    @Test
    void what_belongs_to_orders_cannot_be_counted_away() {
        receives("MAIN", kettle, 5);
        anOrder().of(kettle, 4).held();

        adjust(kettle, -2, "DAMAGE")
                .statusCode(409)
                .body("type", equalTo("urn:entrepot:problem:stock-is-held"))
                .body("available", equalTo(1));

        assertThat(counts(kettle, "MAIN")).isEqualTo("5/4/0");
    }

    @ParameterizedTest
    @CsvSource({
        "0, COUNT, 422",
        "3, DAMAGE, 422",
        "3, SCRAP, 422",
        "3, RETURN_TO_VENDOR, 422",
        "3, QUARANTINE, 422",
        "-1, RESTOCK, 422",
        "1, UNKNOWN, 422",
        "1, BECAUSE, 400",
        "1000001, COUNT, 422",
        "-6, COUNT, 409"
    })
    void an_adjustment_that_makes_no_sense_is_refused(int delta, String reason, int status) {
        receives("MAIN", kettle, 5);

        adjust(kettle, delta, reason).statusCode(status).contentType("application/problem+json");

        assertThat(counts(kettle, "MAIN")).isEqualTo("5/0/0");
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

    private ValidatableResponse receive(Object body) {
        return by("warehouse-system")
                .header("Idempotency-Key", key)
                .body(body)
                .post("/stock/receipts")
                .then();
    }

    private static ValidatableResponse adjust(String sku, int delta, String reason) {
        return by("warehouse-worker")
                .header("Idempotency-Key", UUID.randomUUID())
                .body(Map.of("location", "MAIN", "sku", sku, "delta", delta, "reason", reason))
                .post("/stock/adjustments")
                .then();
    }

    private static Map<String, Object> line(String sku, int quantity) {
        return Map.of("sku", sku, "quantity", quantity);
    }
}
