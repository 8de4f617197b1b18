package org.entrepot.kit.tests;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.entrepot.events.inventory.ReservationEvent;
import org.entrepot.events.inventory.StockCommitted;
import org.entrepot.events.inventory.StockReserved;
import org.entrepot.kit.Ids;
import org.entrepot.kit.test.Database;
import org.entrepot.kit.test.Probe;
import org.entrepot.kit.test.RealParts;
import org.entrepot.kit.test.Tell;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(RealParts.class)
class TelemetryTest {

    private static final String CONSUMER = "order-service.reservation-events";

    private static final List<ReservationEvent.Line> LINES = List.of(new ReservationEvent.Line(1, "KETTLE", 2, "MAIN"));

    private final UUID order = Ids.next();

    @Test
    void a_fact_that_is_said_is_counted_when_it_is_safe() {
        var before = value("events_said_total{type=\"order.completed\"}");

        Tell.that(reserved(order)).send().untilHeardBy(CONSUMER);

        // It is counted after the commit, and the commit is what was waited for.
        Probe.until(
                "it is counted",
                () -> value("events_said_total{type=\"order.completed\"}"),
                counted -> counted > before);
    }

    @Test
    void a_fact_that_is_heard_is_counted_with_the_time_it_took_to_get_here() {
        Tell.that(reserved(order)).send().untilHeardBy(CONSUMER);

        assertThat(value("events_heard_total{consumer=\"" + CONSUMER + "\",type=\"stock.reserved\"}"))
                .isPositive();
        assertThat(value("events_delay_seconds_count{consumer=\"" + CONSUMER + "\"}"))
                .isPositive();
        assertThat(metrics()).anyMatch(line -> line.startsWith("events_delay_seconds_bucket{consumer=\"" + CONSUMER));
    }

    @Test
    void a_parked_fact_shows_as_waiting_until_it_is_applied() {
        Tell.that(committed(order)).sequence(2).send();
        var waiting = "events_waiting{reason=\"GAP\"}";
        Probe.until("the gap shows", () -> value(waiting), seen -> seen >= 1);

        Tell.that(reserved(order)).sequence(1).send();

        Probe.until(
                "nothing of this order is parked",
                () -> Database.number(
                        "select count(*) from orders.parked_event where state = 'PARKED' and key = ?",
                        order.toString()),
                parked -> parked == 0);
    }

    @Test
    void how_far_each_consumer_is_behind_is_shown() {
        Tell.that(reserved(order)).send().untilHeardBy(CONSUMER);

        Probe.until(
                "nothing is left", () -> value("events_behind{consumer=\"" + CONSUMER + "\"}"), behind -> behind == 0);
        Probe.until(
                "nothing is late",
                () -> value("events_lag_seconds{consumer=\"" + CONSUMER + "\"}"),
                seconds -> seconds == 0);
    }

    @Test
    void an_outbox_that_nobody_reads_grows_old() {
        Probe.until("the age grows", () -> value("outbox_age_seconds"), seconds -> seconds > 0.5);

        assertThat(value("outbox_slot_active")).isZero();
    }

    private static StockReserved reserved(UUID order) {
        return new StockReserved(order, order, LINES, Instant.now());
    }

    private static StockCommitted committed(UUID order) {
        return new StockCommitted(order, order, LINES);
    }

    /** The value of the sample, whatever other tags the sample has; NaN when it is not there. */
    private static double value(String sample) {
        var name = sample.replaceAll("\\{.*", "");
        var tags = sample.contains("{")
                ? sample.substring(sample.indexOf('{') + 1, sample.length() - 1).split(",")
                : new String[0];
        return metrics()
                .filter(line -> line.startsWith(name + "{") || line.startsWith(name + " "))
                .filter(line -> Stream.of(tags).allMatch(line::contains))
                .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1)))
                .sum();
    }

    private static Stream<String> metrics() {
        return given().get("/q/metrics")
                .then()
                .statusCode(200)
                .extract()
                .asString()
                .lines();
    }
}
