package org.entrepot.launcher.audit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;
import org.junit.jupiter.api.Test;

/** The outbox and Kafka: each test breaks one thing and sees it named. */
class LogInvariantsTest extends InASoundWorld {
    @Test
    void i13_a_row_that_never_reached_kafka() throws Exception {
        var id = UUID.randomUUID();
        world.write(id, world.confirmed, "order.confirmed", 2, "{}", "now() - interval '1 hour'");

        found("I-13", audit(world.ledger())).singleElement().satisfies(finding -> {
            assertThat(finding.subject()).isEqualTo(id.toString());
            assertThat(finding.remedy()).isEqualTo(Remedy.REPAIRABLE);
        });
    }

    @Test
    void i13_a_row_of_this_moment_is_still_on_its_way() throws Exception {
        // A little ahead, so that it is still young when a slow audit comes to it.
        world.write(UUID.randomUUID(), world.confirmed, "order.confirmed", 2, "{}", "now() + interval '1 minute'");

        var report = audit(world.ledger());

        found("I-13", report)
                .singleElement()
                .satisfies(finding -> assertThat(finding.remedy()).isEqualTo(Remedy.PENDING));
        assertThat(report.isBroken()).isFalse();
        assertThat(report.isClean()).isFalse();
    }

    @Test
    void i14_a_record_that_was_never_committed() throws Exception {
        var ghost = UUID.randomUUID();
        world.publish(ghost, world.confirmed.toString(), "order.confirmed", 2, "{}");

        found("I-14", audit(world.ledger())).extracting(Finding::subject).containsExactly(ghost.toString());
    }

    @Test
    void i14_a_record_that_says_something_else_than_its_row() throws Exception {
        var id = UUID.randomUUID();
        world.write(id, world.confirmed, "order.confirmed", 2, "{\"a\":1}", "now()");
        world.publish(id, world.confirmed.toString(), "order.confirmed", 2, "{\"a\":2}");

        found("I-14", audit(world.ledger()))
                .singleElement()
                .satisfies(finding -> assertThat(finding.detail()).contains("is not what orders.outbox says"));
    }

    @Test
    void i14_a_copy_of_a_record_does_no_harm_but_one_with_another_key_does() throws Exception {
        var id = world.say(world.confirmed, "order.confirmed", 2, "{}");
        world.publish(id, world.confirmed.toString(), "order.confirmed", 2, "{}");
        found("I-14", audit(world.ledger())).isEmpty();

        world.publish(id, world.delivered.toString(), "order.confirmed", 2, "{}");
        found("I-14", audit(world.ledger())).extracting(Finding::subject).contains(id.toString());
    }
}
