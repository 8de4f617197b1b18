package org.entrepot.returns.rma;

import static org.assertj.core.api.Assertions.assertThat;
import static org.entrepot.returns.Desk.ORDERS;
import static org.entrepot.returns.Desk.SHIPPING;
import static org.entrepot.returns.Desk.ask;
import static org.entrepot.returns.Desk.asked;
import static org.entrepot.returns.Desk.comesBack;
import static org.entrepot.returns.Desk.count;
import static org.entrepot.returns.Desk.delivered;
import static org.entrepot.returns.Desk.lost;
import static org.entrepot.returns.Desk.placed;
import static org.entrepot.returns.Desk.receipt;
import static org.entrepot.returns.Desk.shipped;
import static org.entrepot.returns.Desk.staff;
import static org.entrepot.returns.Desk.step;
import static org.entrepot.returns.Desk.storefront;
import static org.entrepot.returns.Desk.unit;
import static org.entrepot.returns.Desk.units;
import static org.entrepot.returns.Desk.wish;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.entrepot.events.Money;
import org.entrepot.events.returns.Resolution;
import org.entrepot.events.returns.ReturnCancelled;
import org.entrepot.events.returns.ReturnEvent.Counted;
import org.entrepot.events.returns.ReturnInspected;
import org.entrepot.events.returns.ReturnReceived;
import org.entrepot.events.returns.ReturnResolved;
import org.entrepot.kit.Ids;
import org.entrepot.kit.test.RealParts;
import org.entrepot.kit.test.Said;
import org.entrepot.kit.test.Tell;
import org.entrepot.returns.CarrierParts;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What happens to goods that did not reach their customer; a kettle arrived, a kettle and four mugs went astray. */
@QuarkusTest
@WithTestResource(RealParts.class)
@WithTestResource(CarrierParts.class)
class AstrayParcelTest {

    @Inject
    ExpireReturns expire;

    private final UUID order = Ids.next();
    private final UUID arrived = Ids.next();
    private final UUID parcel = Ids.next();

    @BeforeEach
    void two_parcels_left_and_one_arrived() {
        Tell.that(placed(order)).send().untilHeardBy(ORDERS);
        Tell.fact(shipped(order, arrived, 1, 0), shipped(order, parcel, 1, 4));
        Tell.that(delivered(order, arrived, Instant.now(), 1, 0)).send().untilHeardBy(SHIPPING);
    }

    @Test
    void a_parcel_that_comes_back_opens_a_return_once_and_needs_no_label() {
        Tell.that(comesBack(order, parcel)).send().send().untilHeardBy(SHIPPING);
        Tell.that(comesBack(order, parcel)).send().untilHeardBy(SHIPPING);

        staff("returns-clerk")
                .get("/returns?orderId=" + order)
                .then()
                .body("items.state", equalTo(List.of("IN_TRANSIT")))
                .body("items[0].parcelId", equalTo(parcel.toString()))
                .body("items[0].lost", equalTo(false))
                .body("items[0].rmaNumber", notNullValue())
                .body("items[0].trackingNumber", equalTo("CN1"))
                .body("items[0].sendBy", nullValue())
                .body("items[0].lines.sku", equalTo(List.of("KETTLE-RED", "MUG-BLUE")))
                .body("items[0].lines.requested", equalTo(List.of(1, 4)));
        assertThat(Said.about(order)).isEmpty();
        storefront("web-shop").get("/returns/" + opened() + "/label.pdf").then().statusCode(409);
    }

    @Test
    void what_comes_back_is_received_inspected_and_paid_for_as_any_other() {
        Tell.that(comesBack(order, parcel)).send().untilHeardBy(SHIPPING);
        var id = opened();

        step(id, "receive", receipt(count(1, 1), count(2, 4))).then().statusCode(200);
        step(id, "inspect", units(unit(1, 1, "RESTOCK"), unit(2, 4, "RESTOCK")))
                .then()
                .statusCode(200);
        step(id, "resolve", Map.of("resolution", "REFUND"))
                .then()
                .statusCode(200)
                .body("refund.minor", equalTo(1_295 + 4 * 425));

        assertThat(Said.typesAbout(order))
                .isEqualTo(List.<Class<?>>of(ReturnReceived.class, ReturnInspected.class, ReturnResolved.class));
        staff("returns-clerk")
                .get("/returns/" + id + "/history")
                .then()
                .body("items[2].toState", equalTo("IN_TRANSIT"))
                .body("items[2].actor", equalTo("carrier"));
    }

    @Test
    void what_is_on_its_way_back_is_not_asked_for_cancelled_or_expired() {
        Tell.that(comesBack(order, parcel)).send().untilHeardBy(SHIPPING);
        var id = opened();

        ask(storefront("web-shop"), order, wish(2, 1)).then().statusCode(409);
        storefront("web-shop").post("/returns/" + id + "/cancel").then().statusCode(409);
        expire.overdueAt(Instant.now().plus(Duration.ofDays(90)));

        state(id, "IN_TRANSIT");
    }

    @Test
    void what_was_lost_is_paid_for_without_goods() {
        Tell.that(lost(order, parcel)).send().send().untilHeardBy(SHIPPING);
        var id = opened();

        step(id, "resolve", Map.of("resolution", "REFUND"))
                .then()
                .statusCode(200)
                .body("state", equalTo("CLOSED"))
                .body("lost", equalTo(true));

        assertThat(Said.about(order)).singleElement().satisfies(said -> {
            var resolved = (ReturnResolved) said;
            assertThat(resolved.refund()).isEqualTo(new Money(1_295 + 4 * 425, "GBP"));
            assertThat(resolved.lines())
                    .containsExactly(new Counted(1, "KETTLE-RED", 1), new Counted(2, "MUG-BLUE", 4));
        });
        ask(storefront("web-shop"), order, wish(2, 1)).then().statusCode(409);
        asked(order, wish(1, 1));
    }

    @Test
    void what_was_lost_may_be_settled_without_money() {
        Tell.that(lost(order, parcel)).send().untilHeardBy(SHIPPING);

        step(opened(), "resolve", Map.of("resolution", "NONE")).then().statusCode(200);

        var said = (ReturnResolved) Said.about(order).getFirst();
        assertThat(said.resolution()).isEqualTo(Resolution.NONE);
        assertThat(said.refund()).isNull();
        assertThat(said.lines()).extracting(Counted::quantity).containsExactly(1, 4);
    }

    @Test
    void a_return_of_goods_that_are_not_lost_is_not_resolved_before_they_came() {
        var id = asked(order, wish(1, 1));
        step(id, "approve", null).then().statusCode(200);

        step(id, "resolve", Map.of("resolution", "REFUND"))
                .then()
                .statusCode(409)
                .body("from", equalTo("APPROVED"));
    }

    @Test
    void what_was_lost_and_comes_back_is_received_before_it_is_paid_for() {
        Tell.that(lost(order, parcel)).send().untilHeardBy(SHIPPING);
        var id = opened();

        Tell.that(comesBack(order, parcel)).send().untilHeardBy(SHIPPING);

        state(id, "IN_TRANSIT");
        step(id, "resolve", Map.of("resolution", "REFUND")).then().statusCode(409);
        step(id, "receive", receipt(count(1, 1), count(2, 4)))
                .then()
                .statusCode(200)
                .body("lost", equalTo(false));
    }

    @Test
    void what_was_lost_and_lies_at_the_desk_is_received() {
        Tell.that(lost(order, parcel)).send().untilHeardBy(SHIPPING);
        var id = opened();

        step(id, "receive", receipt(count(2, 4)))
                .then()
                .statusCode(200)
                .body("state", equalTo("RECEIVED"))
                .body("lost", equalTo(false));
    }

    @Test
    void what_was_lost_and_is_with_the_customer_after_all_is_not_paid_for() {
        Tell.that(lost(order, parcel)).send().untilHeardBy(SHIPPING);
        var id = opened();
        Tell.that(delivered(order, parcel, Instant.now(), 1, 4)).send().untilHeardBy(SHIPPING);

        step(id, "resolve", Map.of("resolution", "REFUND"))
                .then()
                .statusCode(409)
                .body("type", containsString("parcel-arrived"));
        storefront("web-shop").post("/returns/" + id + "/cancel").then().statusCode(200);

        assertThat(Said.typesAbout(order)).isEqualTo(List.<Class<?>>of(ReturnCancelled.class));
        asked(order, wish(2, 4));
    }

    @Test
    void units_that_a_customer_asked_for_before_are_not_in_two_returns() {
        asked(order, wish(1, 2), wish(2, 1));

        Tell.that(lost(order, parcel)).send().untilHeardBy(SHIPPING);

        staff("returns-clerk")
                .get("/returns?orderId=" + order)
                .then()
                .body("items[0].lines.sku", equalTo(List.of("MUG-BLUE")))
                .body("items[0].lines.requested", equalTo(List.of(3)));
    }

    @Test
    void when_all_of_a_parcel_is_asked_for_already_nothing_is_opened() {
        var id = asked(order, wish(1, 2), wish(2, 4));

        Tell.that(comesBack(order, parcel)).send().untilHeardBy(SHIPPING);

        assertThat(opened()).isEqualTo(id);
    }

    /** The newest return of the order. */
    private UUID opened() {
        return UUID.fromString(staff("returns-clerk")
                .get("/returns?orderId=" + order)
                .then()
                .statusCode(200)
                .extract()
                .path("items[0].id"));
    }

    private static void state(UUID id, String expected) {
        staff("returns-clerk").get("/returns/" + id).then().body("state", equalTo(expected));
    }
}
