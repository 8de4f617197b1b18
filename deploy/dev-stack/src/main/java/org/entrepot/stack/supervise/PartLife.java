package org.entrepot.stack.supervise;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.function.BooleanSupplier;
import org.entrepot.stack.Home;
import org.entrepot.stack.Part;
import org.entrepot.stack.StackFailure;
import org.entrepot.stack.local.LocalParts;
import org.entrepot.stack.process.PartProcess;
import org.entrepot.stack.process.Program;
import org.entrepot.stack.process.Signal;
import org.entrepot.stack.process.Trained;
import org.entrepot.stack.process.Wait;

/** One part under supervision: waits for what it needs, starts, is watched, and starts again when it ended by itself. */
final class PartLife {
    private static final Duration LOOK = Duration.ofMillis(250);
    private static final Duration PROBE = Duration.ofMillis(200);
    private static final Duration START_DEADLINE = Duration.ofMinutes(5);
    private static final Duration STOP_PATIENCE = Trained.inTraining() ? Duration.ofMinutes(5) : Duration.ofSeconds(25);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(20);
    private static final int TRIES = 4;

    private final Part part;
    private final Home home;
    private final LocalParts parts;
    private final Probe probe;
    private final Holds holds;
    private final BooleanSupplier needsReady;
    private final Semaphore startingAtOnce;
    private final PartProcess process;

    private volatile boolean ending;
    private volatile PartReport report;
    private Signal stopSignal = Signal.TERM;
    private boolean wasReady;
    private int crashesInARow;

    PartLife(
            Part part, Home home, LocalParts parts, Holds holds, BooleanSupplier needsReady, Semaphore startingAtOnce) {
        this.part = part;
        this.home = home;
        this.parts = parts;
        this.probe = new Probe(parts);
        this.holds = holds;
        this.needsReady = needsReady;
        this.startingAtOnce = startingAtOnce;
        this.process = new PartProcess(part.name(), home.run(), home.logs());
        this.report = PartReport.stopped(part.name());
        say(PartState.WAITING, Duration.ZERO, "");
    }

    Part part() {
        return part;
    }

    boolean ready() {
        return report.state() == PartState.READY;
    }

    /** Lives until {@link #end}. */
    void live() {
        while (!ending && report.state() != PartState.FAILED) {
            if (holds.has(part.name())) beHeld();
            else if (needsReady.getAsBoolean()) tryOnce();
            else Wait.pause(LOOK);
        }
    }

    /** Stops the process, in good order if it can. */
    void end() {
        ending = true;
        process.stop(stopSignal, STOP_PATIENCE);
        if (report.state() != PartState.FAILED) say(PartState.STOPPED, report.took(), "");
    }

    private void tryOnce() {
        try {
            startInTurn().ifPresent(this::watch);
        } catch (StackFailure e) {
            if (!ending) crashed(e.getMessage());
        } catch (RuntimeException e) {
            if (!ending) crashed(e.toString());
        }
    }

    /** Programs that all start at once on few cores are all late: each waits for its turn. Empty when it is not to run now. */
    private Optional<Process> startInTurn() {
        startingAtOnce.acquireUninterruptibly();
        try {
            return ending || holds.has(part.name()) ? Optional.empty() : start();
        } finally {
            startingAtOnce.release();
        }
    }

    private Optional<Process> start() {
        say(PartState.STARTING, Duration.ZERO, report.note());
        Program program = parts.prepare(part);
        stopSignal = program.stop();
        if (ending) return Optional.empty();
        var begin = System.nanoTime();
        var child = process.start(program);
        Wait.until(START_DEADLINE, PROBE, () -> {
            if (ending) return null;
            if (!child.isAlive()) throw new StackFailure("ended while it started:\n" + process.lastWords());
            return probe.missing(part);
        });
        if (ending) return Optional.of(child);
        parts.settle(part);
        wasReady = true;
        say(PartState.READY, Duration.ofNanos(System.nanoTime() - begin), "");
        return Optional.of(child);
    }

    /** A child's end is told to its parent: nobody looks for it. */
    private void watch(Process child) {
        var readySince = System.nanoTime();
        while (!ending && !holds.has(part.name())) {
            if (hasEnded(child)) throw new StackFailure("ended by itself");
            if (System.nanoTime() - readySince > LONGEST_PAUSE.toNanos()) crashesInARow = 0;
        }
    }

    private static boolean hasEnded(Process child) {
        try {
            return child.waitFor(LOOK);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new StackFailure("interrupted while watching", e);
        }
    }

    private void crashed(String why) {
        process.kill();
        crashesInARow++;
        if (!wasReady && crashesInARow >= TRIES) {
            say(PartState.FAILED, Duration.ZERO, why);
            return;
        }
        report = new PartReport(
                part.name(), PartState.CRASHED, Instant.now(), report.took(), report.restarts() + 1, why);
        report.write(home);
        log(part.name() + " " + why.lines().findFirst().orElse("") + "; it starts again");
        var until = System.nanoTime() + pauseAfterCrash().toNanos();
        while (!ending && System.nanoTime() < until) Wait.pause(LOOK);
    }

    private Duration pauseAfterCrash() {
        var doubled = Duration.ofMillis(250L << Math.min(crashesInARow, 8));
        return doubled.compareTo(LONGEST_PAUSE) < 0 ? doubled : LONGEST_PAUSE;
    }

    private void beHeld() {
        process.stop(stopSignal, STOP_PATIENCE);
        say(PartState.STOPPED, report.took(), "held");
        while (!ending && holds.has(part.name())) Wait.pause(LOOK);
        if (!ending) say(PartState.WAITING, report.took(), "");
    }

    private void say(PartState state, Duration took, String note) {
        report = new PartReport(part.name(), state, Instant.now(), took, report.restarts(), note);
        report.write(home);
        log(part.name() + " " + state.name().toLowerCase(java.util.Locale.ROOT)
                + (state == PartState.READY ? " after " + took.toMillis() + " ms" : ""));
    }

    private static void log(String line) {
        System.out.println(Instant.now() + " " + line);
    }
}
