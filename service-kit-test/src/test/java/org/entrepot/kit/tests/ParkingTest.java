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
import java.util.UUID;
import org.entrepot.kit.Ids;
import org.entrepot.kit.inbox.ParkedEvents;
import org.entrepot.kit.test.Database;
import org.entrepot.kit.test.RealParts;
import org.entrepot.kit.test.Tell;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Facts that cannot be applied: what waits with them, what goes on, and how a person ends it. */
@QuarkusTest
@WithTestResource(RealParts.class)
class ParkingTest {

    @Inject
    ParkedEvents parked;

    private final UUID order = Ids.next();

    @AfterEach
    void mend() {
        Tallies.BROKEN.set(false);
    }

    @Test
    void a_poison_fact_is_parked_with_those_behind_it_and_other_orders_go_on() {
        var other = Ids.next();
        Tallies.BROKEN.set(true);
        Tell.fact(reserved(order), committed(order), released(order));
        assertThat(awaitParked(order, 2)).containsExactly("2 POISON", "3 BEHIND");

        Tell.that(reserved(other)).send().untilHeardBy(CONSUMER);

        assertThat(heard(other)).containsExactly("reserved");
        assertThat(heard(order)).containsExactly("reserved");
    }

    @Test
    void a_replayed_fact_takes_those_behind_it_along() {
        Tallies.BROKEN.set(true);
        Tell.fact(reserved(order), committed(order), released(order));
        awaitParked(order, 2);
        Tallies.BROKEN.set(false);

        assertThat(parked.replayBy(idOf(order, 3), "somebody", "too early", false))
                .isFalse();
        assertThat(parked.replayBy(idOf(order, 2), "somebody", "mended", false)).isTrue();

        assertThat(heard(order)).containsExactly("reserved", "committed", "released");
        assertThat(parkedNow(order)).isEmpty();
    }

    @Test
    void a_replay_over_a_gap_passes_over_no_fact_that_is_parked() {
        Tallies.BROKEN.set(true);
        Tell.fact(reserved(order), committed(order), released(order));
        awaitParked(order, 2);
        Tallies.BROKEN.set(false);

        assertThat(parked.replayBy(idOf(order, 3), "somebody", "it never came, I think", true))
                .isFalse();
        assertThat(parkedNow(order)).containsExactly("2 POISON", "3 BEHIND");
    }

    @Test
    void a_replay_over_a_gap_goes_on_after_a_fact_that_never_came() {
        Tell.fact(reserved(order));
        Tell.that(released(order)).sequence(3).send();
        assertThat(awaitParked(order, 1)).containsExactly("3 GAP");

        assertThat(parked.replayBy(idOf(order, 3), "somebody", "2 is lost for good", true))
                .isTrue();

        assertThat(heard(order)).containsExactly("reserved", "released");
        assertThat(parkedNow(order)).isEmpty();
    }

    @Test
    void a_discarded_fact_lets_those_behind_it_go_on() {
        Tallies.BROKEN.set(true);
        Tell.fact(reserved(order), committed(order), released(order));
        awaitParked(order, 2);

        assertThat(parked.discardBy(idOf(order, 2), "somebody", "a mistake")).isTrue();

        assertThat(heard(order)).containsExactly("reserved", "released");
        assertThat(Database.query(
                        "select settled_by, settled_why from orders.parked_event where key = ? and state = 'DISCARDED'",
                        row -> row.getString(1) + ": " + row.getString(2),
                        order.toString()))
                .containsExactly("somebody: a mistake");
    }

    @ParameterizedTest
    @ValueSource(strings = {"{", "", "[]", "null", "{\"orderId\":\"x\"}", "{\"orderId\":null}"})
    void a_value_that_cannot_be_read_is_parked(String json) {
        Tell.fact(reserved(order));
        Tell.that(committed(order)).json(json).send();

        assertThat(awaitParked(order, 1)).containsExactly("2 POISON");
    }

    @Test
    void a_record_without_value_or_of_monstrous_size_is_parked() {
        Tell.fact(reserved(order));
        Tell.that(committed(order)).json(null).send();
        Tell.that(committed(order)).json(" ".repeat(900_000) + "{}").send();

        assertThat(awaitParked(order, 2)).containsExactly("2 POISON", "3 POISON");
    }

    @Test
    void a_record_that_is_no_fact_of_ours_is_parked_and_stops_nobody() {
        Tell.that(reserved(order)).header("ce_id", null).sequence(1).send();
        Tell.that(reserved(order)).sequence(1).send();
        Tell.that(committed(order)).sequence(2).send().untilHeardBy(CONSUMER);

        assertThat(heard(order)).containsExactly("reserved", "committed");
        assertThat(Database.number(
                        "select count(*) from orders.parked_event where key = ? and sequence is null",
                        order.toString()))
                .isEqualTo(1);
    }

    private static UUID idOf(UUID order, long sequence) {
        return Database.query(
                        "select id from orders.parked_event where key = ? and sequence = ?",
                        row -> row.getObject(1, UUID.class),
                        order.toString(),
                        sequence)
                .getFirst();
    }
}
