package org.entrepot.returns.order;

import static org.assertj.core.api.Assertions.assertThat;
import static org.entrepot.returns.Desk.ORDERS;
import static org.entrepot.returns.Desk.SHIPPING;
import static org.entrepot.returns.Desk.arrivedOrder;
import static org.entrepot.returns.Desk.asked;
import static org.entrepot.returns.Desk.comesBack;
import static org.entrepot.returns.Desk.delivered;
import static org.entrepot.returns.Desk.lost;
import static org.entrepot.returns.Desk.placed;
import static org.entrepot.returns.Desk.shipped;
import static org.entrepot.returns.Desk.step;
import static org.entrepot.returns.Desk.wish;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.entrepot.events.returns.ReturnCancelled;
import org.entrepot.kit.Ids;
import org.entrepot.kit.inbox.Failpoints;
import org.entrepot.kit.test.Crash;
import org.entrepot.kit.test.Database;
import org.entrepot.kit.test.Probe;
import org.entrepot.kit.test.RealParts;
import org.entrepot.kit.test.Said;
import org.entrepot.kit.test.Tell;
import org.entrepot.returns.CarrierParts;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every reaction and every errand, with a failure at each boundary. */
@QuarkusTest
@WithTestResource(RealParts.class)
@WithTestResource(CarrierParts.class)
class CrashTest {

    private static final Instant NOON = Instant.parse("2026-03-05T12:00:00Z");

    @Inject
    Failpoints failpoints;

    private final UUID order = Ids.next();

    @ParameterizedTest
    @MethodSource("org.entrepot.kit.test.Crash#inAChannel")
    void what_is_ordered_shipped_and_delivered_is_counted_once(String boundary) {
        var parcel = Ids.next();

        Crash.at(failpoints, boundary, placed(order));
        Crash.at(failpoints, boundary, shipped(order, parcel, 1, 4), delivered(order, parcel, NOON, 1, 4));

        assertThat(Database.query(
                        "select line, shipped, delivered from returns.known_order_line where order_id = ? order by line",
                        row -> "%d: %d, %d".formatted(row.getInt(1), row.getInt(2), row.getInt(3)),
                        order))
                .containsExactly("1: 1, 1", "2: 4, 4");
        assertThat(Database.number("select sum(weight_grams) from returns.known_parcel where order_id = ?", order))
                .isEqualTo(1_980);
    }

    @ParameterizedTest
    @MethodSource("org.entrepot.kit.test.Crash#inAChannel")
    void a_parcel_that_goes_astray_opens_one_return(String boundary) {
        var parcel = Ids.next();
        var missing = Ids.next();
        Tell.that(placed(order)).send().untilHeardBy(ORDERS);
        Tell.fact(shipped(order, parcel, 1, 4));
        Tell.that(shipped(order, missing, 1, 0)).send().untilHeardBy(SHIPPING);

        Crash.at(failpoints, boundary, comesBack(order, parcel));
        Crash.at(failpoints, boundary, lost(order, missing));

        assertThat(Database.query(
                        "select lost, sum(requested) from returns.goods_return r join returns.return_line l"
                                + " on l.return_id = r.id where order_id = ? group by r.id order by lost",
                        row -> (row.getBoolean(1) ? "lost: " : "back: ") + row.getInt(2),
                        order))
                .containsExactly("back: 5", "lost: 1");
    }

    @ParameterizedTest
    @MethodSource("org.entrepot.kit.test.Crash#inAnErrand")
    void a_label_that_nobody_needs_is_given_back_by_whoever_comes_after_a_dead_process(String place) {
        var id = asked(arrivedOrder(Instant.now()), wish(1, 1));
        step(id, "approve", null).then().statusCode(200);

        var death = Crash.dies(failpoints, place);
        step(id, "cancel", null).then().statusCode(200);
        death.takesUpWhatItLeft();

        Probe.until(
                "the label is given back",
                () -> Database.query(
                        "select state from returns.errand where subject = ?", row -> row.getString(1), id.toString()),
                List.of("DONE")::equals);
        var owner = Database.query(
                        "select order_id from returns.goods_return where id = ?",
                        row -> row.getObject(1, UUID.class),
                        id)
                .getFirst();
        assertThat(Said.about(owner).stream().filter(ReturnCancelled.class::isInstance))
                .hasSize(1);
    }
}
