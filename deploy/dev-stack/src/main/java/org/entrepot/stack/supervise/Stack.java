package org.entrepot.stack.supervise;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.entrepot.stack.Home;
import org.entrepot.stack.Part;
import org.entrepot.stack.PortPlan;
import org.entrepot.stack.Secrets;
import org.entrepot.stack.StackFailure;
import org.entrepot.stack.Topology;
import org.entrepot.stack.local.LocalParts;
import org.entrepot.stack.process.Classpaths;
import org.entrepot.stack.process.JavaLine;
import org.entrepot.stack.process.PartProcess;
import org.entrepot.stack.process.Ports;
import org.entrepot.stack.process.Signal;
import org.entrepot.stack.process.Trained;
import org.entrepot.stack.process.Wait;

/**
 * A whole stack on this machine, known by its home folder: what {@code ./entrepot up | down | status} and the end-to-end
 * tests call. The parts run under a supervisor of their own process, so they outlive whoever started them.
 */
public final class Stack {
    private static final Duration UP_DEADLINE = Duration.ofMinutes(10);
    private static final Duration DOWN_DEADLINE = Duration.ofMinutes(10);
    private final Home home;

    /**
     * What to start.
     *
     * @param portBase where the ports begin
     * @param only the parts to start; empty for all
     * @param repository the checkout, where the services were built
     * @param training whether the parts write their ahead-of-time caches when they stop
     * @param environment what all parts find in their environment, besides what is in this process's
     */
    public record Wanted(
            int portBase, List<String> only, Path repository, boolean training, Map<String, String> environment) {
        public Wanted {
            only = List.copyOf(only);
            environment = Map.copyOf(environment);
        }

        /** What one usually wants. */
        public Wanted(int portBase, List<String> only, Path repository) {
            this(portBase, only, repository, false);
        }

        public Wanted(int portBase, List<String> only, Path repository, boolean training) {
            this(portBase, only, repository, training, Map.of());
        }

        /** The same, with more in the environment. */
        public Wanted with(Map<String, String> more) {
            return new Wanted(portBase, only, repository, training, more);
        }
    }

    private Stack(Home home) {
        this.home = home;
    }

    /** The stack of a home folder, whether it runs or not. */
    public static Stack at(Path folder) {
        return new Stack(new Home(folder));
    }

    /**
     * Starts the parts and returns when all are ready.
     *
     * @param news is told each change of a part's state, as it happens
     * @throws StackFailure with a sentence for a person: a port is taken, a part is not built, a part failed …
     */
    public void up(Wanted wanted, Consumer<PartReport> news) {
        home.check();
        if (isUp())
            throw new StackFailure("Entrepot is up already in " + home.folder() + ". Stop it with ./entrepot down.");
        new Leftovers(home).clean();
        var parts = choose(wanted);
        var settings = new Home.Settings(
                wanted.portBase(), parts.stream().map(Part::name).toList(), wanted.repository());
        checkParts(parts, settings);
        checkPorts(parts);
        home.keep(settings);
        for (var part : parts) new Holds(home).remove(part.name());
        for (var part : parts) PartReport.stopped(part.name()).write(home);
        startSupervisor(wanted);
        awaitReady(parts, news);
    }

    /** Stops all parts in order. Also cleans up after a supervisor that was killed. Says which parts were ended. */
    public List<String> down(Consumer<PartReport> news) {
        if (!Files.exists(home.run())) return List.of();
        var running = reports().stream()
                .filter(report -> processOf(report.name()).isAlive())
                .map(PartReport::name)
                .toList();
        Leftovers.supervisor(home).ifPresent(supervisor -> {
            Signal.TERM.to(supervisor.pid());
            var seen = new Changes(news);
            Wait.until(DOWN_DEADLINE, () -> {
                seen.look(reports());
                return supervisor.isAlive() ? "the supervisor is still stopping parts" : null;
            });
        });
        new Leftovers(home).clean();
        return running;
    }

    /** Whether a supervisor runs. */
    public boolean isUp() {
        return Leftovers.supervisor(home).isPresent();
    }

    /** How each part is, in the order of the description; a process that is gone is not called ready. */
    public List<PartReport> reports() {
        return home.settings().stream()
                .flatMap(settings -> settings.parts().stream())
                .map(name -> PartReport.read(home, name))
                .toList();
    }

    /** The process of a part, to look at it or to hurt it. The supervisor starts again what ends. */
    public PartProcess processOf(String part) {
        return new PartProcess(part, home.run(), home.logs());
    }

    /** Stops a part and keeps it down until {@link #release}. Returns when it is down. */
    public void hold(String part) {
        new Holds(home).add(part);
        Wait.until(DOWN_DEADLINE, () -> processOf(part).isAlive() ? part + " still runs" : null);
    }

    /** Lets a held part start again. Returns when it is ready. */
    public void release(String part) {
        new Holds(home).remove(part);
        awaitReady(part);
    }

    /** Waits until a part that was hurt or released is ready. */
    public void awaitReady(String part) {
        Wait.until(UP_DEADLINE, () -> {
            var ready = processOf(part).isAlive() && PartReport.read(home, part).state() == PartState.READY;
            return ready ? null : part + " is " + PartReport.read(home, part);
        });
    }

    /** The supervisor's process, if it runs. */
    public Optional<ProcessHandle> supervisor() {
        return Leftovers.supervisor(home);
    }

    /** Client for the live parts: database, broker, connector. */
    public LocalParts live() {
        return new LocalParts(home, settings(), secrets());
    }

    /** What keeps a part from serving at this moment, or null: a look at the part itself, not at what was written. */
    public String missing(Part part) {
        return new Probe(live()).missing(part);
    }

    public Home home() {
        return home;
    }

    /** The settings that it was started with; fails with a sentence when it never was. */
    public Home.Settings settings() {
        return home.settings()
                .orElseThrow(() -> new StackFailure(
                        "Nothing was ever started in " + home.folder() + ". Start with ./entrepot up."));
    }

    public PortPlan ports() {
        return settings().ports();
    }

    public Secrets secrets() {
        return home.secrets();
    }

    /** The description of what was started. */
    public Topology topology() {
        return new Topology(ports(), secrets(), settings().parts());
    }

    private List<Part> choose(Wanted wanted) {
        var topology = new Topology(new PortPlan(wanted.portBase()), home.secrets(), wanted.only());
        if (wanted.only().isEmpty()) return topology.parts();
        var all = topology.all();
        var names = all.stream().map(Part::name).toList();
        for (var name : wanted.only()) {
            if (!names.contains(name))
                throw new StackFailure(
                        "There is no part named " + name + ". The parts are: " + String.join(", ", names) + ".");
        }
        return all.stream().filter(part -> wanted.only().contains(part.name())).toList();
    }

    private void checkParts(List<Part> parts, Home.Settings settings) {
        var local = new LocalParts(home, settings, home.secrets());
        List<String> sentences = new ArrayList<>();
        for (var part : parts) {
            try {
                local.check(part);
            } catch (StackFailure notBuilt) {
                sentences.add(notBuilt.getMessage());
            }
        }
        if (!sentences.isEmpty()) throw new StackFailure(String.join("\n", sentences));
    }

    private static void checkPorts(List<Part> parts) {
        List<String> taken = new ArrayList<>();
        for (var part : parts)
            part.ports().forEach((door, port) -> {
                if (Ports.taken(port)) taken.add(port + " (" + door + ")");
            });
        if (!taken.isEmpty())
            throw new StackFailure(
                    (taken.size() == 1 ? "Port " : "Ports ") + String.join(", ", taken)
                            + (taken.size() == 1 ? " is" : " are")
                            + " taken by another program. Choose other ports with --port-base, for instance --port-base 19000.");
    }

    private void startSupervisor(Wanted wanted) {
        var java = JavaLine.withHeap(96)
                .option("-XX:TieredStopAtLevel=1")
                .option("-D" + Trained.TRAINING + "=" + wanted.training())
                .main(
                        Classpaths.supervisor(),
                        Supervisor.class.getName(),
                        home.folder().toString());
        List<String> command = new ArrayList<>(List.of(
                "sh", "-c", "trap '' HUP INT; command -v setsid >/dev/null && exec setsid \"$@\"; exec \"$@\"", "sh"));
        command.addAll(java);
        try {
            var log = home.logs().resolve("supervisor.log").toFile();
            var supervisor = new ProcessBuilder(command)
                    .directory(home.folder().toFile())
                    .redirectInput(
                            ProcessBuilder.Redirect.from(Path.of("/dev/null").toFile()))
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.appendTo(log));
            // The parts inherit it.
            supervisor.environment().putAll(wanted.environment());
            supervisor.start();
        } catch (IOException e) {
            throw new StackFailure("The supervisor could not be started: " + e.getMessage(), e);
        }
        Wait.until(
                Duration.ofSeconds(20),
                () -> isUp()
                        ? null
                        : "the supervisor did not start; see " + home.logs().resolve("supervisor.log"));
    }

    private void awaitReady(List<Part> parts, Consumer<PartReport> news) {
        var seen = new Changes(news);
        Wait.until(UP_DEADLINE, () -> {
            var reports = reports();
            seen.look(reports);
            for (var report : reports) {
                if (report.state() == PartState.FAILED)
                    throw new StackFailure(report.name() + " does not start: " + report.note() + "\nIts log: "
                            + processOf(report.name()).log());
            }
            if (!isUp())
                throw new StackFailure(
                        "The supervisor ended; see " + home.logs().resolve("supervisor.log"));
            var waiting = reports.stream()
                    .filter(report -> report.state() != PartState.READY)
                    .map(PartReport::name)
                    .toList();
            return waiting.isEmpty()
                    ? null
                    : "not ready: " + String.join(", ", waiting) + " of " + parts.size() + " parts";
        });
    }

    /** Tells each change once. */
    private static final class Changes {
        private final Consumer<PartReport> news;
        private final java.util.Map<String, PartState> last = new java.util.HashMap<>();

        Changes(Consumer<PartReport> news) {
            this.news = news;
        }

        void look(List<PartReport> reports) {
            for (var report : reports) {
                if (report.state() != last.put(report.name(), report.state())) news.accept(report);
            }
        }
    }
}
