package org.entrepot.launcher.audit;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.DriverManager;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What is left over: each test leaves one thing and sees it named. */
class ResidueInvariantsTest extends InASoundWorld {
    @Test
    void i20_a_hold_that_nobody_ended() throws Exception {
        world.change(
                "update inventory.reservation set state = 'RESERVED', held_until = now() - interval '1 hour' where order_id = ?",
                world.cancelled);

        found("I-20", audit(world.ledger())).extracting(Finding::subject).containsExactly(world.cancelled.toString());
    }

    @Test
    void i20_an_errand_that_died_with_its_process() throws Exception {
        world.change(
                "insert into orders.errand (id, kind, subject, payload, due_at, leased_until, correlation_id, traceparent)"
                        + " values (gen_random_uuid(), 'payment.capture', 'a parcel', '{}', now(), now() - interval '1 hour', 'x', 'x')");

        found("I-20", audit(world.ledger())).extracting(Finding::subject).containsExactly("a parcel");
    }

    @Test
    void i20_a_means_of_payment_that_is_needed_no_more() throws Exception {
        world.change("update orders.orders set payment_token = 'tok' where id = ?", world.delivered);

        found("I-20", audit(world.ledger())).extracting(Finding::subject).containsExactly(world.delivered.toString());
    }

    @Test
    void i20_a_label_a_slip_and_a_mail_that_are_half_done() throws Exception {
        world.change(
                "insert into shipping.label (id, parcel_id, state, carrier, service, claimed_at)"
                        + " values (gen_random_uuid(), ?, 'CLAIMED', 'x', 'x', now() - interval '1 hour')",
                world.parcel);
        world.change(
                "update shipping.manifest set state = 'HANDING_OVER', handed_over_at = null, closed_at = now() - interval '1 hour'");
        world.change(
                "insert into customers.notification (id, order_id, customer_id, template, subject_id, details, queued_at)"
                        + " values (gen_random_uuid(), ?, gen_random_uuid(), 'order-confirmed', gen_random_uuid(), '{}', now() - interval '1 hour')",
                world.confirmed);

        found("I-20", audit(world.ledger()))
                .extracting(Finding::detail)
                .anySatisfy(detail -> assertThat(detail).startsWith("its label has been CLAIMED"))
                .anySatisfy(detail -> assertThat(detail).contains("is being handed over"))
                .anySatisfy(detail -> assertThat(detail).startsWith("mail order-confirmed has waited"))
                .hasSize(3);
    }

    @Test
    void i20_a_parked_fact_unless_whoever_asks_parked_it() throws Exception {
        var event = world.park(world.confirmed, "POISON");

        found("I-20", audit(world.ledger())).singleElement().satisfies(finding -> {
            assertThat(finding.remedy()).isEqualTo(Remedy.NEEDS_A_PERSON);
            assertThat(finding.detail())
                    .contains("has parked order.events.v1 order.placed, number 1 of " + world.confirmed);
        });
        var expecting = Audit.of(
                infra.bootstrapServers(),
                superuser,
                Outside.of(Optional.of(world.ledger()), List.of()).expectingParked(Set.of(event)));
        found("I-20", expecting).isEmpty();
    }

    @Test
    void i20_a_fact_that_waits_for_its_cause_is_pending_and_one_behind_a_gap_can_be_repaired() throws Exception {
        world.park(world.confirmed, "AWAITING");
        world.park(world.delivered, "GAP");

        found("I-20", audit(world.ledger()))
                .extracting(Finding::remedy)
                .containsExactlyInAnyOrder(Remedy.PENDING, Remedy.REPAIRABLE);
    }

    @Test
    void i20_a_lock_and_a_transaction_that_a_service_never_let_go() throws Exception {
        var database = infra.database("order-service");
        try (var stuck = DriverManager.getConnection(database.url(), database.user(), database.password());
                var statement = stuck.createStatement()) {
            statement.execute("set idle_in_transaction_session_timeout = 0");
            stuck.setAutoCommit(false);
            statement.execute("select pg_advisory_xact_lock(42)");

            found("I-20", audit(world.ledger())).isEmpty();
            assertThat(ResidueInvariants.staleLocks(Duration.ZERO).findings(evidence()))
                    .extracting(Finding::detail)
                    .singleElement()
                    .asString()
                    .startsWith("has held an advisory lock");
            assertThat(ResidueInvariants.staleTransactions(Duration.ZERO).findings(evidence()))
                    .extracting(Finding::detail)
                    .singleElement()
                    .asString()
                    .endsWith("select pg_advisory_xact_lock(42)");
        }
    }

    private static Evidence evidence() throws Exception {
        var secrecy = Secrecy.about(superuser, List.of());
        var published = Published.readFrom(infra.bootstrapServers(), secrecy::listen);
        return new Evidence(superuser, published, secrecy, Outside.of(Optional.empty(), List.of()), List.of());
    }
}
