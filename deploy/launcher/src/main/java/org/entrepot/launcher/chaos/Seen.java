package org.entrepot.launcher.chaos;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.HdrHistogram.Histogram;

/**
 * What the storefronts saw during a fault.
 *
 * @param all requests from the strike to the recovery
 * @param times from the first request for an order to its 201, in microseconds
 * @param never orders that were never accepted
 */
record Seen(List<Traffic.Request> all, Histogram times, long never) {
    private static final long LONGEST_MICROS = 600_000_000L;

    Seen {
        all = List.copyOf(all);
    }

    static Seen of(Traffic traffic, long struck, long recovered) {
        var all = traffic.between(struck, recovered);
        var times = new Histogram(LONGEST_MICROS, 3);
        var never = 0L;
        for (var took : traffic.untilAccepted(all).values()) {
            if (took < 0) never++;
            else times.recordValue(Math.min(LONGEST_MICROS, took / 1_000));
        }
        return new Seen(all, times, never);
    }

    /** Kind of answer to how many, without those that were good. */
    Map<String, Long> errors() {
        Map<String, Long> errors = new TreeMap<>();
        for (var request : all) if (!request.isGood()) errors.merge(kind(request), 1L, Long::sum);
        return errors;
    }

    long accepted() {
        return all.stream().filter(Traffic.Request::isGood).count();
    }

    /** Nobody noticed: each request until the part was whole again was answered 201. */
    Verdict ordersWereAccepted(String without) {
        return each(all, "with " + without + " orders are still accepted", Traffic.Request::isGood);
    }

    /** Each request was answered 201, or told when to come back; what was refused is not done. */
    Verdict refusalsSayWhenToComeBack(String without) {
        return each(
                all,
                "with " + without + " a client gets 201, or 503 with Retry-After",
                request -> request.isGood() || request.saysWhenToComeBack());
    }

    /** A request that was taken was answered: 201, or a refusal that says when to come back. */
    Verdict nothingWasLost() {
        return each(
                all,
                "no request is lost",
                request -> request.isGood() || request.saysWhenToComeBack() || request.wasNotTaken());
    }

    /**
     * Nobody noticed but who was being served at that moment: such an order may have to be asked for again.
     *
     * @param moment by {@link System#nanoTime}
     */
    Verdict onlyWhatWasUnderWayHadToBeRepeated(String without, long moment) {
        var underWay = all.stream()
                .filter(request -> request.began() <= moment)
                .map(Traffic.Request::key)
                .collect(Collectors.toSet());
        return each(
                all,
                "with " + without + " nobody has to ask again but who was being served",
                request -> request.isGood() || underWay.contains(request.key()));
    }

    private static Verdict each(List<Traffic.Request> some, String sentence, Predicate<Traffic.Request> rule) {
        if (some.isEmpty()) return Verdict.bad(sentence + ": nobody tried");
        Map<String, Long> broken = new TreeMap<>();
        for (var request : some) if (!rule.test(request)) broken.merge(kind(request), 1L, Long::sum);
        return broken.isEmpty()
                ? Verdict.good(sentence + ": %d requests".formatted(some.size()))
                : Verdict.bad(sentence + ": of %d requests %s".formatted(some.size(), broken));
    }

    private static String kind(Traffic.Request request) {
        return request.came().length() > 60 ? request.came().substring(0, 60) + "…" : request.came();
    }
}
