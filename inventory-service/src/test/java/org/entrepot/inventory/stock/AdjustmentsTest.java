package org.entrepot.inventory.stock;

import static org.assertj.core.api.Assertions.assertThat;
import static org.entrepot.inventory.Orders.anOrder;
import static org.entrepot.inventory.Warehouse.aSku;
import static org.entrepot.inventory.Warehouse.by;
import static org.entrepot.inventory.Warehouse.counts;
import static org.entrepot.inventory.Warehouse.receives;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.util.Map;
import java.util.UUID;
import org.entrepot.events.inventory.AdjustmentReason;
import org.entrepot.events.inventory.StockAdjusted;
import org.entrepot.inventory.Audit;
import org.entrepot.inventory.InventoryParts;
import org.entrepot.kit.test.Said;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What somebody counted, broke, put aside or took back. */
@QuarkusTest
@WithTestResource(InventoryParts.class)
class AdjustmentsTest {

    private final String kettle = aSku();

    @AfterEach
    void the_books_are_right() {
        Audit.findsNothing();
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

    private static ValidatableResponse adjust(String sku, int delta, String reason) {
        return by("warehouse-worker")
                .header("Idempotency-Key", UUID.randomUUID())
                .body(Map.of("location", "MAIN", "sku", sku, "delta", delta, "reason", reason))
                .post("/stock/adjustments")
                .then();
    }
}
