package org.entrepot.returns.rma;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.entrepot.returns.Desk.arrivedOrder;
import static org.entrepot.returns.Desk.asked;
import static org.entrepot.returns.Desk.staff;
import static org.entrepot.returns.Desk.step;
import static org.entrepot.returns.Desk.wish;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.entrepot.kit.test.Probe;
import org.entrepot.kit.test.RealParts;
import org.entrepot.kit.test.Said;
import org.entrepot.returns.CarrierParts;
import org.entrepot.spans.Traceparent;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@WithTestResource(RealParts.class)
@WithTestResource(CarrierParts.class)
class CarrierTroubleTest {

    private final UUID order = arrivedOrder(Instant.now());

    @AfterEach
    void theCarrierBehaves() {
        given().delete(carrier() + "/control").then().statusCode(204);
    }

    @ParameterizedTest
    @ValueSource(strings = {"ERROR_BEFORE", "ERROR_AFTER", "TIMEOUT_AFTER", "UNAVAILABLE", "TOO_MANY"})
    void a_carrier_that_stumbles_once_still_sells_one_label(String trouble) {
        var id = asked(order, wish(1, 1));
        misbehave(trouble);

        String tracking = step(id, "approve", null)
                .then()
                .statusCode(200)
                .body("state", equalTo("APPROVED"))
                .extract()
                .path("trackingNumber");

        assertThat(labelsOf(id)).containsExactly(tracking);
    }

    @Test
    void a_cancelled_return_gives_its_label_back() {
        var id = asked(order, wish(1, 1));
        step(id, "approve", null).then().statusCode(200);

        staff("returns-clerk").post("/returns/" + id + "/cancel").then().statusCode(200);

        Probe.until("the label is void", () -> statusesOf(id), List.of("CANCELLED")::equals);
    }

    @Test
    void the_carrier_is_told_the_trail_of_the_request_that_bought_and_of_the_one_that_gave_back() {
        var bought = Traceparent.begun();
        var cancelled = Traceparent.begun();
        var id = asked(order, wish(1, 1));
        staff("returns-clerk")
                .header("traceparent", bought)
                .post("/returns/" + id + "/approve")
                .then()
                .statusCode(200);
        var number = labelsOf(id).getFirst();
        staff("returns-clerk")
                .header("traceparent", cancelled)
                .post("/returns/" + id + "/cancel")
                .then()
                .statusCode(200);
        Probe.until("the label is void", () -> statusesOf(id), List.of("CANCELLED")::equals);

        assertThat(trailsOfCalls("idempotencyKey == '" + id + "'")).containsOnly(Traceparent.trace(bought));
        // The call is on the simulator's list when its answer is out.
        Probe.until(
                "the return of the label is told",
                () -> trailsOfCalls("path.endsWith('/" + number + "/void')"),
                List.of(Traceparent.trace(cancelled))::equals);
    }

    @Test
    void nothing_personal_goes_to_the_carrier_and_nothing_is_said_before_the_label_is_there() {
        var id = asked(order, wish(1, 1));

        assertThat(Said.about(order)).hasSize(1);
        assertThat(labelsOf(id)).isEmpty();
        step(id, "approve", null).then().statusCode(200);

        assertThat(Said.about(order)).hasSize(2);
        assertThat(labelsOf(id)).hasSize(1);
    }

    private static void misbehave(String kind) {
        given().contentType("application/json")
                .body(Map.of("kind", kind, "share", 1.0, "seed", 42, "millis", 0))
                .post(carrier() + "/control")
                .then()
                .statusCode(org.hamcrest.Matchers.lessThan(300));
    }

    private static List<String> labelsOf(UUID id) {
        return given().get(carrier() + "/control/ledger")
                .jsonPath()
                .getList("parcels.findAll { it.returnReference == '" + id + "' }.trackingNumber", String.class);
    }

    private static List<String> statusesOf(UUID id) {
        return given().get(carrier() + "/control/ledger")
                .jsonPath()
                .getList("parcels.findAll { it.returnReference == '" + id + "' }.status", String.class);
    }

    private static List<String> trailsOfCalls(String which) {
        return given()
                .get(carrier() + "/control/requests?limit=1000")
                .jsonPath()
                .getList("findAll { it." + which + " }.traceparent", String.class)
                .stream()
                .map(told -> told == null ? "none" : Traceparent.trace(told))
                .toList();
    }

    private static String carrier() {
        return System.getProperty("entrepot.test.carrier");
    }
}
