package org.entrepot.order.simulation;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.entrepot.events.Money;
import org.entrepot.order.payment.News;
import org.entrepot.order.payment.Reference;
import org.entrepot.order.process.Outside.Call;
import org.jspecify.annotations.Nullable;

/** The payment operator as it behaves: it acts once for a key, decides at once or later, and tells all of it by webhook too. */
final class Operator {

    private static final int MINUTE = 60_000;

    enum Status {
        PENDING,
        AUTHORIZED,
        DECLINED,
        VOIDED,
        CAPTURED
    }

    enum Manner {
        YES,
        NO,
        LATE_YES,
        LATE_NO,
        NEVER,
        ASKS_THE_CUSTOMER
    }

    record Capture(UUID parcel, Money amount) {}

    record Refund(Reference asked, Money amount, boolean settled, boolean failed) {}

    static final class Account {
        final UUID order;
        final String reference;
        final Money amount;
        final Map<UUID, Capture> captures = new LinkedHashMap<>();
        final Map<UUID, Refund> refunds = new LinkedHashMap<>();
        final Map<UUID, News> answers = new HashMap<>();
        Status status = Status.PENDING;
        boolean action;
        long voided;
        boolean captureFailed;
        boolean voidRefused;
        boolean letGoByItself;

        Account(UUID order, String reference, Money amount) {
            this.order = order;
            this.reference = reference;
            this.amount = amount;
        }

        long captured() {
            return captures.values().stream()
                    .mapToLong(it -> it.amount().minor())
                    .sum();
        }

        long refunded() {
            return refunds.values().stream()
                    .filter(Refund::settled)
                    .mapToLong(it -> it.amount().minor())
                    .sum();
        }

        long refundedOrPending() {
            return refunds.values().stream()
                    .filter(it -> !it.failed())
                    .mapToLong(it -> it.amount().minor())
                    .sum();
        }

        /** What is still kept from the customer without being taken. */
        long held() {
            return status == Status.AUTHORIZED ? amount.minor() - captured() : 0;
        }
    }

    private final World world;
    private final Map<UUID, Account> accounts = new HashMap<>();

    Operator(World world) {
        this.world = world;
    }

    @Nullable Account of(UUID order) {
        return accounts.get(order);
    }

    /** Acts and answers; null when it breaks before it acted. */
    @Nullable List<News> act(Call call) {
        world.note("operator is asked %s", call);
        var account = accounts.get(call.order());
        return switch (call.kind()) {
            case AUTHORISE -> List.of(authorise(call, account));
            case ASK_ABOUT -> account == null ? List.of() : view(account);
            case LOOK_UP -> view(account);
            case LET_GO -> letGo(account);
            case CAPTURE -> capture(call, account);
            case REFUND -> List.of(refund(call, account));
        };
    }

    private News authorise(Call call, @Nullable Account known) {
        if (known != null) {
            if (!known.answers.containsKey(call.key()))
                world.offend(Verdict.CHARGED, call.order() + " is charged again");
            return known.answers.getOrDefault(call.key(), decision(known));
        }
        var account = new Account(call.order(), "pay_" + call.key(), call.amount());
        accounts.put(call.order(), account);
        var manner = manner();
        switch (manner) {
            case YES -> decide(account, Status.AUTHORIZED);
            case NO -> decide(account, Status.DECLINED);
            case LATE_YES ->
                world.agenda.in(world.random.nextInt(30 * MINUTE), () -> decide(account, Status.AUTHORIZED));
            case LATE_NO -> world.agenda.in(world.random.nextInt(30 * MINUTE), () -> decide(account, Status.DECLINED));
            case ASKS_THE_CUSTOMER -> {
                account.action = true;
                var outcome = world.chance(0.8) ? Status.AUTHORIZED : Status.DECLINED;
                world.agenda.in(world.random.nextInt(20 * MINUTE), () -> decide(account, outcome));
            }
            case NEVER -> {
                // It stays undecided until somebody lets it go.
            }
        }
        account.answers.put(call.key(), decision(account));
        return decision(account);
    }

    private Manner manner() {
        var lot = world.random.nextInt(20);
        if (lot < 12) return Manner.YES;
        return Manner.values()[1 + world.random.nextInt(Manner.values().length - 1)];
    }

    private void decide(Account it, Status outcome) {
        if (it.status != Status.PENDING) return;
        it.status = outcome;
        webhook(decision(it));
        if (outcome == Status.AUTHORIZED && world.chance(0.03))
            world.agenda.in(world.random.nextInt(300 * MINUTE), () -> letGoByItself(it));
    }

    private void letGoByItself(Account it) {
        if (it.status != Status.AUTHORIZED) return;
        world.note("operator lets go %s by itself", it.order);
        it.letGoByItself = true;
        letGo(it);
    }

    private List<News> capture(Call call, Account it) {
        var known = it.answers.get(call.key());
        if (known != null) return List.of(known);
        if (it.status != Status.AUTHORIZED || call.amount().minor() > it.amount.minor() - it.captured())
            return List.of(new News.CaptureRefused(it.order, call.about(), "not_capturable"));
        if (!it.captureFailed && world.chance(0.05)) {
            it.captureFailed = true;
            return null;
        }
        it.captures.put(call.key(), new Capture(call.about().id(), call.amount()));
        if (it.captured() == it.amount.minor()) it.status = Status.CAPTURED;
        var captured = new News.Captured(it.order, call.about().id(), call.amount());
        it.answers.put(call.key(), captured);
        webhook(captured);
        return List.of(captured);
    }

    private List<News> letGo(Account it) {
        if (it.voided > 0) return List.of(new News.Voided(it.order, money(it, it.voided)));
        if (it.status == Status.PENDING && !it.voidRefused && world.chance(0.3)) {
            it.voidRefused = true;
            return view(it);
        }
        if (it.status != Status.PENDING && it.status != Status.AUTHORIZED) return view(it);
        it.voided = it.amount.minor() - it.captured();
        it.status = it.captures.isEmpty() ? Status.VOIDED : Status.CAPTURED;
        var voided = new News.Voided(it.order, money(it, it.voided));
        webhook(voided);
        return List.of(voided);
    }

    private News refund(Call call, Account it) {
        var known = it.answers.get(call.key());
        if (known != null) return known;
        if (call.amount().minor() > it.captured() - it.refundedOrPending())
            return new News.RefundFailed(it.order, call.about(), "above_captured");
        var atOnce = world.chance(0.5);
        it.refunds.put(call.key(), new Refund(call.about(), call.amount(), false, false));
        var answer = new News.RefundPending(it.order, call.about());
        if (!atOnce) world.agenda.in(world.random.nextInt(60 * MINUTE), () -> settle(it, call.key()));
        it.answers.put(call.key(), atOnce ? settle(it, call.key()) : answer);
        return it.answers.get(call.key());
    }

    private News settle(Account it, UUID key) {
        var fails = world.chance(0.1);
        it.refunds.computeIfPresent(key, (same, refund) -> new Refund(refund.asked(), refund.amount(), !fails, fails));
        var news = news(it, it.refunds.get(key));
        webhook(news);
        return news;
    }

    private static News news(Account it, Refund refund) {
        if (refund.settled())
            return new News.RefundSettled(it.order, refund.asked().id(), refund.amount());
        if (refund.failed()) return new News.RefundFailed(it.order, refund.asked(), "account_closed");
        return new News.RefundPending(it.order, refund.asked());
    }

    private static News decision(Account it) {
        return switch (it.status) {
            case PENDING -> new News.Undecided(it.order, it.reference, it.action ? "/action" : null);
            case DECLINED -> new News.Declined(it.order, it.reference, "declined");
            default -> new News.Authorised(it.order, it.reference, it.amount);
        };
    }

    private static List<News> view(Account it) {
        var news = new ArrayList<News>();
        if (it.status != Status.VOIDED) news.add(decision(it));
        it.captures.values().forEach(taken -> news.add(new News.Captured(it.order, taken.parcel(), taken.amount())));
        if (it.voided > 0) news.add(new News.Voided(it.order, money(it, it.voided)));
        it.refunds.values().forEach(refund -> news.add(news(it, refund)));
        return news;
    }

    private void webhook(News news) {
        if (news instanceof News.Undecided || world.chance(world.faults.lost())) return;
        tell(news);
        if (world.chance(world.faults.repeated())) tell(news);
    }

    private void tell(News news) {
        world.agenda.in(world.delay(), () -> world.request("webhook", news, 50, () -> world.orders.hear(news)));
    }

    private static Money money(Account it, long minor) {
        return new Money(minor, it.amount.currency());
    }
}
