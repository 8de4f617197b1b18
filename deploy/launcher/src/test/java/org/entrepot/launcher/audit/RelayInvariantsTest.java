package org.entrepot.launcher.audit;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** The relay: each test breaks one thing and sees it named. */
class RelayInvariantsTest extends InASoundWorld {
    @Test
    void i21_a_slot_that_nobody_reads() throws Exception {
        stopReading();
        try {
            found("I-21", audit(world.ledger()))
                    .extracting(Finding::detail)
                    .containsExactly("nobody reads it: no fact reaches Kafka");
        } finally {
            readOn();
        }
    }

    @Test
    void i21_a_second_slot_that_keeps_log_for_nobody() throws Exception {
        world.change("select pg_create_logical_replication_slot('forgotten', 'pgoutput')");
        try {
            found("I-21", audit(world.ledger()))
                    .extracting(Finding::detail)
                    .anySatisfy(detail -> assertThat(detail).startsWith("there are 2, and one is needed"));
        } finally {
            world.change("select pg_drop_replication_slot('forgotten')");
        }
    }

    @Test
    void i21_a_filter_that_swallows_facts_and_an_outbox_that_is_not_published() throws Exception {
        world.change("alter publication outbox_pub drop table shipping.outbox");
        world.change("alter publication outbox_pub drop table orders.outbox");
        world.change("alter publication outbox_pub add table orders.outbox where (type <> 'order.placed')");
        try {
            found("I-21", audit(world.ledger()))
                    .extracting(Finding::subject)
                    .containsExactlyInAnyOrder("shipping.outbox", "orders.outbox");
        } finally {
            world.change("alter publication outbox_pub drop table orders.outbox");
            world.change("alter publication outbox_pub add table orders.outbox, shipping.outbox");
        }
    }
}
