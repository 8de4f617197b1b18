package org.entrepot.launcher.bench;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.entrepot.launcher.Args;
import org.entrepot.launcher.demo.Pace;
import org.entrepot.launcher.demo.Report;
import org.entrepot.launcher.demo.ShopsDay;
import org.entrepot.launcher.demo.day.Day;
import org.entrepot.launcher.demo.day.GeneratedDay;
import org.entrepot.launcher.demo.day.InvoiceDay;
import org.entrepot.launcher.platform.Platform;
import org.entrepot.stack.StackFailure;
import org.entrepot.stack.supervise.Stack;

/**
 * The same shop's day again and again, each to its end and audited: what it takes on a platform that has just started, and
 * what once the JVMs have seen some.
 */
final class DaysBench {
    private static final int USUAL_SIZE = 300;
    /** The figure that counts is the median of so many at the end. */
    private static final int COUNTED = 5;

    private final Platform platform;
    private final Stack stack;
    private final String run;
    private final Day day;
    private final int days;
    private final int clients;
    private final int seed;

    /** @param args {@code --file FILE} of invoices, or a generated day; {@code --days N} */
    DaysBench(Platform platform, Stack stack, String run, Args args) {
        this.platform = platform;
        this.stack = stack;
        this.run = run;
        this.days = args.number("days", 20);
        if (days < 1) throw new StackFailure("--days is 1 or more.");
        this.clients = args.number("clients", 24);
        this.seed = args.number("seed", 42);
        this.day = args.option("file")
                .map(file -> InvoiceDay.ofFile(Path.of(file), seed).day())
                .orElseGet(() -> GeneratedDay.of(USUAL_SIZE, seed));
    }

    Measured measure() {
        List<Report> reports = new ArrayList<>();
        List<String> faults = new ArrayList<>();
        for (var number = 1; number <= days; number++) {
            var report = one(number);
            reports.add(report);
            System.out.println("  day " + number + ": " + inWords(report));
            if (!report.isGood())
                faults.add("day " + number + " did not come to its end, or the audit found violations");
        }
        var last = reports.getLast();
        var measured = new Measured("bench days: %s, %d orders, %d days one after the other, %d clients"
                        .formatted(day.name(), day.purchases().size(), days, clients))
                .figure("the first day", inWords(reports.getFirst()))
                .figure("the last day", inWords(last))
                .processors(last.processors(), last.placed().count())
                .hidden("days", reports.stream().map(DaysBench::figures).toList())
                .faults(faults);
        if (days >= 2 * COUNTED) {
            var counted = reports.subList(days - COUNTED, days);
            measured.figure("ended a second, median of the last " + COUNTED, median(counted));
        }
        return measured;
    }

    private Report one(int number) {
        var name = "d" + number + "-" + run;
        var shop = new ShopsDay(platform, stack, name, platform.runs().resolve(name), line -> {});
        return shop.of(day, seed, clients, Pace.none(day), ShopsDay.usualPatience(day));
    }

    private static double median(List<Report> reports) {
        var rates =
                reports.stream().mapToDouble(DaysBench::endedPerSecond).sorted().toArray();
        return rates[rates.length / 2];
    }

    private static double endedPerSecond(Report report) {
        return report.spans().isEmpty() ? 0 : report.spans().getLast().perSecond();
    }

    private static String inWords(Report report) {
        List<String> words = new ArrayList<>();
        for (var span : report.spans()) words.add("%s %.1f/s".formatted(span.step(), span.perSecond()));
        words.add("%.1f ms of processor time an order".formatted(report.processorMillisPerOrder()));
        return String.join(", ", words);
    }

    private static Map<String, Object> figures(Report report) {
        Map<String, Object> figures = new LinkedHashMap<>();
        for (var span : report.spans()) {
            figures.put(span.step(), span.orders());
            figures.put(span.step() + " per second", span.perSecond());
        }
        var times = report.score().timesToConfirm(report.placed().ids());
        figures.put("placed → confirmed p50 (ms)", times.getValueAtPercentile(50) / 1e3);
        figures.put("placed → confirmed p99 (ms)", times.getValueAtPercentile(99) / 1e3);
        figures.put("processor ms per order", report.processorMillisPerOrder());
        figures.put("processor seconds", report.processors());
        figures.put("audit clean", report.audit().isClean());
        return figures;
    }
}
