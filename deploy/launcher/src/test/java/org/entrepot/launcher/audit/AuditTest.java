package org.entrepot.launcher.audit;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** The audit as a whole, in a world in which everything holds. */
class AuditTest extends InASoundWorld {
    @Test
    void finds_nothing_where_everything_holds() throws Exception {
        var report = audit(world.ledger(), world.remembered());

        assertThat(report.entries())
                .extracting(AuditReport.Entry::id)
                .containsExactly(
                        "I-01", "I-02", "I-03", "I-04", "I-05", "I-06", "I-07", "I-08", "I-09", "I-10", "I-12", "I-13",
                        "I-14", "I-16", "I-17", "I-19", "I-20", "I-21", "I-23");
        assertThat(report.entries().stream().flatMap(entry -> entry.findings().stream()))
                .isEmpty();
        assertThat(report.isClean()).isTrue();
        assertThat(report.inWords()).last().asString().startsWith("Everything holds. 4 records");
    }

    @Test
    void for_each_invariant_it_says_what_a_person_should_look_at() throws Exception {
        assertThat(audit(world.ledger()).entries())
                .extracting(AuditReport.Entry::id)
                .allSatisfy(id -> assertThat(Advice.of(id)).isNotBlank());
    }

    @Test
    void what_services_have_yet_to_agree_on_is_pending_while_the_platform_is_not_at_rest() throws Exception {
        world.change("delete from shipping.shipment where order_id = ?", world.confirmed);
        world.change("insert into orders.errand (id, kind, subject, payload, due_at, correlation_id, traceparent)"
                + " values (gen_random_uuid(), 'capture', 'x', '{}', now(), 'x', 'x')");

        var report = audit(world.ledger());

        found("I-09", report)
                .singleElement()
                .satisfies(finding -> assertThat(finding.remedy()).isEqualTo(Remedy.PENDING));
        assertThat(report.inWords())
                .anySatisfy(line -> assertThat(line).contains("not at rest: 1 errands of orders not yet run"));
    }
}
