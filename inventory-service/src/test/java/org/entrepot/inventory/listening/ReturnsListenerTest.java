package org.entrepot.inventory.listening;

import static org.assertj.core.api.Assertions.assertThat;
import static org.entrepot.inventory.Warehouse.aSku;
import static org.entrepot.inventory.Warehouse.counts;
import static org.entrepot.inventory.Warehouse.movements;
import static org.entrepot.inventory.Warehouse.parked;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import java.util.UUID;
import org.entrepot.events.inventory.AdjustmentReason;
import org.entrepot.events.inventory.StockAdjusted;
import org.entrepot.events.returns.Disposition;
import org.entrepot.events.returns.ReturnEvent;
import org.entrepot.events.returns.ReturnInspected;
import org.entrepot.events.returns.ReturnReceived;
import org.entrepot.inventory.Audit;
import org.entrepot.inventory.InventoryParts;
import org.entrepot.kit.Ids;
import org.entrepot.kit.Wire;
import org.entrepot.kit.test.Probe;
import org.entrepot.kit.test.Said;
import org.entrepot.kit.test.Tell;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
@WithTestResource(InventoryParts.class)
class ReturnsListenerTest {

    private static final String CONSUMER = "inventory-service.returns-events";

    private final String kettle = aSku();
    private final UUID order = Ids.next();
    private final UUID back = Ids.next();

    @AfterEach
    void the_books_are_right() {
        Audit.findsNothing();
    }

    @Test
    void what_comes_back_lies_apart_until_it_was_looked_at() {
        heard(received(3, "MAIN"));

        assertThat(Said.about(kettle)).isEmpty();
        assertThat(counts(kettle, "MAIN")).isEqualTo("0/0/3");
        assertThat(movements(kettle)).containsExactly("QUARANTINE 3 RETURNED");
    }

    @Test
    void restocked_units_are_for_sale_again_and_told() {
        heard(received(3, "MAIN"), inspected("MAIN", unit(2, Disposition.RESTOCK), unit(1, Disposition.SCRAP)));

        var adjusted = Said.await(StockAdjusted.class, kettle);
        assertThat(adjusted.delta()).isEqualTo(2);
        assertThat(adjusted.reason()).isEqualTo(AdjustmentReason.RESTOCK);
        assertThat(adjusted.orderId()).isEqualTo(order);
        assertThat(counts(kettle, "MAIN")).isEqualTo("2/0/0");
        assertThat(movements(kettle))
                .containsExactly(
                        "QUARANTINE 3 RETURNED", "QUARANTINE -2 RESTOCK", "SELLABLE 2 RESTOCK", "QUARANTINE -1 SCRAP");
    }

    @ParameterizedTest
    @CsvSource({"SCRAP, 0/0/1", "RETURN_TO_VENDOR, 0/0/1", "REFUSED_SEND_BACK, 0/0/1", "QUARANTINE, 0/0/3"})
    void what_is_not_restocked_is_never_for_sale(Disposition disposition, String left) {
        heard(received(3, "MAIN"), inspected("MAIN", unit(2, disposition)));

        assertThat(counts(kettle, "MAIN")).isEqualTo(left);
        assertThat(Said.about(kettle)).isEmpty();
    }

    @Test
    void a_line_of_which_nothing_came_moves_nothing() {
        heard(received(0, "MAIN"));

        assertThat(movements(kettle)).isEmpty();
        assertThat(parked(order)).isEmpty();
    }

    @Test
    void no_more_is_put_away_than_came_back() {
        heard(received(1, "MAIN"));

        Tell.fact(inspected("MAIN", unit(2, Disposition.RESTOCK)));

        Probe.until(
                "it is parked",
                () -> parked(order),
                found -> found.equals(List.of("return.inspected POISON NotInQuarantine")));
        assertThat(counts(kettle, "MAIN")).isEqualTo("0/0/1");
    }

    @Test
    void goods_at_a_place_that_is_none_are_parked() {
        Tell.fact(received(1, "NOWHERE"));

        Probe.until(
                "it is parked",
                () -> parked(order),
                found -> found.equals(List.of("return.received POISON UnknownLocation")));
    }

    @Test
    void a_disposition_from_the_future_is_parked_and_not_guessed() {
        heard(received(1, "MAIN"));
        var inspected = inspected("MAIN", unit(1, Disposition.SCRAP));

        Tell.that(inspected)
                .json(Wire.write(inspected).replace("SCRAP", "UNKNOWN"))
                .send();

        Probe.until(
                "it is parked",
                () -> parked(order),
                found -> found.equals(List.of("return.inspected POISON UnknownDisposition")));
    }

    @Test
    void facts_that_come_twice_or_in_another_order_count_once_and_in_theirs() {
        var inspected =
                Tell.that(inspected("MAIN", unit(3, Disposition.RESTOCK))).sequence(2);
        var received = Tell.that(received(3, "MAIN")).sequence(1);

        inspected.send();
        received.send().send();
        inspected.send();

        Probe.until("it is put away", () -> counts(kettle, "MAIN"), "3/0/0"::equals);
        assertThat(Said.about(kettle).stream().filter(StockAdjusted.class::isInstance))
                .hasSize(1);
    }

    private static void heard(ReturnEvent... facts) {
        for (var fact : facts) Tell.that(fact).send().untilHeardBy(CONSUMER);
    }

    private ReturnReceived received(int quantity, String location) {
        return new ReturnReceived(
                order, back, Ids.next(), location, List.of(new ReturnEvent.Counted(1, kettle, quantity)));
    }

    private ReturnInspected inspected(String location, ReturnInspected.Unit... units) {
        return new ReturnInspected(order, back, location, List.of(units));
    }

    private ReturnInspected.Unit unit(int quantity, Disposition disposition) {
        return new ReturnInspected.Unit(1, kettle, quantity, disposition);
    }
}
