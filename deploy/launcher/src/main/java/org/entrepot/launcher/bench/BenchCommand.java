package org.entrepot.launcher.bench;

import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import org.entrepot.launcher.Args;
import org.entrepot.launcher.Command;
import org.entrepot.launcher.platform.Platform;
import org.entrepot.stack.StackFailure;
import org.entrepot.stack.supervise.Stack;

/** Measures the platform that is up. */
public final class BenchCommand implements Command {
    private static final DateTimeFormatter RUN = DateTimeFormatter.ofPattern("MMddHHmmss");
    private static final List<String> KINDS =
            List.of("orders", "days", "ceiling", "past", "stored", "marketplace", "hot", "reads", "idle");

    @Override
    public String name() {
        return "bench";
    }

    @Override
    public String help() {
        return "bench orders|days|ceiling|past|stored|marketplace|hot|reads|idle\n"
                + "      [--rate N] [--seconds N] [--warm N] [--lines N] [--seed N] [--clients N] [--rounds N] [--orders N] [--small N] [--large N] [--days N] [--file FILE] [--out FILE]\n"
                + "                                                   measures the platform that is up, and audits it";
    }

    @Override
    public int run(Args args) {
        args.allowing(
                "rate", "seconds", "warm", "lines", "seed", "clients", "rounds", "orders", "small", "large", "days",
                "file", "out");
        var kind = args.word(0).filter(KINDS::contains).orElseThrow(() -> new StackFailure("Which? bench " + KINDS));
        var run = RUN.format(LocalDateTime.now());
        try (var platform = Platform.at(args.home())) {
            var measured = switch (kind) {
                case "orders" -> new OrdersBench(platform, Stack.at(args.home()), run, args).measure();
                case "days" -> new DaysBench(platform, Stack.at(args.home()), run, args).measure();
                case "ceiling" -> new CeilingBench(platform, Stack.at(args.home()), run, args).measure();
                case "stored" -> new StoredBench(platform, Stack.at(args.home()), run, args).measure();
                case "past" -> new StoredBench(platform, Stack.at(args.home()), run, args).fill();
                case "marketplace" -> new MarketBench(platform, Stack.at(args.home()), run, args).measure();
                case "idle" -> new IdleBench(Stack.at(args.home()), args).measure();
                case "hot" -> new HotBench(platform, Stack.at(args.home()), run, args).measure();
                default -> new ReadsBench(platform, Stack.at(args.home()), run, args).measure();
            };
            measured.print();
            args.option("out").ifPresent(measured::write);
            return measured.isValid() ? 0 : 1;
        }
    }
}
