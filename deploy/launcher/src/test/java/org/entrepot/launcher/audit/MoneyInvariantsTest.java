package org.entrepot.launcher.audit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/** Money: each test breaks one thing and sees it named. */
class MoneyInvariantsTest extends InASoundWorld {
    @Test
    void i07_totals_that_are_not_the_sums_of_their_parts() throws Exception {
        world.change("update orders.orders set total_minor = 1501 where id = ?", world.delivered);
        world.change("update orders.payment set refunded_minor = 400 where order_id = ?", world.delivered);

        found("I-07", audit(world.ledger()))
                .extracting(Finding::detail)
                .anySatisfy(detail -> assertThat(detail).contains("total 1501"))
                .anySatisfy(detail -> assertThat(detail).contains("refunded 400, by its refunds 500"));
    }

    @Test
    void i07_a_book_that_can_be_rewritten() throws Exception {
        world.change("alter table inventory.movement disable trigger movements_stay");
        try {
            found("I-07", audit(world.ledger()))
                    .extracting(Finding::subject)
                    .containsExactly("inventory.movement", "inventory.movement");
        } finally {
            world.change("alter table inventory.movement enable trigger movements_stay");
        }
    }

    @Test
    void i08_shipped_and_not_captured() throws Exception {
        world.change("delete from orders.capture where order_id = ?", world.delivered);

        found("I-08", audit(world.ledger()))
                .extracting(Finding::detail)
                .contains("order E1: captured 0 − refunded 500, shipped 1500 − returned 500");
    }

    @Test
    void i08_captured_twice_for_one_parcel() throws Exception {
        world.change("alter table orders.capture drop constraint capture_parcel_id_key");
        try {
            world.change(
                    "insert into orders.capture select gen_random_uuid(), payment_id, order_id, parcel_id, amount_minor, state,"
                            + " failure_code, requested_at, settled_at from orders.capture");

            found("I-08", audit(world.ledger()))
                    .extracting(Finding::detail)
                    .anySatisfy(detail -> assertThat(detail).contains("was captured 2 times"));
        } finally {
            world.change("truncate orders.capture");
            world.change("alter table orders.capture add constraint capture_parcel_id_key unique (parcel_id)");
        }
    }

    @Test
    void i08_an_operator_whose_books_say_something_else() throws Exception {
        found("I-08", audit(world.ledger(3_000, 500)))
                .extracting(Finding::detail)
                .containsExactly("the payment operator took 3000 in 1 captures, our books say 1500 in 1");
        found("I-08", audit(world.ledger(1_500, 1_000)))
                .extracting(Finding::detail)
                .containsExactly("the payment operator gave back 1000, our books say 500");
    }

    @Test
    void i08_money_that_an_accountant_settled_is_in_our_books_and_not_in_the_operators() throws Exception {
        allByHand();

        found("I-08", audit(world.ledger(0, 0, 0))).isEmpty();
        found("I-07", audit(world.ledger(0, 0, 0))).isEmpty();
    }

    @Test
    void i08_money_that_was_settled_by_hand_and_is_in_the_operators_books_all_the_same() throws Exception {
        allByHand();

        found("I-08", audit(world.ledger(1_500, 0, 1)))
                .extracting(Finding::detail)
                .containsExactly(
                        "the payment operator took 1500 in 1 captures, our books say 0 in 0; 2000 more were settled by"
                                + " hand, and are not in its books");
        found("I-08", audit(world.ledger(0, 500, 0)))
                .extracting(Finding::detail)
                .containsExactly(
                        "the payment operator gave back 500, our books say 0; 2000 more were settled by hand, and are not"
                                + " in its books");
    }

    @Test
    void i08_money_that_the_operator_says_it_moved_as_well() throws Exception {
        allByHand();
        world.change("update orders.refund set failure_code = 'also_by_operator'");

        found("I-08", audit(world.ledger(0, 500, 0)))
                .extracting(Finding::detail)
                .anySatisfy(detail -> assertThat(detail).endsWith("and the payment operator gave it back as well"));
    }

    @Test
    void i08_money_that_nobody_put_their_name_to() throws Exception {
        allByHand();
        world.change("delete from orders.intervention where about in (select id from orders.capture)");

        found("I-08", audit(world.ledger(0, 0, 0)))
                .extracting(Finding::detail)
                .singleElement()
                .asString()
                .startsWith("capture ")
                .endsWith(" of 1500 is settled by hand, and nobody put their name to it");
    }

    @Test
    void i08_a_settlement_on_record_of_money_that_went_through_the_operator() throws Exception {
        isOnRecord("refund");

        found("I-08", audit(world.ledger()))
                .extracting(Finding::detail)
                .singleElement()
                .asString()
                .endsWith(" of 500 is not settled by hand, and somebody says it is");
    }

    @Test
    void i07_sums_that_count_by_hand_what_went_through_the_operator() throws Exception {
        world.change("update orders.payment set refunded_by_hand_minor = 500 where order_id = ?", world.delivered);

        found("I-07", audit(world.ledger()))
                .extracting(Finding::detail)
                .singleElement()
                .asString()
                .contains("by hand captured 0, by its captures 0, and refunded 500, by its refunds 0");
    }

    @Test
    void i08_a_payment_for_an_order_that_does_not_exist() throws Exception {
        for (var table : List.of("order_line", "order_history", "payment"))
            world.change("delete from orders." + table + " where order_id = ?", world.confirmed);
        world.change("delete from orders.orders where id = ?", world.confirmed);

        found("I-08", audit(world.ledger())).extracting(Finding::subject).containsExactly(world.confirmed.toString());
    }

    /** All of it came, and some of it went back, another way than through the operator, which let go what it held. */
    private void allByHand() throws Exception {
        world.change("update orders.capture set by_hand = true");
        world.change("update orders.refund set by_hand = true");
        world.change(
                "update orders.payment set capture_asked_minor = 0, captured_minor = 0, refund_asked_minor = 0, refunded_minor = 0,"
                        + " voided_minor = 1500, captured_by_hand_minor = 1500, refunded_by_hand_minor = 500 where order_id = ?",
                world.delivered);
        isOnRecord("capture");
        isOnRecord("refund");
    }

    private void isOnRecord(String table) throws Exception {
        world.change("insert into orders.intervention (id, order_id, about, deed, means, reference, why, actor, at)"
                + " select gen_random_uuid(), order_id, id, 'SETTLED_BY_HAND', 'CASH', '17', 'x', 'x', now() from orders."
                + table);
    }
}
