package org.entrepot.launcher.audit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.UUID;
import org.entrepot.launcher.history.Acknowledged;
import org.junit.jupiter.api.Test;

/** Orders: each test breaks one thing and sees it named. */
class OrderInvariantsTest extends InASoundWorld {
    @Test
    void i01_an_acknowledged_order_that_is_not_there() throws Exception {
        var lost = UUID.randomUUID().toString();
        var remembered = new Acknowledged("storefront", "k", lost, "E9", "GBP", 1, List.of(), "now");

        found("I-01", audit(world.ledger(), world.remembered(), remembered))
                .singleElement()
                .satisfies(finding -> {
                    assertThat(finding.subject()).isEqualTo(lost);
                    assertThat(finding.remedy()).isEqualTo(Remedy.NEEDS_A_PERSON);
                });
    }

    @Test
    void i01_an_acknowledged_order_with_another_content() throws Exception {
        world.change("update orders.order_line set sku = 'MUG' where order_id = ?", world.delivered);

        found("I-01", audit(world.ledger(), world.remembered()))
                .singleElement()
                .satisfies(finding -> assertThat(finding.detail()).contains("3 × CUP", "3 × MUG"));
    }

    @Test
    void i01_is_not_checked_without_a_memory_and_says_so() throws Exception {
        assertThat(audit(world.ledger()).inWords().getFirst()).contains("I-01", "not checked");
    }

    @Test
    void i02_one_key_and_two_orders_in_the_clients_memory() throws Exception {
        var other = new Acknowledged(
                "storefront",
                "key-E1",
                world.confirmed.toString(),
                "E2",
                "GBP",
                1_000,
                List.of(new Acknowledged.Line(1, "CUP", 2)),
                "now");

        found("I-02", audit(world.ledger(), world.remembered(), other))
                .extracting(Finding::subject)
                .contains("storefront key-E1");
    }

    @Test
    void i02_an_order_out_of_nothing() throws Exception {
        world.change("delete from orders.idempotency_key where location = ?", "/orders/" + world.confirmed);

        found("I-02", audit(world.ledger())).extracting(Finding::subject).containsExactly(world.confirmed.toString());
    }

    @Test
    void i02_an_order_under_two_keys_and_an_answer_without_an_order() throws Exception {
        world.change(
                "update orders.idempotency_key set location = ? where key = 'key-E2'", "/orders/" + world.delivered);
        world.change(
                "update orders.idempotency_key set location = ? where key = 'key-E3'", "/orders/" + UUID.randomUUID());

        found("I-02", audit(world.ledger()))
                .extracting(Finding::subject)
                .contains("/orders/" + world.delivered, "key-E3", world.confirmed.toString());
    }

    @Test
    void i06_a_history_that_is_no_path() throws Exception {
        world.change(
                "update orders.order_history set from_state = 'PENDING' where order_id = ? and version = 4",
                world.delivered);

        found("I-06", audit(world.ledger())).extracting(Finding::subject).containsExactly(world.delivered.toString());
    }

    @Test
    void i06_a_step_that_is_missing_and_a_state_that_nobody_wrote_down() throws Exception {
        world.change("delete from orders.order_history where order_id = ? and version = 3", world.delivered);
        world.change("update orders.orders set state = 'PROCESSING' where id = ?", world.confirmed);

        found("I-06", audit(world.ledger()))
                .extracting(Finding::subject)
                .containsExactlyInAnyOrder(world.delivered.toString(), world.confirmed.toString());
    }

    @Test
    void i06_an_order_that_should_have_been_paid_and_one_that_did_not_hear_the_answer() throws Exception {
        pending("AWAITED");
        world.change("update orders.orders set pay_by = now() - interval '1 hour' where id = ?", world.confirmed);

        found("I-06", audit(world.ledger()))
                .extracting(Finding::detail)
                .anySatisfy(detail -> assertThat(detail).contains("should have been paid by"))
                .anySatisfy(detail -> assertThat(detail).contains("waits for stock, and its reservation is COMMITTED"));
    }

    @Test
    void i06_an_order_that_is_delivered_and_not_completed() throws Exception {
        world.change("update orders.orders set state = 'PROCESSING' where id = ?", world.delivered);
        world.change("delete from orders.order_history where order_id = ? and version = 4", world.delivered);

        found("I-06", audit(world.ledger()))
                .singleElement()
                .satisfies(finding -> assertThat(finding.remedy()).isEqualTo(Remedy.REPAIRABLE));
    }

    @Test
    void i06_an_errand_that_was_given_up() throws Exception {
        world.change(
                "insert into customers.errand (id, kind, subject, payload, due_at, state, correlation_id, traceparent)"
                        + " values (gen_random_uuid(), 'mail', 'somebody', '{}', now(), 'GIVEN_UP', 'x', 'x')");

        found("I-06", audit(world.ledger())).extracting(Finding::subject).containsExactly("somebody");
    }

    private void pending(String stock) throws Exception {
        world.change("update orders.orders set state = 'PENDING', stock = ? where id = ?", stock, world.confirmed);
        world.change("delete from orders.order_history where order_id = ? and version = 2", world.confirmed);
    }
}
