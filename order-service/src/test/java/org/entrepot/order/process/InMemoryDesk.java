package org.entrepot.order.process;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;
import org.entrepot.events.Money;
import org.entrepot.kit.problem.BrokenRule;
import org.entrepot.order.order.OrderState;
import org.entrepot.order.payment.News;
import org.entrepot.order.payment.Reference;
import org.entrepot.order.payment.Refund;
import org.entrepot.order.process.Outside.Call;
import org.entrepot.order.process.Outside.Kind;
import org.entrepot.order.process.Outside.Place;
import org.jspecify.annotations.Nullable;

/** Errands to the operator: kept with the state, leased, repeated after a failure, taken up again after a crash. */
final class InMemoryDesk {

    private static final Duration LEASE = Duration.ofSeconds(60);
    private static final Duration LOOK_UP_AFTER = Duration.ofSeconds(30);

    private final InMemoryOrders orders;
    private final Outside outside;
    private final Map<String, Kept> book = new LinkedHashMap<>();

    InMemoryDesk(InMemoryOrders orders) {
        this.orders = orders;
        this.outside = orders.outside;
    }

    /** An errand as it is kept. */
    private static final class Kept {
        final SentErrand sent;
        Instant due;
        int attempts;
        boolean inHand;
        String state = "DUE";

        Kept(SentErrand sent, Instant due, int attempts) {
            this.sent = sent;
            this.due = due;
            this.attempts = attempts;
            this.inHand = attempts > 0;
        }
    }

    List<String> givenUp() {
        return book.values().stream()
                .filter(kept -> kept.state.equals("GIVEN_UP"))
                .map(kept -> kept.sent.name())
                .toList();
    }

    /** Part of the commit; one errand of each kind and subject, ever. */
    void write(List<SentErrand> sent) {
        var now = outside.now();
        var fresh = new ArrayList<Kept>();
        for (var one : sent) {
            if (one.isCalledOff()) {
                callOff(one);
                continue;
            }
            if (one.wish() instanceof Wish.CloseGivenUp close) {
                runAgain(close.about().toString());
                continue;
            }
            var due = one.atOnce() ? now.plus(LEASE) : now.plus(LOOK_UP_AFTER);
            var kept = new Kept(one, due, one.atOnce() ? 1 : 0);
            if (book.putIfAbsent(one.name(), kept) == null) fresh.add(kept);
        }
        for (var kept : fresh) {
            if (orders.decide.keepsErrands()) outside.lookAt(kept.due, () -> look(kept));
            if (kept.sent.atOnce()) outside.later(Duration.ofMillis(2), () -> run(kept));
        }
    }

    private void callOff(SentErrand sent) {
        var kept = book.get(sent.name());
        if (kept != null && kept.state.equals("DUE") && !kept.inHand) kept.state = "DONE";
    }

    private void runAgain(String about) {
        for (var kept : book.values()) {
            if (!kept.state.equals("GIVEN_UP") || !kept.sent.subject().startsWith(about)) continue;
            kept.state = "DUE";
            kept.attempts = 1;
            isDue(kept, Duration.ZERO);
        }
    }

    private void look(Kept kept) {
        if (!kept.state.equals("DUE") || outside.now().isBefore(kept.due)) return;
        kept.attempts++;
        kept.inHand = true;
        isDue(kept, LEASE);
        run(kept);
    }

    private void isDue(Kept kept, Duration wait) {
        kept.due = outside.now().plus(wait);
        outside.lookAt(kept.due, () -> look(kept));
    }

    private void run(Kept kept) {
        outside.pass(Place.BEFORE_CALL);
        switch (kept.sent.wish()) {
            case Wish.Authorise it -> authorise(kept, it);
            case Wish.Capture it -> {
                if (isOwed(kept, it)) call(kept, it, Kind.CAPTURE, it.asking().reference(it.parcelId()), it.amount());
                else isDone(kept);
            }
            case Wish.LetGo it -> {
                var payment = orders.row(it.orderId()).payment;
                if (orders.decide.lettingGo(payment) == NextCall.NONE) isDone(kept);
                else ask(kept, question(Kind.LET_GO, it, it.paymentId()), this::isLetGo);
            }
            case Wish.Refund it -> {
                var payment = orders.row(it.orderId()).payment;
                if (!isToGoBack(kept, it)) isDone(kept);
                else if (NextCall.refunding(payment) == NextCall.LATER) tryLater(kept);
                else call(kept, it, Kind.REFUND, it.asking().reference(it.refundId()), it.amount());
            }
            case Wish.LookUp it -> {
                if (NextCall.lookingUp(orders.row(it.orderId()).payment) == NextCall.NONE) isDone(kept);
                else ask(kept, question(Kind.LOOK_UP, it, it.paymentId()), this::isDecided);
            }
            case Wish.LookUpRefund it -> {
                if (NextCall.lookingUp(refund(it), it.asking()) == NextCall.NONE) isDone(kept);
                else ask(kept, question(Kind.LOOK_UP, it, it.refundId()), this::isBack);
            }
            case Wish.CloseGivenUp it -> throw new IllegalStateException("not an errand: " + it);
            case Wish.SpareLookUp it -> throw new IllegalStateException("not an errand: " + it);
            case Wish.SpareLookUpRefund it -> throw new IllegalStateException("not an errand: " + it);
        }
    }

    /** As {@link TakeUpMoney} decides; nobody nudges here. */
    private boolean isOwed(Kept kept, Wish.Capture wish) {
        var capture = orders.row(wish.orderId()).captures.get(wish.parcelId());
        return NextCall.capturing(kept.attempts, wish.asking(), () -> capture) == NextCall.MAKE;
    }

    private boolean isToGoBack(Kept kept, Wish.Refund wish) {
        var refund = orders.row(wish.orderId()).refunds.get(wish.refundId());
        return NextCall.refunding(kept.attempts, wish.asking(), () -> refund) == NextCall.MAKE;
    }

    private Refund refund(Wish.LookUpRefund wish) {
        return orders.row(wish.orderId()).refunds.get(wish.refundId());
    }

    private void isBack(Kept kept) {
        var wish = (Wish.LookUpRefund) kept.sent.wish();
        if (NextCall.lookingUp(refund(wish), wish.asking()) == NextCall.MAKE) tryLater(kept);
        else isDone(kept);
    }

    private void authorise(Kept kept, Wish.Authorise wish) {
        var row = orders.row(wish.orderId());
        var stage = row.status.heldFrom() == null ? row.status.state() : row.status.heldFrom();
        var hasMeans = stage == OrderState.PENDING && row.means != null;
        switch (orders.decide.authorising(kept.attempts, hasMeans, row.payment)) {
            case MAKE -> call(kept, wish, Kind.AUTHORISE, Reference.first(wish.paymentId()), wish.amount());
            case FIND_OUT -> findOut(kept, wish, hasMeans);
            case NEVER_MADE -> heard(kept, List.of(new News.NeverAsked(wish.orderId())), this::isDone);
            case LATER -> tryLater(kept);
            case NONE -> isDone(kept);
        }
    }

    private void findOut(Kept kept, Wish.Authorise wish, boolean hasMeans) {
        outside.call(
                question(Kind.ASK_ABOUT, wish, wish.paymentId()),
                known -> {
                    if (!known.isEmpty()) heard(kept, known, this::isDone);
                    else
                        switch (NextCall.authorisingUnknown(kept.attempts, hasMeans)) {
                            case MAKE ->
                                call(kept, wish, Kind.AUTHORISE, Reference.first(wish.paymentId()), wish.amount());
                            case NEVER_MADE -> heard(kept, List.of(new News.NeverAsked(wish.orderId())), this::isDone);
                            default -> tryLater(kept);
                        }
                },
                () -> tryLater(kept));
    }

    private void isDecided(Kept kept) {
        if (orders.row(kept.sent.wish().orderId()).payment.state().isUndecided()) tryLater(kept);
        else isDone(kept);
    }

    private void isLetGo(Kept kept) {
        var payment = orders.row(kept.sent.wish().orderId()).payment;
        if (orders.decide.lettingGoOn(payment) == NextCall.MAKE) tryLater(kept);
        else isDone(kept);
    }

    private void call(Kept kept, Wish wish, Kind kind, Reference about, @Nullable Money amount) {
        var key = orders.decide.key(kind, key(about), kept.attempts);
        ask(kept, new Call(kind, wish.orderId(), key, about, amount, ref(wish)), this::isDone);
    }

    private static UUID key(Reference about) {
        return about.number() == 1
                ? about.id()
                : UUID.nameUUIDFromBytes(about.text().getBytes(StandardCharsets.UTF_8));
    }

    private Call question(Kind kind, Wish wish, UUID subject) {
        return new Call(kind, wish.orderId(), subject, Reference.first(subject), null, ref(wish));
    }

    private void ask(Kept kept, Call call, Consumer<Kept> then) {
        outside.call(call, news -> heard(kept, news, then), () -> tryLater(kept));
    }

    private @Nullable String ref(Wish wish) {
        return orders.row(wish.orderId()).payment.operatorReference();
    }

    private void heard(Kept kept, List<News> news, Consumer<Kept> then) {
        outside.pass(Place.AFTER_ANSWER);
        try {
            news.forEach(orders::hear);
        } catch (BrokenRule | IllegalStateException failure) {
            outside.note("%s failed: %s", kept.sent.name(), failure);
            tryLater(kept);
            return;
        }
        then.accept(kept);
    }

    private void isDone(Kept kept) {
        outside.later(Duration.ofMillis(10), () -> {
            outside.pass(Place.BEFORE_CROSSING_OFF);
            kept.state = "DONE";
        });
    }

    private void tryLater(Kept kept) {
        if (kept.attempts >= kept.sent.kind().attempts()) giveUp(kept);
        else {
            kept.inHand = false;
            isDue(kept, kept.sent.kind().waitAfter(kept.attempts));
        }
    }

    /** What is told of it, and that it was given up, are one transaction. */
    private void giveUp(Kept kept) {
        orders.inTransaction(tx -> {
            kept.sent.toldWhenGivenUp().ifPresent(news -> orders.hear(tx, news));
            tx.withTheCommit(() -> kept.state = "GIVEN_UP");
        });
        outside.note("%s is given up", kept.sent.name());
    }
}
