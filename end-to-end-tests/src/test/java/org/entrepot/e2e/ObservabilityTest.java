package org.entrepot.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.entrepot.events.inventory.StockReserved;
import org.entrepot.events.order.OrderCompleted;
import org.entrepot.events.order.OrderConfirmed;
import org.entrepot.events.order.OrderPlaced;
import org.entrepot.events.shipping.ShipmentReleased;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What rules and dashboards speak of is there to be watched. */
@ExtendWith(RunningPlatform.class)
class ObservabilityTest {

    private static final Path REPOSITORY = Path.of(System.getProperty("entrepot.repository"));
    private static final Path FILES = REPOSITORY.resolve("deploy/observability");
    private static final Pattern ALERT = Pattern.compile("- alert: (\\w+)");

    @Test
    void every_metric_and_label_of_the_alerts_and_dashboards_exists_on_the_running_platform(Shop shop)
            throws IOException {
        var bell = shop.sells("BELL", 5);
        var order = shop.guest("ada").orders(bell, 2);
        order.isShipped();
        order.unfoldsTo(OrderCompleted.class);
        order.comesBack(1, "RESTOCK");

        var wanted = new TreeSet<String>();
        for (var expression : expressions()) wanted.addAll(Promql.samplesOf(expression));
        assertThat(wanted).hasSizeGreaterThan(30);

        Eventually.until(
                "the platform shows all that is asked for",
                () -> missing(wanted, Scrape.of(shop.stack())),
                Set::isEmpty);
    }

    @Test
    void one_trace_leads_from_the_gateway_across_kafka_to_the_warehouse(Shop shop) {
        var gong = shop.sells("GONG", 5);
        var order = shop.guest("ada").orders(gong, 1);
        order.unfoldsTo(OrderPlaced.class, StockReserved.class, OrderConfirmed.class, ShipmentReleased.class);

        var traces = Stream.of(OrderPlaced.class, StockReserved.class, OrderConfirmed.class, ShipmentReleased.class)
                .map(type -> shop.facts().trace(order.id(), type))
                .distinct()
                .toList();

        assertThat(traces).singleElement().asString().matches("[0-9a-f]{32}");
    }

    @Test
    void the_log_of_every_service_tells_of_the_same_order_by_its_trace(Shop shop) {
        var drum = shop.sells("DRUM", 5);
        var order = shop.guest("ada").orders(drum, 1);
        order.unfoldsTo(ShipmentReleased.class);
        var trace = shop.facts().trace(order.id(), OrderPlaced.class);

        for (var service : List.of("order-service", "inventory-service", "shipping-service")) {
            var log = shop.stack().home().logs().resolve(service + ".log");
            Eventually.until(
                    service + " logged what it said in trace " + trace,
                    () -> linesOf(log)
                            .filter(line -> line.contains("trace=" + trace))
                            .anyMatch(line -> line.contains("said=")),
                    told -> told);
        }
    }

    @Test
    void every_alert_has_a_page_that_says_what_it_means_what_to_check_and_how_to_mend() throws IOException {
        var pages = Files.readString(REPOSITORY.resolve("docs/operating.md"));

        for (var alert : alerts()) {
            var page = pages.split("\n### " + alert + "\n");
            assertThat(page).as("a page for " + alert).hasSize(2);
            assertThat(page[1].split("\n### ")[0]).contains("**Means**", "**Check**", "**Mend**");
        }
    }

    private static Set<String> missing(Set<String> wanted, Scrape seen) {
        var missing = new TreeSet<String>();
        for (var sample : wanted) if (!seen.has(sample)) missing.add(sample);
        return missing;
    }

    private static Stream<String> linesOf(Path log) {
        try {
            return Files.readAllLines(log, StandardCharsets.ISO_8859_1).stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<String> alerts() throws IOException {
        return ALERT.matcher(Files.readString(FILES.resolve("alerts.yml")))
                .results()
                .map(found -> found.group(1))
                .toList();
    }

    private static List<String> expressions() throws IOException {
        try (Stream<Path> boards = Files.list(FILES.resolve("dashboards"))) {
            var files = new ArrayList<>(boards.toList());
            files.add(FILES.resolve("alerts.yml"));
            var all = new ArrayList<String>();
            for (var file : files) all.addAll(Promql.expressionsIn(Files.readString(file)));
            return all;
        }
    }
}
