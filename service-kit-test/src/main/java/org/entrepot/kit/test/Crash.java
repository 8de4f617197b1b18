package org.entrepot.kit.test;

import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;
import org.entrepot.events.Fact;
import org.entrepot.kit.inbox.Failpoints;

/**
 * Lets the service under test fail at a boundary, on the real database and broker; what it says and keeps must be as if
 * nothing had happened.
 *
 * <pre>{@code
 * @ParameterizedTest
 * @MethodSource("org.entrepot.kit.test.Crash#inAChannel")
 * void a_crash_at_any_boundary_loses_and_doubles_nothing(String boundary) {
 *     Crash.at(failpoints, boundary, placed, confirmed);
 *     assertThat(Said.typesAbout(order)).isEqualTo(List.of(StockReserved.class, StockCommitted.class));
 * }
 * }</pre>
 */
public final class Crash {

    private final String place;
    private final AtomicBoolean hasHappened = new AtomicBoolean();

    private Crash(String place) {
        this.place = place;
    }

    /** Where a channel can fail while it applies a batch. */
    public static Stream<String> inAChannel() {
        return Stream.of(
                Failpoints.BEFORE_TRANSACTION,
                Failpoints.INSIDE_TRANSACTION,
                Failpoints.AFTER_COMMIT,
                Failpoints.AFTER_ACKNOWLEDGEMENT);
    }

    /** Where a process can die that runs an errand. */
    public static Stream<String> inAnErrand() {
        return Stream.of(Failpoints.BEFORE_ERRAND, Failpoints.ANSWERED, Failpoints.AFTER_ERRAND);
    }

    /**
     * Tells the facts one after the other, and each time the service fails at the place while it hears that fact, or what the
     * failure before left over. Returns when all were applied and everything that is left over was heard again.
     */
    public static void at(Failpoints failpoints, String place, Fact... facts) {
        Tell last = null;
        for (var fact : facts) {
            var crash = new Crash(place);
            failpoints.once(place, () -> {
                crash.hasHappened.set(true);
                throw new IllegalStateException("struck " + place);
            });
            last = Tell.that(fact).send().untilHeard();
            crash.await();
        }
        if (last != null) settle(failpoints, last);
    }

    /** The process dies at the place the next time that it runs an errand: nobody postpones it, nobody crosses it off. */
    public static Crash dies(Failpoints failpoints, String place) {
        var crash = new Crash(place);
        failpoints.once(place, () -> {
            crash.hasHappened.set(true);
            throw new Killed();
        });
        return crash;
    }

    /** The service commits what the next request asks for, and dies before it answers: the client sees a 500. */
    public static void beforeTheAnswer(Failpoints failpoints) {
        failpoints.once(Failpoints.BEFORE_ANSWER, () -> {
            throw new IllegalStateException("struck before the answer");
        });
    }

    /** Waits until the process died, and lets the lease of what it had run out, so that its errand is taken up again. */
    public void takesUpWhatItLeft() {
        await();
        var left = Database.query(
                "update " + TestSchemas.of(RealParts.service())
                        + ".errand set due_at = now(), leased_until = null where state = 'DUE' and leased_until is not null"
                        + " returning kind",
                row -> row.getString(1));
        if (left.isEmpty()) throw new AssertionError("nothing was left over by the process that died " + place);
    }

    private void await() {
        Probe.until("the process failed " + place, hasHappened::get, happened -> happened);
    }

    /** Once more the same: when that is acknowledged, so is everything before it. */
    private static void settle(Failpoints failpoints, Tell last) {
        var acknowledged = new AtomicBoolean();
        failpoints.once(Failpoints.AFTER_ACKNOWLEDGEMENT, () -> acknowledged.set(true));
        last.send();
        Probe.until("all is acknowledged", acknowledged::get, done -> done);
    }

    /** Not an exception that somebody would handle: the thread ends here, as its process would. */
    private static final class Killed extends Error {
        Killed() {
            super("killed by a test", null, false, false);
        }
    }
}
