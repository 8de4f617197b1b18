package org.entrepot.inventory.stock;

import static org.assertj.core.api.Assertions.assertThat;
import static org.entrepot.inventory.Warehouse.aSku;
import static org.entrepot.inventory.Warehouse.by;
import static org.entrepot.inventory.Warehouse.counts;
import static org.entrepot.inventory.Warehouse.movements;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.notNullValue;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.entrepot.events.inventory.StockReceived;
import org.entrepot.inventory.Audit;
import org.entrepot.inventory.InventoryParts;
import org.entrepot.kit.test.Database;
import org.entrepot.kit.test.Said;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Deliveries from suppliers, as a warehouse books them in. */
@QuarkusTest
@WithTestResource(InventoryParts.class)
class ReceiptsTest {

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

    private ValidatableResponse receive(Object body) {
        return by("warehouse-system")
                .header("Idempotency-Key", key)
                .body(body)
                .post("/stock/receipts")
                .then();
    }

    private static Map<String, Object> line(String sku, int quantity) {
        return Map.of("sku", sku, "quantity", quantity);
    }
}
