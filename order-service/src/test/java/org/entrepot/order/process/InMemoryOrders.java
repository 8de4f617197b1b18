package org.entrepot.order.process;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Consumer;
import org.entrepot.events.Fact;
import org.entrepot.events.inventory.StockReserved;
import org.entrepot.events.order.HoldReason;
import org.entrepot.events.order.OrderEvent;
import org.entrepot.kit.inbox.NotHereYet;
import org.entrepot.order.order.OrderLine;
import org.entrepot.order.order.Placed;
import org.entrepot.order.payment.News;
import org.entrepot.order.process.KeptOrder.Heard;
import org.entrepot.order.process.KeptOrder.Waiting;
import org.entrepot.order.process.Outside.Place;
import org.jspecify.annotations.Nullable;

/**
 * The order service with its decisions as they are, and tables in memory: what is decided in a transaction is kept with it or
 * not at all, and what a process only knew is gone when it dies.
 */
public final class InMemoryOrders {

    /** A fact as it comes from a topic. */
    public record Message(int topic, UUID order, long number, Fact fact) {}

    final Outside outside;
    final Decide decide;
    private final Map<UUID, KeptOrder> rows = new LinkedHashMap<>();
    private final InMemoryDesk desk;

    public InMemoryOrders(Outside outside, Decide decide) {
        this.outside = outside;
        this.decide = decide;
        this.desk = new InMemoryDesk(this);
    }

    public Collection<KeptOrder> rows() {
        return rows.values();
    }

    public KeptOrder row(UUID order) {
        return rows.get(order);
    }

    /** Errands that were given up, as {@code kind subject}. */
    public List<String> givenUp() {
        return desk.givenUp();
    }

    /** The same order a second time changes nothing: its key is known. */
    public void place(Placed placed, List<OrderLine> lines, OrderEvent fact) {
        inTransaction(tx -> {
            if (rows.containsKey(placed.id())) return;
            tx.touched.put(placed.id(), new KeptOrder(placed, lines, "tok_1"));
            tx.say(placed.id(), fact);
        });
    }

    public void cancel(UUID order, String actor) {
        change(order, process -> decide.cancel(process, actor));
    }

    public void hold(UUID order, String actor) {
        change(order, process -> process.isHeld(HoldReason.FRAUD_REVIEW, actor));
    }

    public void release(UUID order, String actor) {
        change(order, process -> process.isReleased(actor));
    }

    /** News of the operator, whichever way they came. */
    public void hear(News news) {
        inTransaction(tx -> hear(tx, news));
    }

    void hear(Tx tx, News news) {
        var row = tx.row(news.orderId());
        if (row == null) return;
        var process = row.open(moment(), parcelOf(news), refundOf(news));
        if (process.rest().payment() == null) return;
        decide.hear(process, news);
        tx.keep(row, process);
    }

    /** The expiry sweep. */
    public void sweep() {
        inTransaction(tx -> {
            for (var id : List.copyOf(rows.keySet())) {
                if (!decide.isUnpaid(rows.get(id), outside.now())) continue;
                var process = tx.row(id).open(moment());
                if (decide.locksWhatItSweeps()) expire(tx, process);
                else outside.later(Duration.ofMillis(200), () -> inTransaction(later -> expire(later, process)));
            }
        });
    }

    private void expire(Tx tx, OrderProcess process) {
        decide.expire(process);
        tx.keep(tx.row(process.id()), process);
    }

    /** A batch of one topic, as one transaction; if that fails, one by one. */
    public void hear(List<Message> batch) {
        try {
            inTransaction(tx -> batch.forEach(message -> hear(tx, message)));
        } catch (Outside.Crashed crashed) {
            throw crashed;
        } catch (RuntimeException failure) {
            for (var message : batch) hearOrPark(message);
        }
    }

    /** Tries what waits for its cause once more. */
    public void hearParkedAgain() {
        for (var id : List.copyOf(rows.keySet()))
            for (var topic : List.copyOf(rows.get(id).heard.keySet())) hearParkedAgain(id, topic);
    }

    private void hearParkedAgain(UUID id, int topic) {
        try {
            inTransaction(tx -> applyParked(tx, tx.row(id), topic));
        } catch (NotHereYet stillNot) {
            // It waits on.
        }
    }

    private void hearOrPark(Message message) {
        try {
            inTransaction(tx -> hear(tx, message));
        } catch (Outside.Crashed crashed) {
            throw crashed;
        } catch (RuntimeException failure) {
            var why = failure instanceof NotHereYet ? "AWAITING" : "POISON " + failure;
            outside.note("parked %s: %s", message.fact(), why);
            inTransaction(tx -> tx.row(message.order())
                    .heard(message.topic())
                    .parked()
                    .put(message.number(), new Waiting(message.fact(), why)));
        }
    }

    private void hear(Tx tx, Message message) {
        var row = tx.row(message.order());
        if (row == null) return; // the world speaks of an order that is not here: its verdict knows
        var heard = row.heard(message.topic());
        if (message.number() <= heard.applied() && decide.knowsRepetitions()) return;
        if (message.number() > heard.applied() + 1) {
            heard.parked().putIfAbsent(message.number(), new Waiting(message.fact(), "GAP"));
            return;
        }
        apply(tx, row, message.topic(), message.number(), message.fact());
        applyParked(tx, row, message.topic());
    }

    private void applyParked(Tx tx, KeptOrder row, int topic) {
        var heard = row.heard(topic);
        var next = heard.parked().get(heard.applied() + 1);
        if (next == null || next.why().startsWith("POISON")) return;
        apply(tx, row, topic, heard.applied() + 1, next.fact());
        applyParked(tx, row, topic);
    }

    private void apply(Tx tx, KeptOrder row, int topic, long number, Fact fact) {
        outside.note("heard %s", fact);
        var process = row.open(moment());
        decide.hear(process, fact, row.lines);
        if (fact instanceof StockReserved reserved && process.hasAllocated(reserved)) row.allocation = reserved.lines();
        tx.keep(row, process);
        var parked = new TreeMap<>(row.heard(topic).parked());
        parked.remove(number);
        row.heard.put(topic, new Heard(Math.max(number, row.heard(topic).applied()), parked));
    }

    private void change(UUID order, Consumer<OrderProcess> change) {
        changeMoney(order, null, null, change);
    }

    /** With the capture or refund that it is about, as they are kept by now. */
    void changeMoney(UUID order, @Nullable UUID parcel, @Nullable UUID refund, Consumer<OrderProcess> change) {
        inTransaction(tx -> {
            var row = tx.row(order);
            var process = row.open(moment(), parcel, refund);
            change.accept(process);
            tx.keep(row, process);
        });
    }

    void inTransaction(Consumer<Tx> work) {
        outside.pass(Place.BEFORE_TRANSACTION);
        var tx = new Tx();
        work.accept(tx);
        if (decide.tellsBeforeItCommits()) tx.said.forEach(Runnable::run);
        outside.pass(Place.INSIDE_TRANSACTION);
        rows.putAll(tx.touched);
        if (!decide.tellsBeforeItCommits()) tx.said.forEach(Runnable::run);
        desk.write(tx.sent);
        tx.more.forEach(Runnable::run);
        outside.pass(Place.AFTER_COMMIT);
    }

    private Moment moment() {
        return new Moment(outside.now(), outside::nextId);
    }

    /** What one transaction sees and changes. */
    final class Tx {

        final Map<UUID, KeptOrder> touched = new LinkedHashMap<>();
        private final List<Runnable> said = new ArrayList<>();
        private final List<SentErrand> sent = new ArrayList<>();
        private final List<Runnable> more = new ArrayList<>();

        void withTheCommit(Runnable change) {
            more.add(change);
        }

        KeptOrder row(UUID order) {
            if (!rows.containsKey(order)) return null;
            return touched.computeIfAbsent(order, id -> rows.get(id).copy());
        }

        void say(UUID order, OrderEvent fact) {
            var row = touched.get(order);
            row.said.add(fact);
            var number = row.said.size();
            said.add(() -> outside.relay(order, number, fact));
        }

        void keep(KeptOrder row, OrderProcess process) {
            row.keep(process);
            decide.told(process).forEach(fact -> say(row.placed.id(), fact));
            decide.wished(process).forEach(wish -> sent.add(SentErrand.of(wish)));
        }
    }

    private static UUID parcelOf(News news) {
        return switch (news) {
            case News.Captured it -> it.parcelId();
            case News.CaptureRefused it -> it.parcel().id();
            default -> null;
        };
    }

    private static UUID refundOf(News news) {
        return switch (news) {
            case News.RefundPending it -> it.refund().id();
            case News.RefundSettled it -> it.refundId();
            case News.RefundFailed it -> it.refund().id();
            default -> null;
        };
    }
}
