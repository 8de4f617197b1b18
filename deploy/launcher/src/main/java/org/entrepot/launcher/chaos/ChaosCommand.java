package org.entrepot.launcher.chaos;

import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import org.entrepot.launcher.Args;
import org.entrepot.launcher.Command;
import org.entrepot.launcher.platform.Platform;
import org.entrepot.stack.StackFailure;
import org.entrepot.stack.supervise.Stack;

/** Hurts the platform that is up while clients use it, and says whether it kept its promises. */
public final class ChaosCommand implements Command {
    private static final DateTimeFormatter RUN = DateTimeFormatter.ofPattern("MMddHHmmss");
    private static final int USUAL_RATE = 3;
    private static final int USUAL_SECONDS = 90;
    private static final int USUAL_REST = 180;
    private static final int USUAL_COMPANY = 8;

    @Override
    public String name() {
        return "chaos";
    }

    @Override
    public String help() {
        return "chaos [--seed N] [--for 90s] [--faults a,b,…] [--rate N] [--deadline SECONDS] [--list] [--plan] | --self-test [--bugs a,b]\n"
                + "chaos --matrix SEEDS [--together N] [--again] [--faults a,b,…] [--for 5m] [--out FILE]\n"
                + "                                                   hurts the platform while clients use it, heals it, audits it";
    }

    @Override
    public int run(Args args) {
        args.allowing(
                "seed",
                "for",
                "faults",
                "rate",
                "deadline",
                "list",
                "plan",
                "self-test",
                "bugs",
                "matrix",
                "out",
                "together",
                "again");
        if (args.has("list")) return list();
        if (args.has("self-test")) return selfTest(args);
        if (args.has("matrix")) return matrix(args);
        var length = Lengths.read(args.option("for").orElse(USUAL_SECONDS + "s"));
        var kinds = Faults.named(args.list("faults"));
        var plan = Plan.of(args.number("seed", 1), length, kinds, args.has("faults"));
        print(plan);
        if (args.has("plan")) return 0;
        var rate = rate(args);
        try (var platform = Platform.at(args.home())) {
            var folder = platform.runs().resolve("chaos-" + RUN.format(LocalDateTime.now()));
            var report =
                    new Bout(Stack.at(args.home()), platform, folder, System.out::println).of(plan, rate, rest(args));
            System.out.println();
            report.inWords().forEach(System.out::println);
            System.out.println("What clients remember: " + folder);
            System.out.println("The same again: ./entrepot chaos --seed " + plan.seed() + " --for " + length.toSeconds()
                    + "s --rate " + rate
                    + args.option("faults").map(names -> " --faults " + names).orElse(""));
            return report.isGood() ? 0 : 1;
        }
    }

    private static int matrix(Args args) {
        var seeds = args.number("matrix", 1);
        var together = args.number("together", USUAL_COMPANY);
        if (seeds < 1 || together < 1) throw new StackFailure("--matrix and --together take a number from 1.");
        var file = args.option("out")
                .map(Path::of)
                .orElseGet(() -> Args.repository().resolve("docs/chaos-matrix.md"));
        var table = new MatrixTable(file, "./entrepot chaos --matrix " + seeds + " --together " + together);
        var sitting =
                args.option("for").map(Lengths::read).orElse(Duration.ofDays(1)).toNanos();
        var begin = System.nanoTime();
        try (var platform = Platform.at(args.home())) {
            var stack = Stack.at(args.home());
            var matrix = new Matrix(new MatrixLedger(file), table, System.out::println);
            return matrix.run(
                            Faults.named(args.list("faults")),
                            seeds,
                            together,
                            args.has("again"),
                            () -> System.nanoTime() - begin > sitting,
                            plan -> bout(args, stack, platform, plan))
                    ? 0
                    : 1;
        }
    }

    /** Each in a folder of its own, with all that is said, for whoever looks for a cause afterwards. */
    private static ChaosReport bout(Args args, Stack stack, Platform platform, Plan plan) {
        var folder = platform.runs().resolve("matrix-" + RUN.format(LocalDateTime.now()));
        return new Bout(stack, platform, folder, System.out::println).of(plan, rate(args), rest(args));
    }

    private static int rate(Args args) {
        var rate = args.number("rate", USUAL_RATE);
        if (rate < 1 || rate > 200) throw new StackFailure("--rate is from 1 to 200 orders a second.");
        return rate;
    }

    private static Duration rest(Args args) {
        return Duration.ofSeconds(args.number("deadline", USUAL_REST));
    }

    /** It ruins the data on purpose: on a platform of its own. */
    private static int selfTest(Args args) {
        var wanted = args.list("bugs");
        var bugs = Bugs.all().stream()
                .filter(bug -> wanted.isEmpty() || wanted.contains(bug.name()))
                .toList();
        if (bugs.isEmpty()) throw new StackFailure("There is no such bug. ./entrepot chaos --list shows all.");
        try (var platform = Platform.at(args.home())) {
            var folder = platform.runs().resolve("self-test-" + RUN.format(LocalDateTime.now()));
            var test = new SelfCheck(Stack.at(args.home()), platform, folder, System.out::println);
            return test.run(bugs, args.number("seed", 1)) ? 0 : 1;
        }
    }

    private static int list() {
        System.out.println("Faults:");
        for (var kind : Faults.all()) System.out.printf("%-22s %s%n", kind.name(), kind.what());
        System.out.println("\nFaults for ./entrepot up --twice, to be asked for by name:");
        for (var kind : Faults.ofTwo()) System.out.printf("%-22s %s%n", kind.name(), kind.what());
        System.out.println("\nBugs that --self-test plants:");
        for (var bug : Bugs.all()) System.out.printf("%-24s %s → %s%n", bug.name(), bug.what(), bug.caughtBy());
        return 0;
    }

    private static void print(Plan plan) {
        System.out.printf("Seed %d, %d s:%n", plan.seed(), plan.length().toSeconds());
        for (var planned : plan.faults()) System.out.println(planned.inWords());
        if (!plan.leftOut().isEmpty()) System.out.println("no time for: " + String.join(", ", plan.leftOut()));
    }
}
