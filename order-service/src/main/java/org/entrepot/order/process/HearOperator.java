package org.entrepot.order.process;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Stream;
import org.entrepot.kit.Trail;
import org.entrepot.kit.errand.Errands;
import org.entrepot.kit.sql.GroupCommit;
import org.entrepot.order.payment.Captures;
import org.entrepot.order.payment.News;
import org.entrepot.order.payment.Refunds;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;

/** The one place where the payment operator is heard, whichever way its news come: answer, webhook or enquiry. */
@ApplicationScoped
class HearOperator {

    private static final int AT_ONCE = 64;

    private final Dossiers dossiers;
    private final Captures captures;
    private final Refunds refunds;
    private final Decisions decisions;
    private final GroupCommit<Told, Boolean> together;

    HearOperator(Dossiers dossiers, Captures captures, Refunds refunds, Decisions decisions, Jdbi jdbi) {
        this.dossiers = dossiers;
        this.captures = captures;
        this.refunds = refunds;
        this.decisions = decisions;
        this.together = new GroupCommit<>(jdbi, AT_ONCE, this::hearTogether);
    }

    /** What an errand was told. */
    void answer(Collection<? extends News> news) {
        Errands.answered();
        var trail = Trail.current();
        together.callAll(news.stream().map(one -> new Told(one, trail)).toList());
    }

    /** What the operator sent by itself; false when no payment of ours is meant. */
    boolean webhook(News news) {
        return together.call(new Told(news, null));
    }

    /** As {@link #answer}, in the running transaction. */
    void hear(Collection<? extends News> news) {
        decisions.keep(apply(news).values());
    }

    private List<Boolean> hearTogether(List<Told> told) {
        var processes = apply(told.stream().map(Told::news).toList());
        var trails = new HashMap<UUID, Trail>();
        for (var one : told) if (one.trail() != null) trails.put(one.news().orderId(), one.trail());
        decisions.keepOnTheirTrails(processes.values(), trails);
        return told.stream()
                .map(one -> processes.containsKey(one.news().orderId()))
                .toList();
    }

    /** @param trail of the errand that it answers; absent when the operator speaks by itself */
    private record Told(News news, @Nullable Trail trail) {}

    private Map<UUID, OrderProcess> apply(Collection<? extends News> news) {
        var processes = dossiers.openKnown(news.stream().map(News::orderId).toList());
        processes.values().removeIf(process -> process.rest().payment() == null);
        fetchCaptures(news, processes);
        fetchRefunds(news, processes);
        for (var one : news) {
            var process = processes.get(one.orderId());
            if (process != null) MoneySteps.hears(process, one);
        }
        return processes;
    }

    private void fetchCaptures(Collection<? extends News> news, Map<UUID, OrderProcess> processes) {
        var parcels = news.stream().flatMap(HearOperator::parcel).toList();
        if (parcels.isEmpty()) return;
        for (var capture : captures.forParcels(parcels).values()) {
            var process = processes.get(capture.orderId());
            if (process != null) process.rest().captures(capture);
        }
    }

    private void fetchRefunds(Collection<? extends News> news, Map<UUID, OrderProcess> processes) {
        var ids = news.stream().flatMap(HearOperator::refund).toList();
        if (ids.isEmpty()) return;
        for (var refund : refunds.byId(ids).values()) {
            var process = processes.get(refund.orderId());
            if (process != null) process.rest().refunds(refund);
        }
    }

    private static Stream<UUID> parcel(News news) {
        return Stream.of(news)
                .map(one -> switch (one) {
                    case News.Captured captured -> captured.parcelId();
                    case News.CaptureRefused refused -> refused.parcel().id();
                    default -> null;
                })
                .filter(Objects::nonNull);
    }

    private static Stream<UUID> refund(News news) {
        return Stream.of(news)
                .map(one -> switch (one) {
                    case News.RefundPending pending -> pending.refund().id();
                    case News.RefundSettled settled -> settled.refundId();
                    case News.RefundFailed failed -> failed.refund().id();
                    default -> null;
                })
                .filter(Objects::nonNull);
    }
}
