package org.entrepot.inventory.listening;

import static org.assertj.core.api.Assertions.assertThat;
import static org.entrepot.inventory.Orders.anOrder;
import static org.entrepot.inventory.Orders.line;
import static org.entrepot.inventory.Warehouse.aSku;
import static org.entrepot.inventory.Warehouse.by;
import static org.entrepot.inventory.Warehouse.counts;
import static org.entrepot.inventory.Warehouse.movements;
import static org.entrepot.inventory.Warehouse.receives;
import static org.entrepot.inventory.Warehouse.sheet;
import static org.entrepot.inventory.Warehouse.webAvailable;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import org.entrepot.events.Fact;
import org.entrepot.events.catalog.FulfilmentMode;
import org.entrepot.events.catalog.ProductDelisted;
import org.entrepot.events.catalog.ProductPublished;
import org.entrepot.events.catalog.ProductUpdated;
import org.entrepot.events.inventory.StockAdjusted;
import org.entrepot.events.inventory.StockCommitted;
import org.entrepot.events.inventory.StockConsumed;
import org.entrepot.events.inventory.StockReleased;
import org.entrepot.events.inventory.StockReserved;
import org.entrepot.events.order.RejectReason;
import org.entrepot.events.returns.Disposition;
import org.entrepot.events.returns.ReturnEvent;
import org.entrepot.events.returns.ReturnInspected;
import org.entrepot.events.returns.ReturnReceived;
import org.entrepot.inventory.Audit;
import org.entrepot.inventory.InventoryParts;
import org.entrepot.inventory.Orders;
import org.entrepot.kit.Ids;
import org.entrepot.kit.inbox.Failpoints;
import org.entrepot.kit.test.Crash;
import org.entrepot.kit.test.Said;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every reaction, with a failure at each boundary: what was heard takes effect once. */
@QuarkusTest
@WithTestResource(InventoryParts.class)
class CrashTest {

    @Inject
    Failpoints failpoints;

    private final String kettle = aSku();

    @AfterEach
    void the_books_are_right() {
        Audit.findsNothing();
    }

    @ParameterizedTest
    @MethodSource("org.entrepot.kit.test.Crash#inAChannel")
    void an_order_is_reserved_committed_and_consumed_once(String boundary) {
        receives("MAIN", kettle, 5);
        var order = anOrder().of(kettle, 3);
        var shipment = Ids.next();

        Crash.at(failpoints, boundary, order.placed(), order.authorized(), order.confirmed());
        Crash.at(
                failpoints,
                boundary,
                order.released(shipment, "MAIN", line(1, kettle, 3)),
                order.shipped(shipment, line(1, kettle, 3)));

        assertThat(Said.typesAbout(order.id))
                .isEqualTo(List.of(StockReserved.class, StockCommitted.class, StockConsumed.class));
        assertThat(movements(kettle)).containsExactly("SELLABLE 5 RECEIVED", "SELLABLE -3 SHIPPED");
        assertThat(counts(kettle, "MAIN")).isEqualTo("2/0/0");
    }

    @ParameterizedTest
    @MethodSource("org.entrepot.kit.test.Crash#inAChannel")
    void an_order_that_ends_otherwise_gives_its_units_back_once(String boundary) {
        receives("MAIN", kettle, 5);
        var ends = List.<Function<Orders, Fact>>of(
                Orders::cancelled, Orders::expired, order -> order.rejected(RejectReason.PAYMENT_DECLINED));
        for (var end : ends) {
            var order = anOrder().of(kettle, 3);

            Crash.at(failpoints, boundary, order.placed(), end.apply(order));

            assertThat(Said.typesAbout(order.id)).isEqualTo(List.of(StockReserved.class, StockReleased.class));
            assertThat(counts(kettle, "MAIN")).isEqualTo("5/0/0");
        }
    }

    @ParameterizedTest
    @MethodSource("org.entrepot.kit.test.Crash#inAChannel")
    void what_comes_back_is_booked_once(String boundary) {
        var order = Ids.next();
        var back = Ids.next();

        Crash.at(
                failpoints,
                boundary,
                new ReturnReceived(order, back, order, "MAIN", List.of(new ReturnEvent.Counted(1, kettle, 3))),
                new ReturnInspected(
                        order, back, "MAIN", List.of(new ReturnInspected.Unit(1, kettle, 3, Disposition.RESTOCK))));

        assertThat(movements(kettle))
                .containsExactly("QUARANTINE 3 RETURNED", "QUARANTINE -3 RESTOCK", "SELLABLE 3 RESTOCK");
        assertThat(counts(kettle, "MAIN")).isEqualTo("3/0/0");
        assertThat(Said.about(kettle).stream().filter(StockAdjusted.class::isInstance))
                .hasSize(1);
    }

    @ParameterizedTest
    @MethodSource("org.entrepot.kit.test.Crash#inAChannel")
    void the_catalogue_is_copied_as_it_is(String boundary) {
        receives("MAIN", kettle, 2);
        var product = Ids.next();

        Crash.at(failpoints, boundary, new ProductPublished(product, sheet(FulfilmentMode.POOLED, kettle)));
        assertThat(webAvailable(kettle)).isEqualTo(2);
        Crash.at(
                failpoints,
                boundary,
                new ProductUpdated(product, sheet(FulfilmentMode.WEB_STOCK, kettle)),
                new ProductDelisted(product, List.of(kettle)));
        assertThat(webAvailable(kettle)).isZero();
    }

    @Test
    void who_got_no_answer_to_a_receipt_books_it_once() {
        Crash.beforeTheAnswer(failpoints);
        var key = Ids.next();
        receipt(key).statusCode(500);
        receipt(key).statusCode(201);

        assertThat(movements(kettle)).containsExactly("SELLABLE 2 RECEIVED");
    }

    private ValidatableResponse receipt(UUID key) {
        return by("warehouse-worker")
                .header("Idempotency-Key", key)
                .body(Map.of("location", "MAIN", "lines", List.of(Map.of("sku", kettle, "quantity", 2))))
                .post("/stock/receipts")
                .then();
    }
}
