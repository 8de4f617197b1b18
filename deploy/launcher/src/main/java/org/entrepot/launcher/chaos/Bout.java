package org.entrepot.launcher.chaos;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.entrepot.launcher.audit.Audit;
import org.entrepot.launcher.demo.day.GeneratedDay;
import org.entrepot.launcher.platform.Platform;
import org.entrepot.stack.StackFailure;
import org.entrepot.stack.process.Wait;
import org.entrepot.stack.supervise.Stack;

/** One run: the shop opens, the faults of a plan strike, all heals, the platform comes to rest, and is audited. */
final class Bout {
    /** Time in which a fault must have passed, once it was undone. */
    private static final Duration RECOVERS = Duration.ofSeconds(180);
    /** The shop stays open for a moment after the last fault. */
    private static final Duration AFTERWARDS = Duration.ofSeconds(3);

    private static final int SPARE_ORDERS = 60;

    private final Stack stack;
    private final Platform platform;
    private final Path folder;
    private final Consumer<String> say;

    /** @param folder where clients keep what they remember */
    Bout(Stack stack, Platform platform, Path folder, Consumer<String> say) {
        this.stack = stack;
        this.platform = platform;
        this.folder = folder;
        this.say = say;
    }

    /**
     * @param ordersPerSecond the steady pace of the shoppers
     * @param rest how long the platform may take to come to rest
     */
    ChaosReport of(Plan plan, double ordersPerSecond, Duration rest) {
        return of(plan, ordersPerSecond, rest, Before.of(platform));
    }

    /** @param before what is to be blamed on nothing that happens here */
    ChaosReport of(Plan plan, double ordersPerSecond, Duration rest, Before before) {
        var begin = System.nanoTime();
        if (!before.findings().isEmpty())
            say.accept(before.findings().size() + " findings of the audit were there before.");
        var size = (int) (ordersPerSecond * length(plan).toSeconds()) + SPARE_ORDERS;
        var day = GeneratedDay.of(size, plan.seed());
        try (var crowd = new Crowd(platform, folder.getFileName().toString(), folder, day, plan.seed())) {
            var scene = new Scene(stack, platform, before, crowd, new Strangers(), say);
            say.accept("The shop is open after %.1f s: %.1f orders/s, %d faults."
                    .formatted(seconds(begin), ordersPerSecond, plan.faults().size()));
            crowd.open(ordersPerSecond);
            var struck = strike(plan, scene);
            Wait.pause(AFTERWARDS);
            say.accept("The faults are over; the shop closes.");
            crowd.goHome();
            return atRest(plan, scene, struck, rest, begin);
        }
    }

    /** In the order of their times; each when the one before has passed. */
    private List<Struck> strike(Plan plan, Scene scene) {
        var opened = System.nanoTime();
        List<Struck> struck = new ArrayList<>();
        for (var planned : plan.faults()) {
            var early = planned.at().minusNanos(System.nanoTime() - opened);
            if (early.isPositive()) Wait.pause(early);
            else if (early.toSeconds() < 0)
                say.accept("       %d s late: the fault before took longer".formatted(-early.toSeconds()));
            struck.add(strike(planned, scene, opened));
        }
        var left = plan.length().minusNanos(System.nanoTime() - opened);
        if (left.isPositive()) Wait.pause(left);
        return struck;
    }

    private Struck strike(Plan.Planned planned, Scene scene, long opened) {
        var fault = planned.fault();
        var metric = new Repeated(stack);
        var before = metric.now();
        List<Verdict> verdicts = new ArrayList<>();
        var struck = System.nanoTime();
        say.accept("%6.1f  %s: %s".formatted(seconds(opened), planned.kind().name(), fault.target()));
        attempt(verdicts, "strike", () -> {
            fault.strike(scene);
            var left = fault.lasts().minusNanos(System.nanoTime() - struck);
            if (left.isPositive()) Wait.pause(left);
        });
        var undone = System.nanoTime();
        attempt(verdicts, "be undone", () -> fault.heal(scene));
        var missing = new Recovery(scene).await(fault, Instant.now(), RECOVERS);
        var recovered = System.nanoTime();
        var seen = Seen.of(scene.crowd().traffic(), struck, recovered);
        verdicts.add(missing.map(what -> Verdict.bad("it has not recovered: " + what))
                .orElseGet(() -> Verdict.good("recovered %.1f s after it was undone, readers caught up"
                        .formatted((recovered - undone) / 1e9))));
        verdicts.addAll(fault.judge(scene, seen));
        verdicts.forEach(verdict -> say.accept("       " + verdict));
        return new Struck(
                planned,
                Duration.ofNanos(struck - opened),
                Duration.ofNanos(undone - struck),
                Duration.ofNanos(recovered - undone),
                Repeated.between(before, metric.now()),
                seen,
                verdicts);
    }

    private static void attempt(List<Verdict> verdicts, String what, Runnable deed) {
        try {
            deed.run();
        } catch (StackFailure failure) {
            verdicts.add(Verdict.bad("the fault could not " + what + ": " + failure.getMessage()));
        }
    }

    private ChaosReport atRest(Plan plan, Scene scene, List<Struck> struck, Duration patience, long begin) {
        var crowd = scene.crowd();
        var healed = System.nanoTime();
        var stillMissing = crowd.quiet(patience);
        var toRest = Duration.ofNanos(System.nanoTime() - healed);
        say.accept(
                stillMissing.isEmpty()
                        ? "All is quiet after %.1f s; auditing …".formatted(toRest.toMillis() / 1e3)
                        : "Not quiet after " + patience.toSeconds() + " s; auditing …");
        List<Verdict> verdicts = new ArrayList<>();
        verdicts.add(
                stillMissing.isEmpty()
                        ? Verdict.good("the platform came to rest")
                        : Verdict.bad("the platform did not come to rest: " + String.join("; ", stillMissing)));
        var unexplained = Parked.unexplained(scene);
        verdicts.add(
                unexplained.isEmpty()
                        ? Verdict.good("nothing is parked but what was put there to be parked")
                        : Verdict.bad("parked: " + String.join("; ", unexplained)));
        if (!scene.strangers().all().isEmpty()) verdicts.add(Parked.discard(scene));
        verdicts.add(everyOrderWasAnswered(crowd));
        for (var one : plan.faults()) verdicts.addAll(one.fault().judgeAtRest(scene));
        var audit = Audit.of(platform, crowd.acknowledged());
        return ChaosReport.of(
                plan, scene, struck, verdicts, audit, toRest, Duration.ofNanos(System.nanoTime() - begin));
    }

    private static Verdict everyOrderWasAnswered(Crowd crowd) {
        var all = crowd.traffic().untilAccepted(crowd.traffic().all());
        var never = all.values().stream().filter(took -> took < 0).count();
        return new Verdict("%d of %d orders were accepted".formatted(all.size() - never, all.size()), never == 0);
    }

    private static Duration length(Plan plan) {
        if (plan.faults().isEmpty()) return plan.length();
        var last = plan.faults().getLast();
        var end = last.at().plus(last.fault().lasts()).plus(last.kind().room());
        return end.compareTo(plan.length()) > 0 ? end : plan.length();
    }

    private static double seconds(long since) {
        return (System.nanoTime() - since) / 1e9;
    }
}
