package org.entrepot.launcher.audit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Stock: each test breaks one thing and sees it named. */
class StockInvariantsTest extends InASoundWorld {
    @Test
    void i03_reserved_for_nobody() throws Exception {
        world.change("update inventory.stock set reserved = 5");

        found("I-03", audit(world.ledger()))
                .extracting(Finding::detail)
                .containsExactly("5 reserved, 2 held for orders");
    }

    @Test
    void i03_more_reserved_than_there_is_because_nothing_guards_it() throws Exception {
        world.change("alter table inventory.stock drop constraint never_oversold");
        try {
            world.change("update inventory.stock set reserved = 9");

            found("I-03", audit(world.ledger()))
                    .extracting(Finding::detail)
                    .contains(
                            "no constraint of the table says reserved <= on_hand",
                            "8 on the shelf, 9 of them reserved");
        } finally {
            world.change("update inventory.stock set reserved = 2");
            world.change("alter table inventory.stock add constraint never_oversold check (reserved <= on_hand)");
        }
    }

    @Test
    void i04_more_on_the_shelf_than_in_the_books() throws Exception {
        world.change("update inventory.stock set on_hand = 9");

        found("I-04", audit(world.ledger()))
                .singleElement()
                .satisfies(finding -> assertThat(finding.subject()).isEqualTo("CUP at MAIN"));
    }

    @Test
    void i04_units_that_left_and_were_not_booked() throws Exception {
        world.change("delete from inventory.movement where reason = 'SHIPPED'");
        world.change("update inventory.stock set on_hand = 11");

        found("I-04", audit(world.ledger())).extracting(Finding::subject).containsExactly(world.parcel.toString());
    }

    @Test
    void i05_a_confirmed_order_without_all_its_units() throws Exception {
        world.change(
                "update inventory.allocation set quantity = 1, open = 1 where reservation_id = ?", world.confirmed);
        world.change("update inventory.stock set reserved = 1");

        found("I-05", audit(world.ledger())).extracting(Finding::subject).containsExactly(world.confirmed.toString());
    }

    @Test
    void i05_a_cancelled_order_that_still_holds_units() throws Exception {
        world.change("update inventory.allocation set open = 1 where reservation_id = ?", world.cancelled);
        world.change("update inventory.stock set reserved = 3");

        found("I-05", audit(world.ledger()))
                .extracting(Finding::detail)
                .contains("order E3 is CANCELLED, and 1 units are still held for it");
    }

    @Test
    void i05_units_held_for_an_order_that_does_not_exist() throws Exception {
        world.change(
                "update inventory.reservation set order_id = ? where order_id = ?", UUID.randomUUID(), world.cancelled);

        found("I-05", audit(world.ledger()))
                .extracting(Finding::detail)
                .contains("stock is set aside for an order that does not exist");
    }
}
