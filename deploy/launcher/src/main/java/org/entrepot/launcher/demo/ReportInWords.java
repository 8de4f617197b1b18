package org.entrepot.launcher.demo;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.entrepot.events.Money;
import org.entrepot.launcher.demo.day.Comeback;
import org.entrepot.launcher.demo.day.Day;
import org.entrepot.launcher.demo.day.InvoiceDay;
import org.entrepot.launcher.demo.day.LeftOut;
import org.entrepot.launcher.history.Acknowledged;
import org.entrepot.launcher.history.History;
import org.entrepot.launcher.platform.Platform;
import org.entrepot.launcher.trace.Trace;

/** Tells what came of the day. */
final class ReportInWords {
    private final Platform platform;
    private final Path folder;

    ReportInWords(Platform platform, Path folder) {
        this.platform = platform;
        this.folder = folder;
    }

    void print(Report report, Day day, Optional<InvoiceDay> invoices) {
        var ids = report.placed().ids();
        head("Orders");
        line(
                "placed",
                "%,d of %,d, by %,d customers and guests"
                        .formatted(
                                ids.size(),
                                day.purchases().size(),
                                report.work().customers()));
        report.score().outcomes(ids).forEach((outcome, count) -> line(outcome, "%,d".formatted(count)));
        for (var span : report.spans())
            line(
                    span.step(),
                    "%,d in %.1f s: %.1f orders/s"
                            .formatted(span.orders(), span.time().toMillis() / 1e3, span.perSecond()));
        var times = report.score().timesToConfirm(ids);
        if (times.getTotalCount() > 0)
            line(
                    "placed → confirmed",
                    "p50 %.0f ms, p99 %.0f ms, longest %.0f ms"
                            .formatted(
                                    times.getValueAtPercentile(50) / 1e3,
                                    times.getValueAtPercentile(99) / 1e3,
                                    times.getMaxValue() / 1e3));
        processors(report);
        goods(report, day);
        invoices.ifPresent(file -> leftOut(file, report));
        if (!report.refused().isEmpty()) {
            head("Answers that nobody expected");
            report.refused().forEach((what, count) -> System.out.printf("  %,d × %s%n", count, what));
        }
        trace(report);
        head("Audit");
        report.audit().inWords().forEach(System.out::println);
        if (!report.stillMissing().isEmpty()) {
            head("Not at rest");
            report.stillMissing().forEach(missing -> System.out.println("  " + missing));
        }
        System.out.printf(
                "%nThe day took %.1f s. Its files are in %s (%s is what the clients remember).%n",
                report.took().toMillis() / 1e3, folder, History.FILE);
    }

    /** The parts that took most of it by name. */
    private static void processors(Report report) {
        var used = report.processors();
        var most = used.entrySet().stream()
                .sorted(Map.Entry.<String, Double>comparingByValue().reversed())
                .limit(4)
                .map(part -> "%s %.1f".formatted(part.getKey(), part.getValue()))
                .collect(Collectors.joining(", "));
        line(
                "processor time",
                "%.1f s of everything, %.1f ms an order (%s)"
                        .formatted(
                                used.values().stream()
                                        .mapToDouble(Double::doubleValue)
                                        .sum(),
                                report.processorMillisPerOrder(),
                                most));
    }

    private static void goods(Report report, Day day) {
        var score = report.score();
        head("Goods, mails and money");
        line(
                "parcels",
                "%,d shipped on %,d manifests, %,d delivered, %,d labels printed"
                        .formatted(
                                score.heard("parcel.shipped"),
                                report.work().manifests(),
                                score.heard("parcel.delivered"),
                                report.work().labels()));
        line(
                "returns",
                "%,d of %,d planned were resolved, %,d parcels booked in"
                        .formatted(report.returned().size(), day.comebacks().size(), score.heard("return.received")));
        line(
                "refunds",
                "%,d settled: %s".formatted(score.heard("refund.settled"), new Money(score.refundedMinor(), "GBP")));
        line("mails", "%,d kept by the mail server".formatted(report.work().mails()));
    }

    private void leftOut(InvoiceDay invoices, Report report) {
        head("The file");
        invoices.day().notes().forEach(note -> System.out.println("  " + note));
        List<LeftOut> all = new ArrayList<>(invoices.leftOut());
        var returned = new HashSet<>(report.returned());
        for (var comeback : invoices.day().comebacks())
            if (!returned.contains(comeback)) all.addAll(notDelivered(invoices, comeback));
        LeftOut.counted(all).forEach((why, count) -> System.out.printf("  %,6d × %s%n", count, why.sentence()));
        var file = folder.resolve("left-out.csv");
        LeftOut.write(file, all);
        System.out.println("  each of them, with its line, is in " + file);
    }

    private static List<LeftOut> notDelivered(InvoiceDay invoices, Comeback comeback) {
        return comeback.lines().stream()
                .map(line -> new LeftOut(
                        invoices.rowOf(comeback.reference(), line.sku()),
                        comeback.reference(),
                        line.sku(),
                        LeftOut.Why.NOT_DELIVERED))
                .toList();
    }

    /** One order that came back, or any. */
    private void trace(Report report) {
        var example = report.returned().stream()
                .flatMap(comeback -> report.placed().ofPurchase(comeback.purchase()).stream())
                .findFirst()
                .or(() -> report.placed().any());
        example.map(Acknowledged::orderId).ifPresent(id -> {
            head("One order");
            var words = Trace.of(platform, id).inWords();
            System.out.println(words.stream().collect(Collectors.joining(System.lineSeparator())));
        });
    }

    private static void head(String text) {
        System.out.printf("%n%s%n", text);
    }

    private static void line(String name, String text) {
        System.out.printf("  %-20s %s%n", name, text);
    }
}
