package org.entrepot.order.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import org.entrepot.events.order.OrderCancellationRequested;
import org.entrepot.events.order.OrderConfirmed;
import org.entrepot.kit.problem.BrokenRule;
import org.entrepot.order.order.OrderState;
import org.entrepot.order.payment.News;
import org.junit.jupiter.api.Test;

/**
 * Thousands of orders, each in a world where inventory, operator, shipping, customers and clerks act in a random order, twice
 * or late. However it goes, the order comes to an end, and so does its money. A seed that fails is named and replays it.
 */
class SimulationTest {

    private static final int WORLDS = 5_000;

    @Test
    void every_order_and_its_money_come_to_an_end_in_every_world() {
        var ends = new HashSet<OrderState>();
        for (var seed = 1L; seed <= WORLDS; seed++) {
            var world = new World(seed);
            try {
                world.turns();
                world.hasComeToRest();
            } catch (RuntimeException | AssertionError failure) {
                throw new AssertionError(
                        "seed " + seed + ", after " + world.happened + ", it said " + world.play.story(), failure);
            }
            ends.add(world.play.state());
        }
        assertThat(ends)
                .as("the worlds differ")
                .containsExactlyInAnyOrder(
                        OrderState.COMPLETED, OrderState.REJECTED, OrderState.EXPIRED, OrderState.CANCELLED);
    }

    /** Something that will happen at some time, and has a name. */
    private record Coming(String name, Runnable what) {}

    private static final class World {

        final Play play;
        final List<String> happened = new ArrayList<>();
        private final Random random;
        private final List<Coming> coming = new ArrayList<>();
        private final List<Coming> shipping = new ArrayList<>();
        private final Set<UUID> taken = new HashSet<>();
        private final int lines;
        private int heardFacts;
        private int heardWishes;
        private boolean letGo;

        World(long seed) {
            random = new Random(seed);
            lines = 1 + random.nextInt(3);
            play = Play.anOrderOfLines(lines);
            coming.add(
                    chance(8)
                            ? new Coming("refused", play::refusedByInventory)
                            : new Coming("reserved", play::reserved));
            if (chance(3)) coming.add(new Coming("cancel", this::cancel));
            if (chance(3)) coming.add(new Coming("hold", this::hold));
            if (chance(4)) coming.add(new Coming("time", () -> play.timePasses(Duration.ofHours(1))));
        }

        void turns() {
            while (true) {
                var next = next();
                if (next == null) {
                    if (play.state() != OrderState.ON_HOLD) return;
                    next = new Coming("release", play::released);
                }
                happened.add(next.name());
                next.what().run();
                listen();
                if (play.state() == OrderState.PENDING && coming.isEmpty() && shipping.isEmpty())
                    coming.add(new Coming("time", () -> play.timePasses(Duration.ofHours(1))));
            }
        }

        void hasComeToRest() {
            assertThat(play.state().isEnd()).as("the order has an end").isTrue();
            assertThat(play.said).as("each fact is told once").doesNotHaveDuplicates();
            if (play.rest().payment() == null) return;
            var sums = play.payment().sums();
            assertThat(sums.captured() + sums.voided())
                    .as("nothing is held for nobody")
                    .isEqualTo(sums.authorised());
            assertThat(sums.captured()).as("what was shipped is paid").isEqualTo(worthOfWhatWasShipped());
            assertThat(play.payment().state().isUndecided()).isFalse();
        }

        private Coming next() {
            var streams = coming.size() + (shipping.isEmpty() ? 0 : 1);
            if (streams == 0) return null;
            var chosen = random.nextInt(streams);
            return chosen < coming.size() ? coming.remove(chosen) : shipping.removeFirst();
        }

        /** What the others do when the order speaks, and when it wishes something of the operator. */
        private void listen() {
            for (; heardFacts < play.said.size(); heardFacts++) {
                switch (play.said.get(heardFacts)) {
                    case OrderConfirmed confirmed -> ship();
                    case OrderCancellationRequested asked -> shipping.addFirst(new Coming("stop", this::stop));
                    default -> {
                        // nobody in this world reacts to it
                    }
                }
            }
            for (; heardWishes < play.wished.size(); heardWishes++) operate(play.wished.get(heardWishes));
        }

        private void ship() {
            for (var line = 1; line <= lines; line++) {
                var n = line;
                shipping.add(new Coming("release " + n, () -> play.released(n)));
            }
            for (var line = 1; line <= lines; line++) {
                var n = line;
                shipping.add(new Coming("ship " + n, () -> play.shipped(n)));
                shipping.add(new Coming("deliver " + n, () -> play.delivered(n)));
            }
        }

        /** Shipping answers for each shipment; what was not released yet is stopped as well. */
        private void stop() {
            for (var n = 1; n <= lines; n++) {
                var line = n;
                var notGone = shipping.stream().anyMatch(it -> it.name().equals("ship " + line));
                if (notGone && chance(2)) {
                    shipping.removeIf(
                            it -> it.name().endsWith(" " + line) && !it.name().startsWith("release"));
                    shipping.add(new Coming("stopped " + line, () -> play.shipmentCancelled(line)));
                } else if (notGone)
                    shipping.add(new Coming("not stopped " + line, () -> play.cancellationRefused(line)));
            }
        }

        private void operate(Wish wish) {
            var order = play.order.id();
            switch (wish) {
                case Wish.Authorise asked -> {
                    if (chance(4))
                        twice("undecided", () -> {
                            if (!letGo) play.undecided();
                        });
                    if (chance(6)) coming.add(new Coming("declined", play::declined));
                    else
                        twice("authorised", () -> {
                            if (!letGo) play.authorised();
                        });
                }
                case Wish.LetGo asked ->
                    coming.add(new Coming("let go", () -> {
                        letGo = true;
                        play.voided();
                    }));
                case Wish.Capture asked -> twice("captured", () -> capture(asked));
                case Wish.Refund asked ->
                    twice(
                            "refunded",
                            () -> play.hears(new News.RefundSettled(order, asked.refundId(), asked.amount())));
                case Wish.LookUp asked -> {
                    // its webhook is not lost in this world
                }
            }
        }

        /** What was let go cannot be taken any more. */
        private void capture(Wish.Capture asked) {
            var order = asked.orderId();
            if (!letGo) taken.add(asked.parcelId());
            play.hears(
                    taken.contains(asked.parcelId())
                            ? new News.Captured(order, asked.parcelId(), asked.amount())
                            : new News.CaptureRefused(order, asked.parcelId(), "not_capturable"));
        }

        private void twice(String name, Runnable what) {
            coming.add(new Coming(name, what));
            if (chance(2)) coming.add(new Coming(name + " again", what));
        }

        private void cancel() {
            try {
                play.cancelled();
            } catch (BrokenRule refused) {
                happened.add("refused");
            }
        }

        private void hold() {
            try {
                play.held();
            } catch (BrokenRule refused) {
                happened.add("refused");
            }
        }

        private long worthOfWhatWasShipped() {
            return play.lines.stream()
                    .filter(line -> play.rest().goods().knowsParcel(Play.parcel(line.line())))
                    .mapToLong(line -> line.total().minor())
                    .sum();
        }

        private boolean chance(int oneIn) {
            return random.nextInt(oneIn) == 0;
        }
    }
}
