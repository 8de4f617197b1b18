package org.entrepot.inventory.stock;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.entrepot.inventory.location.LocationKind;
import org.entrepot.inventory.stock.StockItem.Counts;
import org.junit.jupiter.api.Test;

class StockItemTest {

    @Test
    void what_is_held_is_not_for_sale_but_still_on_the_shelf() {
        var item = holding(5, 1, 0);

        item.hold(3);

        assertThat(item.change()).isEqualTo(new Counts(0, 3, 0));
        assertThat(item.sellable()).isEqualTo(1);
        assertThatThrownBy(() -> item.hold(2)).isInstanceOf(StockRule.NotAvailable.class);
    }

    @Test
    void what_leaves_was_held_before() {
        var item = holding(5, 2, 0);

        item.ship(2);

        assertThat(item.change()).isEqualTo(new Counts(-2, -2, 0));
        assertThatThrownBy(() -> item.ship(1)).isInstanceOf(StockRule.NotReserved.class);
        assertThatThrownBy(() -> item.free(1)).isInstanceOf(StockRule.NotReserved.class);
    }

    @Test
    void a_correction_never_takes_what_belongs_to_orders() {
        var item = holding(5, 2, 0);

        item.correct(-3);

        assertThatThrownBy(() -> item.correct(-1)).isInstanceOf(StockRule.UnitsAreHeld.class);
    }

    @Test
    void no_more_leaves_the_quarantine_than_lies_in_it() {
        var item = holding(0, 0, 2);

        item.quarantine(-2);

        assertThatThrownBy(() -> item.quarantine(-1)).isInstanceOf(StockRule.NotInQuarantine.class);
    }

    @Test
    void no_place_holds_a_billion() {
        var item = holding(StockItem.MOST, 0, 0);

        assertThatThrownBy(() -> item.receive(1)).isInstanceOf(StockRule.MoreThanAPlaceHolds.class);
    }

    @Test
    void a_store_sells_on_the_web_only_from_pooled_stock() {
        var item = new StockItem(new Place("KETTLE", "LYON"), LocationKind.STORE, false, new Counts(5, 0, 0));

        assertThat(item.sellable()).isZero();
    }

    private static StockItem holding(int onHand, int reserved, int quarantined) {
        return new StockItem(
                new Place("KETTLE", "MAIN"), LocationKind.WAREHOUSE, true, new Counts(onHand, reserved, quarantined));
    }
}
