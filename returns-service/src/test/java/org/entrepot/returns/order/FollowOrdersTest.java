package org.entrepot.returns.order;

import static org.assertj.core.api.Assertions.assertThat;
import static org.entrepot.returns.Desk.ORDERS;
import static org.entrepot.returns.Desk.SHIPPING;
import static org.entrepot.returns.Desk.delivered;
import static org.entrepot.returns.Desk.lost;
import static org.entrepot.returns.Desk.placed;
import static org.entrepot.returns.Desk.shipped;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.entrepot.events.Samples;
import org.entrepot.events.order.OrderPlaced;
import org.entrepot.kit.Ids;
import org.entrepot.kit.Wire;
import org.entrepot.kit.test.Database;
import org.entrepot.kit.test.Probe;
import org.entrepot.kit.test.RealParts;
import org.entrepot.kit.test.Tell;
import org.entrepot.returns.CarrierParts;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(RealParts.class)
@WithTestResource(CarrierParts.class)
class FollowOrdersTest {

    private static final Instant NOON = Instant.parse("2026-03-05T12:00:00Z");

    private final UUID order = Ids.next();

    @Test
    void what_is_shipped_and_delivered_is_counted_once() {
        var parcel = Ids.next();
        Tell.that(placed(order)).send().send().untilHeardBy(ORDERS);

        Tell.that(shipped(order, parcel, 1, 4)).send().send();
        Tell.fact(shipped(order, Ids.next(), 1, 0));
        Tell.that(delivered(order, parcel, NOON, 1, 4)).send().send().untilHeardBy(SHIPPING);

        assertThat(lines())
                .containsExactly("1: 2 ordered, 2 shipped, 1 delivered", "2: 6 ordered, 4 shipped, 4 delivered");
    }

    @Test
    void a_parcel_that_is_told_of_before_its_order_waits_for_it() {
        Tell.fact(shipped(order, Ids.next(), 2, 6));
        Probe.until("it waits", this::parked, List.of("AWAITING")::equals);

        Tell.fact(placed(order));

        Probe.until("it is counted", this::lines, lines -> lines.contains("1: 2 ordered, 2 shipped, 0 delivered"));
        assertThat(parked()).isEmpty();
    }

    @Test
    void facts_in_another_order_are_applied_in_theirs() {
        var parcel = Ids.next();
        Tell.that(placed(order)).send().untilHeardBy(ORDERS);

        Tell.that(delivered(order, parcel, NOON, 2, 6)).sequence(2).send();
        Tell.that(shipped(order, parcel, 2, 6)).sequence(1).send();

        Probe.until("both are applied", this::lines, lines -> lines.contains("2: 6 ordered, 6 shipped, 6 delivered"));
    }

    @Test
    void more_than_was_ordered_is_not_believed() {
        Tell.that(placed(order)).send().untilHeardBy(ORDERS);

        Tell.fact(shipped(order, Ids.next(), 3, 0));

        Probe.until("it is parked", this::parked, List.of("POISON")::equals);
        assertThat(lines()).contains("1: 2 ordered, 0 shipped, 0 delivered");
    }

    @Test
    void what_several_parcels_hold_together_is_not_more_than_was_ordered() {
        Tell.that(placed(order)).send().untilHeardBy(ORDERS);
        Tell.fact(shipped(order, Ids.next(), 0, 4));

        Tell.fact(shipped(order, Ids.next(), 0, 4));

        Probe.until("it is parked", this::parked, List.of("POISON")::equals);
        assertThat(lines()).contains("2: 6 ordered, 4 shipped, 0 delivered");
    }

    @Test
    void a_parcel_that_never_left_does_not_arrive() {
        Tell.that(placed(order)).send().untilHeardBy(ORDERS);

        Tell.fact(delivered(order, Ids.next(), NOON, 1, 4));

        Probe.until("it is parked", this::parked, List.of("POISON")::equals);
        assertThat(lines()).contains("1: 2 ordered, 0 shipped, 0 delivered");
    }

    @Test
    void a_parcel_that_never_left_does_not_go_astray() {
        Tell.that(placed(order)).send().untilHeardBy(ORDERS);

        Tell.fact(lost(order, Ids.next()));

        Probe.until("it is parked", this::parked, List.of("POISON")::equals);
    }

    @Test
    void a_poison_fact_is_parked_and_other_orders_go_on() {
        var other = Ids.next();
        Tell.that(placed(order)).json("[]").send();
        Tell.that(placed(other)).send().untilHeardBy(ORDERS);

        // The other order may be of another partition, and heard first.
        Probe.until("it is parked", this::parked, List.of("POISON")::equals);
    }

    @Test
    void every_sample_and_fields_of_the_future_are_understood() {
        for (var sample : Samples.of(OrderPlaced.class)) {
            var id = Ids.next();
            var json = sample.replace("0199a3c0-0001-7000-8000-000000000001", id.toString())
                    .replaceFirst("\\{", "{\"giftWrap\":{\"colour\":\"red\"},");

            Tell.that(placed(id)).json(json).send().untilHeardBy(ORDERS);

            assertThat(lines(id))
                    .hasSize(Wire.read(sample, OrderPlaced.class).lines().size());
        }
    }

    private List<String> lines() {
        return lines(order);
    }

    private static List<String> lines(UUID id) {
        return Database.query(
                "select line, quantity, shipped, delivered from returns.known_order_line where order_id = ? order by line",
                row -> "%d: %d ordered, %d shipped, %d delivered"
                        .formatted(row.getInt(1), row.getInt(2), row.getInt(3), row.getInt(4)),
                id);
    }

    private List<String> parked() {
        return Database.query(
                "select reason from returns.parked_event where key = ? and state = 'PARKED' order by sequence",
                row -> row.getString(1),
                order.toString());
    }
}
