package org.entrepot.launcher;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import org.entrepot.stack.Home;
import org.entrepot.stack.Part;
import org.entrepot.stack.PortPlan;
import org.entrepot.stack.StackFailure;
import org.entrepot.stack.Topology;
import org.entrepot.stack.supervise.Stack;

/** Starts the stack and says when each part is ready. */
final class UpCommand implements Command {
    @Override
    public String name() {
        return "up";
    }

    @Override
    public String help() {
        return "up [--fresh] [--port-base N] [--only part,part] [--twice service,service|all]\n"
                + "                                                   starts the platform; --fresh with empty data; --twice with two processes of each";
    }

    @Override
    public int run(Args args) {
        args.allowing("fresh", "port-base", "only", "twice");
        var begin = System.nanoTime();
        var stack = Stack.at(args.home());
        var base = portBase(args, stack);
        if (args.has("fresh")) startClean(stack);
        var wanted = new Stack.Wanted(base, parts(args), Args.repository());
        var done = new AtomicBoolean();
        var interrupted = new AtomicBoolean();
        Runtime.getRuntime()
                .addShutdownHook(new Thread(
                        () -> {
                            interrupted.set(true);
                            stopUnless(done, stack);
                        },
                        "interrupted"));
        var lines = new PartLines(begin);
        try {
            stack.up(wanted, lines::tell);
        } catch (StackFailure failure) {
            if (interrupted.get()) return 130;
            done.set(true);
            if (!lines.toldAny()) throw failure;
            System.err.println(failure.getMessage());
            System.err.println(
                    "Stopping what was started. Logs stay in " + stack.home().logs() + ".");
            stack.down(report -> {});
            return 1;
        }
        done.set(true);
        System.out.printf("Entrepot is up after %.1f s. %s%n", seconds(begin), Addresses.oneLine(stack));
        return 0;
    }

    private static int portBase(Args args, Stack stack) {
        var usual = stack.home().settings().map(Home.Settings::portBase).orElse(PortPlan.DEFAULT_BASE);
        return args.number("port-base", usual);
    }

    /** Those that were named, or all; and the second processes of services that are to run twice. */
    private static List<String> parts(Args args) {
        var twice = args.list("twice");
        if (twice.isEmpty()) return args.list("only");
        var topology = new Topology(
                new PortPlan(PortPlan.DEFAULT_BASE), Stack.at(args.home()).secrets());
        List<String> names = new ArrayList<>(args.list("only"));
        if (names.isEmpty()) topology.parts().forEach(part -> names.add(part.name()));
        var seconds = topology.seconds().stream().map(Part::name).toList();
        if (twice.equals(List.of("all"))) names.addAll(seconds);
        else for (var service : twice) names.add(second(service, seconds));
        return names;
    }

    private static String second(String service, List<String> seconds) {
        var name = service + Topology.SECOND;
        if (!seconds.contains(name))
            throw new StackFailure("There is no second process of " + service + ". There is "
                    + String.join(", ", seconds) + "; or --twice all.");
        return name;
    }

    private static void startClean(Stack stack) {
        stack.down(report -> {});
        stack.home().wipe();
    }

    /** Ctrl-C while parts start: nothing may stay behind. */
    private static void stopUnless(AtomicBoolean done, Stack stack) {
        if (done.get()) return;
        System.out.println("\nInterrupted: stopping what was started.");
        stack.down(report -> {});
    }

    private static double seconds(long begin) {
        return Duration.ofNanos(System.nanoTime() - begin).toMillis() / 1000.0;
    }
}
