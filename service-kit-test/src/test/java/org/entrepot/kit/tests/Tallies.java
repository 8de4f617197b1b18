package org.entrepot.kit.tests;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;
import org.entrepot.events.Fact;
import org.entrepot.events.inventory.StockCommitted;
import org.entrepot.events.inventory.StockReleased;
import org.entrepot.events.inventory.StockReserved;
import org.entrepot.events.order.OrderCompleted;
import org.entrepot.kit.inbox.Listener;
import org.entrepot.kit.inbox.NotHereYet;
import org.entrepot.kit.inbox.Reactions;
import org.entrepot.kit.outbox.Outbox;
import org.jdbi.v3.core.Jdbi;

/** A feature to try the kit on: tallies what is heard per order, and says something about it. */
@ApplicationScoped
public class Tallies implements Listener {

    /** While set, committed stock is refused. */
    static final AtomicBoolean BROKEN = new AtomicBoolean();

    private final Jdbi jdbi;
    private final Outbox outbox;

    Tallies(Jdbi jdbi, Outbox outbox) {
        this.jdbi = jdbi;
        this.outbox = outbox;
    }

    @Override
    public Reactions reactions() {
        return Reactions.to("reservation-events", org.entrepot.events.inventory.ReservationEvent.class)
                .whenAll(StockReserved.class, this::start)
                .when(StockCommitted.class, this::add)
                .when(StockReleased.class, this::refuse);
    }

    /** All orders of a batch at once. */
    void start(List<StockReserved> reserved) {
        jdbi.useHandle(sql -> sql.createUpdate(
                        "insert into tally (order_id, heard) select id, '{reserved}' from unnest(:ids::uuid[]) id")
                .bind(
                        "ids",
                        reserved.stream().map(fact -> fact.orderId().toString()).toArray(String[]::new))
                .execute());
        outbox.sayAll(reserved.stream()
                .map(fact -> new OrderCompleted(fact.orderId(), fact.orderId()))
                .toList());
    }

    void add(StockCommitted committed) {
        if (BROKEN.get()) throw new IllegalStateException("refused for the test");
        note(committed, committed.orderId(), "committed");
    }

    void refuse(StockReleased released) {
        note(released, released.orderId(), "released");
    }

    private void note(Fact fact, UUID order, String what) {
        var rows =
                jdbi.withHandle(sql -> sql.createUpdate("update tally set heard = heard || :what where order_id = :id")
                        .bind("what", what)
                        .bind("id", order)
                        .execute());
        if (rows == 0) throw new NotHereYet("order " + order);
        outbox.say(new OrderCompleted(order, order));
    }
}
