package org.entrepot.kit.tests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.entrepot.kit.tests.Reservations.CONSUMER;
import static org.entrepot.kit.tests.Reservations.awaitParked;
import static org.entrepot.kit.tests.Reservations.committed;
import static org.entrepot.kit.tests.Reservations.heard;
import static org.entrepot.kit.tests.Reservations.parkedNow;
import static org.entrepot.kit.tests.Reservations.released;
import static org.entrepot.kit.tests.Reservations.reserved;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.entrepot.kit.Ids;
import org.entrepot.kit.inbox.Failpoints;
import org.entrepot.kit.inbox.ParkedEvents;
import org.entrepot.kit.test.Database;
import org.entrepot.kit.test.Probe;
import org.entrepot.kit.test.RealParts;
import org.entrepot.kit.test.Said;
import org.entrepot.kit.test.Tell;
import org.entrepot.stack.testing.TestInfra;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@WithTestResource(RealParts.class)
class HearingTest {

    @Inject
    Failpoints failpoints;

    @Inject
    ParkedEvents parked;

    private final UUID order = Ids.next();

    @Test
    void what_is_heard_takes_effect_and_what_follows_is_said_with_its_cause() {
        var told = Tell.that(reserved(order)).send().untilHeardBy(CONSUMER);

        var said = Said.lines(order).getFirst();
        assertThat(said.causationId()).isEqualTo(told.id().toString());
        assertThat(heard(order)).containsExactly("reserved");
    }

    @Test
    void a_fact_that_comes_twice_takes_effect_once() {
        Tell.that(reserved(order)).send().send();
        Tell.that(committed(order)).send().send().untilHeardBy(CONSUMER);
        Tell.that(released(order)).send().untilHeardBy(CONSUMER);

        assertThat(heard(order)).containsExactly("reserved", "committed", "released");
        assertThat(Said.about(order)).hasSize(3);
    }

    @Test
    void the_same_number_under_another_id_is_not_applied_again() {
        Tell.fact(reserved(order));
        var told = Tell.that(committed(order)).send();
        told.id(UUID.randomUUID()).send();
        Tell.that(released(order)).send().untilHeardBy(CONSUMER);

        assertThat(heard(order)).containsExactly("reserved", "committed", "released");
    }

    @Test
    void facts_that_come_in_another_order_are_applied_in_theirs() {
        Tell.that(released(order)).sequence(3).send();
        Tell.that(committed(order)).sequence(2).send();
        Tell.that(reserved(order)).sequence(1).send();

        Probe.until("all three are applied", () -> heard(order), heard -> heard.size() == 3);
        assertThat(heard(order)).containsExactly("reserved", "committed", "released");
    }

    @Test
    void after_a_gap_facts_wait_for_the_missing_one() {
        Tell.fact(reserved(order));
        Tell.that(released(order)).sequence(3).send();
        var waiting = awaitParked(order, 1);
        assertThat(waiting).containsExactly("3 GAP");
        assertThat(heard(order)).containsExactly("reserved");

        Tell.that(committed(order)).sequence(2).send();

        Probe.until("the gap is closed", () -> heard(order), heard -> heard.size() == 3);
        assertThat(heard(order)).containsExactly("reserved", "committed", "released");
        assertThat(parkedNow(order)).isEmpty();
    }

    @Test
    void a_fact_of_a_type_that_is_not_known_here_is_passed_over() {
        Tell.fact(reserved(order));
        Tell.that(committed(order)).header("ce_type", "stock.teleported").send();
        Tell.that(committed(order)).send().untilHeardBy(CONSUMER);

        assertThat(heard(order)).containsExactly("reserved", "committed");
    }

    @Test
    void a_fact_that_nobody_reacts_to_and_that_came_too_early_is_passed_over_when_its_turn_comes() {
        Tell.fact(reserved(order));
        Tell.that(committed(order))
                .header("ce_type", "stock.teleported")
                .sequence(3)
                .send();
        awaitParked(order, 1);

        Tell.that(committed(order)).sequence(2).send();
        Tell.that(released(order)).sequence(4).send().untilHeardBy(CONSUMER);

        Probe.until("the gap is closed", () -> heard(order), heard -> heard.size() == 3);
        assertThat(heard(order)).containsExactly("reserved", "committed", "released");
        assertThat(parkedNow(order)).isEmpty();
    }

    @Test
    void a_field_from_the_future_is_passed_over() {
        var json = org.entrepot.kit.Wire.write(reserved(order)).replaceFirst("\\{", "{\"fromTheFuture\":{\"a\":1},");

        Tell.that(reserved(order)).json(json).send().untilHeardBy(CONSUMER);

        assertThat(heard(order)).containsExactly("reserved");
    }

    @Test
    void a_fact_whose_cause_is_not_here_yet_waits_for_it() {
        Tell.that(committed(order)).send();
        assertThat(awaitParked(order, 1)).containsExactly("1 AWAITING");

        Database.query("insert into orders.tally (order_id) values (?) returning 1", row -> row.getInt(1), order);

        Probe.until("the fact is applied", () -> heard(order), heard -> heard.equals(List.of("committed")));
        assertThat(parkedNow(order)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                Failpoints.BEFORE_TRANSACTION,
                Failpoints.INSIDE_TRANSACTION,
                Failpoints.AFTER_COMMIT,
                Failpoints.AFTER_ACKNOWLEDGEMENT
            })
    void a_failure_at_any_boundary_loses_nothing_and_doubles_nothing(String boundary) {
        failpoints.once(boundary, () -> {
            throw new IllegalStateException("struck " + boundary);
        });

        Tell.fact(reserved(order), committed(order));
        Tell.that(released(order)).send().untilHeardBy(CONSUMER);

        assertThat(heard(order)).containsExactly("reserved", "committed", "released");
        assertThat(Said.lines(order).stream().map(Said.Line::sequence)).containsExactly(1L, 2L, 3L);
        assertThat(parkedNow(order)).isEmpty();
    }

    @Test
    void what_fails_after_its_commit_again_and_again_is_not_parked() {
        failpoints.once(Failpoints.AFTER_COMMIT, () -> {
            failpoints.once(Failpoints.AFTER_COMMIT, () -> {
                throw new IllegalStateException("struck again, alone");
            });
            throw new IllegalStateException("struck");
        });

        Tell.fact(reserved(order));
        Tell.that(committed(order)).send().untilHeardBy(CONSUMER);

        assertThat(heard(order)).containsExactly("reserved", "committed");
        assertThat(Database.number("select count(*) from orders.parked_event where key = ?", order.toString()))
                .isZero();
    }

    @Test
    void while_the_database_is_away_nothing_is_parked_and_nothing_lost() {
        Tell.that(reserved(order)).send().untilHeardBy(CONSUMER);
        TestInfra.shared().postgres().kill();
        Tell.fact(committed(order), released(order));

        TestInfra.shared().postgres().start();

        Probe.until("both are applied", () -> heard(order), heard -> heard.size() == 3);
        assertThat(heard(order)).containsExactly("reserved", "committed", "released");
        assertThat(Database.number("select count(*) from orders.parked_event where key = ?", order.toString()))
                .isZero();
    }

    @Test
    void many_orders_in_one_go_are_each_applied_once_and_in_order() {
        var orders = Stream.generate(Ids::next).limit(500).toList();
        var ids = orders.stream().map(UUID::toString).toArray(String[]::new);
        orders.forEach(id -> Tell.that(reserved(id)).send());
        orders.forEach(id -> Tell.that(committed(id)).send());

        Probe.until(
                "all 500 are applied",
                () -> Database.number(
                        "select count(*) from orders.tally where order_id = any(?::uuid[]) and heard = '{reserved,committed}'",
                        (Object) ids),
                count -> count == 500);
        assertThat(Database.query(
                        "select array_agg(sequence order by sequence)::text from orders.outbox where key = any(?) group by key",
                        row -> row.getString(1),
                        (Object) ids))
                .hasSize(500)
                .containsOnly("{1,2}");
    }
}
