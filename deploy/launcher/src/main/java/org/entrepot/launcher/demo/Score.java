package org.entrepot.launcher.demo;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import org.HdrHistogram.Histogram;
import org.entrepot.launcher.platform.HeardFact;
import org.entrepot.launcher.platform.Json;

/** What the platform said of each order since the shop opened; read by one thread, asked by others. */
public final class Score {
    private static final Map<String, String> ENDS = Map.of(
            "order.completed", "completed",
            "order.rejected", "rejected",
            "order.expired", "expired",
            "order.cancelled", "cancelled");

    private final Map<String, Course> courses = new ConcurrentHashMap<>();
    private final Map<String, AtomicLong> heard = new ConcurrentHashMap<>();
    private final AtomicLong refundedMinor = new AtomicLong();
    private final Consumer<String> completed;

    /** How far one order has come; immutable, replaced whole. */
    private record Course(Instant placed, Instant confirmed, Instant ended, String end, boolean held, boolean shipped) {
        private static final Course NEW = new Course(null, null, null, "", false, false);
    }

    /** @param completed is told the id of each order that has been delivered in full */
    public Score(Consumer<String> completed) {
        this.completed = completed;
    }

    public void hear(HeardFact fact) {
        var type = fact.type();
        heard.computeIfAbsent(type, none -> new AtomicLong()).incrementAndGet();
        switch (type) {
            case "order.placed" ->
                change(fact, was -> new Course(fact.time(), was.confirmed, was.ended, was.end, was.held, was.shipped));
            case "order.confirmed" ->
                change(fact, was -> new Course(was.placed, fact.time(), was.ended, was.end, was.held, was.shipped));
            case "order.held" ->
                change(fact, was -> new Course(was.placed, was.confirmed, was.ended, was.end, true, was.shipped));
            case "order.released" ->
                change(fact, was -> new Course(was.placed, was.confirmed, was.ended, was.end, false, was.shipped));
            case "parcel.shipped" ->
                change(fact, was -> new Course(was.placed, was.confirmed, was.ended, was.end, was.held, true));
            case "order.completed", "order.rejected", "order.expired", "order.cancelled" -> {
                var end = ENDS.get(type);
                change(fact, was -> new Course(was.placed, was.confirmed, fact.time(), end, was.held, was.shipped));
                if (end.equals("completed")) completed.accept(fact.key());
            }
            case "refund.settled" ->
                refundedMinor.addAndGet(
                        Json.read(fact.value()).path("amount").path("minor").asLong());
            default -> {}
        }
    }

    private void change(HeardFact fact, java.util.function.UnaryOperator<Course> how) {
        courses.compute(fact.key(), (id, was) -> how.apply(was == null ? Course.NEW : was));
    }

    /** How often a fact was said since the shop opened. */
    public long heard(String type) {
        var count = heard.get(type);
        return count == null ? 0 : count.get();
    }

    long refundedMinor() {
        return refundedMinor.get();
    }

    boolean isOver(String orderId) {
        return !course(orderId).end.isEmpty();
    }

    boolean isCompleted(String orderId) {
        return course(orderId).end.equals("completed");
    }

    /** Ended, or held by a person's decision: nothing is to be waited for. */
    boolean isSettled(String orderId) {
        return isOver(orderId) || course(orderId).held;
    }

    public boolean isConfirmed(String orderId) {
        return course(orderId).confirmed != null;
    }

    boolean isShipped(String orderId) {
        return course(orderId).shipped;
    }

    /** How many of these orders came to which end; those without an end are {@code open}. */
    public Map<String, Long> outcomes(List<String> orderIds) {
        Map<String, Long> outcomes = new TreeMap<>();
        for (var id : orderIds) {
            var course = course(id);
            var outcome = course.end.isEmpty() ? course.held ? "on hold" : "open" : course.end;
            outcomes.merge(outcome, 1L, Long::sum);
        }
        return outcomes;
    }

    /** Time from placed to confirmed, in microseconds, of those that were confirmed. */
    public Histogram timesToConfirm(List<String> orderIds) {
        var times = new Histogram(3);
        for (var id : orderIds) {
            var course = course(id);
            if (course.placed != null && course.confirmed != null)
                times.recordValue(Math.max(
                        0, Duration.between(course.placed, course.confirmed).toNanos() / 1_000));
        }
        return times;
    }

    /** When the first of these was placed and when the last of them was placed, was confirmed, ended; empty without any. */
    List<Span> spans(List<String> orderIds) {
        List<Instant> placed = new ArrayList<>();
        List<Instant> confirmed = new ArrayList<>();
        List<Instant> ended = new ArrayList<>();
        for (var id : orderIds) {
            var course = course(id);
            if (course.placed != null) placed.add(course.placed);
            if (course.confirmed != null) confirmed.add(course.confirmed);
            if (course.ended != null) ended.add(course.ended);
        }
        if (placed.isEmpty()) return List.of();
        var first = placed.stream().min(Instant::compareTo).orElseThrow();
        return List.of(
                Span.of("placed", first, placed),
                Span.of("confirmed", first, confirmed),
                Span.of("ended", first, ended));
    }

    /** So many orders reached a step in this time. */
    public record Span(String step, int orders, Duration time) {
        static Span of(String step, Instant first, List<Instant> moments) {
            var last = moments.stream().max(Instant::compareTo).orElse(first);
            return new Span(step, moments.size(), Duration.between(first, last));
        }

        public double perSecond() {
            return time.isZero() ? 0 : orders * 1e9 / time.toNanos();
        }
    }

    private Course course(String orderId) {
        return courses.getOrDefault(orderId, Course.NEW);
    }
}
