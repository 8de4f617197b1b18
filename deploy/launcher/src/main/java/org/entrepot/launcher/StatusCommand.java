package org.entrepot.launcher;

import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.entrepot.stack.Part;
import org.entrepot.stack.process.CpuTime;
import org.entrepot.stack.process.Memory;
import org.entrepot.stack.supervise.PartReport;
import org.entrepot.stack.supervise.PartState;
import org.entrepot.stack.supervise.Stack;

/** How each part is: state, since when, port, process, memory, processor time so far. */
final class StatusCommand implements Command {
    @Override
    public String name() {
        return "status";
    }

    @Override
    public String help() {
        return "status                                           how each part is; exits 1 unless all are ready";
    }

    @Override
    public int run(Args args) {
        args.allowing();
        var stack = Stack.at(args.home());
        if (stack.home().settings().isEmpty()) {
            System.out.println("Nothing was ever started in " + stack.home().folder() + ". Start with ./entrepot up.");
            return 1;
        }
        System.out.printf(
                "%-19s %-10s %6s %8s %8s %9s %9s %9s%n",
                "part", "state", "port", "pid", "started", "PSS", "RSS", "CPU");
        var total = Memory.NONE;
        var used = CpuTime.NONE;
        var allReady = stack.isUp();
        var silent = silentParts(stack);
        for (var report : stack.reports()) {
            var part = partOf(stack, report);
            var memory = Memory.of(stack.processOf(report.name()).live());
            total = total.plus(memory);
            used = used.plus(CpuTime.of(stack.processOf(report.name()).live()));
            allReady &= stateOf(stack, report) == PartState.READY && !silent.containsKey(report.name());
            line(stack, part, report, memory, silent.get(report.name()));
        }
        var supervisor = Memory.ofAlone(stack.supervisor());
        var supervising = CpuTime.ofAlone(stack.supervisor());
        total = total.plus(supervisor);
        used = used.plus(supervising);
        System.out.printf(
                "%-19s %-10s %6s %8s %8s %9s %9s %9s%n",
                "supervisor",
                stack.isUp() ? "running" : "stopped",
                "",
                stack.supervisor().map(process -> Long.toString(process.pid())).orElse(""),
                "",
                supervisor.pss(),
                supervisor.rss(),
                supervising.inWords());
        System.out.printf(
                "%-19s %-10s %6s %8s %8s %9s %9s %9s%n",
                "all", allReady ? "ready" : "not ready", "", "", "", total.pss(), total.rss(), used.inWords());
        return allReady ? 0 : 1;
    }

    /** Ready parts that do not serve at this moment, and why. */
    private static Map<String, String> silentParts(Stack stack) {
        Map<String, String> silent = new ConcurrentHashMap<>();
        stack.reports().parallelStream()
                .filter(report -> stateOf(stack, report) == PartState.READY)
                .forEach(report -> {
                    var missing = stack.missing(partOf(stack, report));
                    if (missing != null) silent.put(report.name(), missing);
                });
        return silent;
    }

    private static void line(Stack stack, Part part, PartReport report, Memory memory, String silence) {
        var state = stateOf(stack, report);
        var process = stack.processOf(report.name()).live();
        var note = report.restarts() > 0 ? "started again " + report.restarts() + " times " : "";
        System.out.printf(
                "%-19s %-10s %6d %8s %8s %9s %9s %9s  %s%n",
                report.name(),
                silence == null ? state.name().toLowerCase(Locale.ROOT) : "silent",
                part.ports().get(part.name()),
                process.map(handle -> Long.toString(handle.pid())).orElse(""),
                state == PartState.READY ? "%.1f s".formatted(report.took().toMillis() / 1000.0) : "",
                memory.pss(),
                memory.rss(),
                CpuTime.of(process).inWords(),
                (state == PartState.READY ? "for " + age(report.since()) + " " : "")
                        + note
                        + firstLine(silence == null ? report.note() : silence));
    }

    /** A part whose process is gone, with nobody to start it again, is stopped, whatever was written last. */
    private static PartState stateOf(Stack stack, PartReport report) {
        var gone = !stack.isUp() && !stack.processOf(report.name()).isAlive();
        return gone ? PartState.STOPPED : report.state();
    }

    private static Part partOf(Stack stack, PartReport report) {
        return stack.topology().all().stream()
                .filter(part -> part.name().equals(report.name()))
                .findFirst()
                .orElseThrow();
    }

    private static String age(Instant since) {
        var age = Duration.between(since, Instant.now());
        if (age.toHours() > 0) return age.toHours() + " h " + age.toMinutesPart() + " min";
        return age.toMinutes() > 0 ? age.toMinutes() + " min" : age.toSeconds() + " s";
    }

    private static String firstLine(String note) {
        return note.lines().findFirst().orElse("");
    }
}
