package org.entrepot.launcher.audit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Hearing: each test breaks one thing and sees it named. */
class HearingInvariantsTest extends InASoundWorld {
    @Test
    void i10_a_fact_that_a_consumer_did_not_hear() throws Exception {
        world.change(
                "insert into orders.outbox select gen_random_uuid(), topic, key, type, source, 2, now() - interval '1 hour',"
                        + " payload, schema_ref, correlation_id, causation_id, traceparent from orders.outbox where key = '"
                        + world.confirmed + "'");
        var unheard = id("select id from orders.outbox where sequence = 2");
        world.publish(unheard, world.confirmed.toString(), "order.placed", 2, "{}");

        found("I-10", audit(world.ledger())).singleElement().satisfies(finding -> {
            assertThat(finding.subject()).isEqualTo(unheard.toString());
            assertThat(finding.remedy()).isEqualTo(Remedy.REPAIRABLE);
            assertThat(finding.detail()).startsWith(SoundWorld.HEARER + " has not heard order.placed, number 2");
        });
    }

    @Test
    void i10_a_parked_fact_counts_as_heard_and_one_from_before_the_reaction_is_not_expected() throws Exception {
        world.change("delete from inventory.inbox");
        world.change("update inventory.reaction set since = now() + interval '1 hour'");
        found("I-10", audit(world.ledger())).isEmpty();

        world.change("update inventory.reaction set since = '-infinity'");
        found("I-10", audit(world.ledger())).hasSize(3);
        world.change(
                "insert into inventory.parked_event (id, consumer, topic, partition, kafka_offset, key, sequence, event_id, headers,"
                        + " reason, error, detail, parked_at) select id, '" + SoundWorld.HEARER
                        + "', topic, 0, row_number() over (), key, sequence, id, '{}', 'POISON', '', '', now() from orders.outbox");
        found("I-10", audit(world.ledger())).isEmpty();
    }

    @Test
    void i10_a_service_that_does_not_say_what_it_reacts_to() throws Exception {
        world.change("delete from inventory.reaction");

        found("I-10", audit(world.ledger())).extracting(Finding::subject).containsExactly("inventory");
    }

    @Test
    void i10_an_inbox_that_takes_a_fact_twice() throws Exception {
        world.change("alter table shipping.inbox drop constraint inbox_pkey");
        try {
            found("I-10", audit(world.ledger())).extracting(Finding::subject).containsExactly("shipping.inbox");
        } finally {
            world.change("alter table shipping.inbox add primary key (consumer, event_id)");
        }
    }

    @Test
    void i12_a_consumer_that_stopped_before_the_end_of_a_stream() throws Exception {
        world.change("update orders.outbox set occurred_at = now() - interval '1 hour'");
        world.change(
                "update inventory.stream_position set last_sequence = 0 where key = ?", world.confirmed.toString());

        found("I-12", audit(world.ledger())).singleElement().satisfies(finding -> {
            assertThat(finding.subject()).isEqualTo(world.confirmed.toString());
            assertThat(finding.remedy()).isEqualTo(Remedy.REPAIRABLE);
        });
    }

    @Test
    void i12_a_stream_that_waits_behind_a_parked_fact_is_not_lost() throws Exception {
        world.change(
                "update inventory.stream_position set last_sequence = 0 where key = ?", world.confirmed.toString());
        world.park(world.confirmed, "POISON");

        found("I-12", audit(world.ledger())).isEmpty();
    }

    @Test
    void i12_a_consumer_that_is_ahead_of_what_was_said() throws Exception {
        world.change(
                "update inventory.stream_position set last_sequence = 5 where key = ?", world.delivered.toString());

        found("I-12", audit(world.ledger()))
                .extracting(Finding::detail)
                .containsExactly(SoundWorld.HEARER + " has applied number 5 of order.events.v1, and only 1 were said");
    }

    @Test
    void i12_a_stream_that_nobody_says() throws Exception {
        world.change(
                "insert into inventory.stream_position values (?, 'order.events.v1', 'nobody', 1)", SoundWorld.HEARER);

        found("I-12", audit(world.ledger())).extracting(Finding::subject).containsExactly("nobody");
    }

    private static UUID id(String query) throws Exception {
        try (var statement = superuser.createStatement();
                var rows = statement.executeQuery(query)) {
            rows.next();
            return rows.getObject(1, UUID.class);
        }
    }
}
