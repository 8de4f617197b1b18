package org.entrepot.kit.tests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.entrepot.events.order.OrderCompleted;
import org.entrepot.kit.Ids;
import org.entrepot.kit.outbox.Outbox;
import org.entrepot.kit.outbox.OutboxDays;
import org.entrepot.kit.test.Database;
import org.entrepot.kit.test.RealParts;
import org.entrepot.kit.test.Said;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(RealParts.class)
class OutboxTest {

    @Inject
    Outbox outbox;

    @Inject
    OutboxDays days;

    @Inject
    Jdbi jdbi;

    private final UUID order = Ids.next();

    @Test
    void facts_of_one_order_are_numbered_without_gaps_whoever_tells_them_and_whatever_fails() {
        try (var tellers = Executors.newFixedThreadPool(6)) {
            IntStream.range(0, 120).forEach(turn -> tellers.execute(() -> tell(turn)));
        }

        var expected = IntStream.range(0, 120)
                .filter(turn -> turn % 5 != 0)
                .map(turn -> 1 + turn % 3)
                .sum();
        assertThat(Said.lines(order).stream().map(Said.Line::sequence))
                .containsExactlyElementsOf(
                        LongStream.rangeClosed(1, expected).boxed().toList());
    }

    @Test
    void facts_are_kept_in_the_order_in_which_they_were_said() {
        var orders = List.of(Ids.next(), Ids.next(), Ids.next());

        QuarkusTransaction.requiringNew().run(() -> {
            orders.forEach(id -> outbox.say(new OrderCompleted(id, id)));
            outbox.say(new OrderCompleted(orders.getFirst(), Ids.next()));
        });

        assertThat(Said.lines(orders.getFirst()).stream().map(Said.Line::sequence))
                .containsExactly(1L, 2L);
        assertThat(Said.about(orders.getFirst()).getFirst())
                .isEqualTo(new OrderCompleted(orders.getFirst(), orders.getFirst()));
        assertThat(Said.about(orders.getLast())).hasSize(1);
    }

    @Test
    void outside_a_transaction_nothing_can_be_said() {
        assertThatThrownBy(() -> outbox.say(new OrderCompleted(order, order)))
                .hasMessageContaining("needs a running transaction");
    }

    @Test
    void days_past_their_keeping_are_dropped_and_the_next_ones_are_ready() {
        var today = LocalDate.now(ZoneOffset.UTC);
        var old = today.minusDays(40);
        jdbi.useHandle(sql -> sql.execute("select outbox_ensure_partitions(?, 1)", old));
        assertThat(partitions()).contains("outbox_" + old.toString().replace("-", ""));

        days.turn();

        assertThat(partitions())
                .doesNotContain("outbox_" + old.toString().replace("-", ""))
                .contains("outbox_" + today.plusDays(3).toString().replace("-", ""));
    }

    private void tell(int turn) {
        try {
            QuarkusTransaction.requiringNew().run(() -> {
                // All wait for one row: a slow disk takes nobody's turn away.
                jdbi.useHandle(sql -> sql.execute("set local lock_timeout = '9s'"));
                for (var i = 0; i <= turn % 3; i++) outbox.say(new OrderCompleted(order, order));
                if (turn % 5 == 0) throw new IllegalStateException("rolled back on purpose");
            });
        } catch (IllegalStateException onPurpose) {
            assertThat(onPurpose).hasMessageContaining("on purpose");
        }
    }

    private static List<String> partitions() {
        return Database.query(
                "select c.relname from pg_inherits i join pg_class c on c.oid = i.inhrelid"
                        + " where i.inhparent = 'orders.outbox'::regclass",
                row -> row.getString(1));
    }
}
