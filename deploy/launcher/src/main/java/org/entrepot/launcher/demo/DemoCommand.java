package org.entrepot.launcher.demo;

import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.entrepot.launcher.Args;
import org.entrepot.launcher.Command;
import org.entrepot.launcher.demo.day.Day;
import org.entrepot.launcher.demo.day.GeneratedDay;
import org.entrepot.launcher.demo.day.InvoiceDay;
import org.entrepot.launcher.platform.Platform;
import org.entrepot.stack.StackFailure;
import org.entrepot.stack.supervise.Stack;

/** The main job: a shop's day on the whole platform, and the proof that nothing was lost on the way. */
public final class DemoCommand implements Command {
    private static final int USUAL_SIZE = 300;
    private static final int USUAL_SEED = 42;
    private static final int USUAL_CLIENTS = 24;
    private static final DateTimeFormatter RUN = DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss");

    private final Command up;
    private final Command down;

    /**
     * @param up starts the platform when it is not up
     * @param down stops it when {@code --exit} was said
     */
    public DemoCommand(Command up, Command down) {
        this.up = up;
        this.down = down;
    }

    @Override
    public String name() {
        return "demo";
    }

    @Override
    public String help() {
        return "demo [--orders FILE | --size N --seed N] [--clients N] [--rate N] [--deadline SECONDS] [--port-base N] [--exit]\n"
                + "                                                   a shop's day: orders, parcels, returns, refunds, and the audit";
    }

    @Override
    public int run(Args args) {
        args.allowing("orders", "size", "seed", "clients", "rate", "deadline", "port-base", "exit");
        var seed = args.number("seed", USUAL_SEED);
        var invoices = args.option("orders").map(Path::of).map(file -> InvoiceDay.ofFile(file, seed));
        var day = invoices.map(InvoiceDay::day).orElseGet(() -> GeneratedDay.of(size(args), seed));
        if (day.purchases().isEmpty()) throw new StackFailure("There is nothing in it that can be ordered.");
        try {
            if (!Stack.at(args.home()).isUp() && up.run(homeAndPortsOf(args)) != 0) return 1;
            return run(args, day, invoices, seed);
        } finally {
            if (args.has("exit")) down.run(homeOf(args));
        }
    }

    private static int run(Args args, Day day, Optional<InvoiceDay> invoices, int seed) {
        var clients = Math.max(1, args.number("clients", USUAL_CLIENTS));
        var rate = args.number("rate", 0);
        var pace = rate > 0 ? Pace.of(day, rate) : Pace.none(day);
        var patience = args.option("deadline").isPresent()
                ? Duration.ofSeconds(args.number("deadline", 0))
                : ShopsDay.usualPatience(day);
        var run = RUN.format(LocalDateTime.now());
        try (var platform = Platform.at(args.home())) {
            var folder = platform.runs().resolve(run);
            var shop = new ShopsDay(platform, Stack.at(args.home()), run, folder, System.out::println);
            var report = shop.of(day, seed, clients, pace, patience);
            new ReportInWords(platform, folder).print(report, day, invoices);
            if (!args.has("exit")) Welcome.print(platform, args.home());
            return report.isGood() ? 0 : 1;
        }
    }

    private static int size(Args args) {
        var size = args.number("size", USUAL_SIZE);
        if (size < 1 || size > 1_000_000) throw new StackFailure("--size is from 1 to 1000000.");
        return size;
    }

    private static Args homeOf(Args args) {
        return new Args(List.of("--home", args.home().toString()));
    }

    private static Args homeAndPortsOf(Args args) {
        var words = new ArrayList<>(List.of("--home", args.home().toString()));
        args.option("port-base").ifPresent(base -> words.addAll(List.of("--port-base", base)));
        return new Args(words);
    }
}
