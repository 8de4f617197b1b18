package org.entrepot.kit.tests;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.entrepot.events.inventory.ReservationEvent;
import org.entrepot.events.inventory.StockReserved;
import org.entrepot.kit.Ids;
import org.entrepot.kit.inbox.Failpoints;
import org.entrepot.kit.test.Database;
import org.entrepot.kit.test.Probe;
import org.entrepot.kit.test.RealParts;
import org.entrepot.kit.test.Said;
import org.entrepot.kit.test.Tell;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(RealParts.class)
class TwinsTest {

    private static final int PARTITIONS = 12;

    @Inject
    Failpoints failpoints;

    /** After a rebalance that did not wait, two members run the same record; the unique inbox row decides. */
    @Test
    void two_members_that_hold_the_same_record_at_once_apply_it_once() {
        var order = Ids.next();
        var reached = new CountDownLatch(1);
        var goOn = new CountDownLatch(1);
        failpoints.once(Failpoints.INSIDE_TRANSACTION, () -> {
            reached.countDown();
            await(goOn);
        });
        var told = Tell.that(new StockReserved(
                order, order, List.of(new ReservationEvent.Line(1, "KETTLE", 2, "MAIN")), Instant.now()));

        told.partition(0).send();
        await(reached);
        // Whichever partitions the other member has, it is given the same record now.
        for (var partition = 1; partition < PARTITIONS; partition++)
            told.partition(partition).send();
        Probe.until("the twin waits for the first one's inbox row", TwinsTest::blockedInserts, waiting -> waiting > 0);
        goOn.countDown();

        told.untilHeardBy("order-service.reservation-events");
        assertThat(Said.about(order)).hasSize(1);
        assertThat(Database.number("select count(*) from orders.inbox where event_id = ?", told.id()))
                .isEqualTo(1);
        assertThat(Database.number("select count(*) from orders.parked_event where key = ?", order.toString()))
                .isZero();
    }

    private static long blockedInserts() {
        return Database.number(
                "select count(*) from pg_stat_activity where wait_event_type = 'Lock' and query like '%insert into inbox%'");
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
