package org.entrepot.returns.rma;

import static org.assertj.core.api.Assertions.assertThat;
import static org.entrepot.returns.Desk.arrivedOrder;
import static org.entrepot.returns.Desk.asked;
import static org.entrepot.returns.Desk.count;
import static org.entrepot.returns.Desk.receipt;
import static org.entrepot.returns.Desk.staff;
import static org.entrepot.returns.Desk.step;
import static org.entrepot.returns.Desk.unit;
import static org.entrepot.returns.Desk.units;
import static org.entrepot.returns.Desk.wish;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.specification.RequestSpecification;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.entrepot.events.returns.ReturnResolved;
import org.entrepot.kit.test.RealParts;
import org.entrepot.kit.test.Said;
import org.entrepot.kit.test.Tokens;
import org.entrepot.returns.CarrierParts;
import org.entrepot.returns.Desk;
import org.junit.jupiter.api.Test;

/** A large refund is not given by who handled the goods. */
@QuarkusTest
@WithTestResource(RealParts.class)
@WithTestResource(CarrierParts.class)
class SecondPersonTest {

    private static final Map<String, String> REFUND = Map.of("resolution", "REFUND");

    private final UUID order = arrivedOrder(Instant.now());

    @Test
    void who_received_the_goods_does_not_give_a_large_refund() {
        var id = handled(2, 6, clerk("ada"), clerk("bob"));

        step(clerk("ada"), id, "resolve", REFUND)
                .then()
                .statusCode(409)
                .body("type", containsString("needs-second-person"));

        staff("returns-clerk").get("/returns/" + id).then().body("state", equalTo("INSPECTED"));
        assertThat(Said.about(order)).noneMatch(ReturnResolved.class::isInstance);
    }

    @Test
    void who_inspected_the_goods_does_not_give_a_large_refund() {
        var id = handled(2, 6, clerk("ada"), clerk("bob"));

        step(clerk("bob"), id, "resolve", REFUND)
                .then()
                .statusCode(409)
                .body("type", containsString("needs-second-person"));
    }

    @Test
    void a_second_person_gives_a_large_refund() {
        var id = handled(2, 6, clerk("ada"), clerk("ada"));

        step(clerk("cyd"), id, "resolve", REFUND).then().statusCode(200).body("refund.minor", equalTo(5_140));
    }

    @Test
    void one_person_is_enough_for_a_smaller_refund() {
        var id = handled(2, 5, clerk("ada"), clerk("ada"));

        step(clerk("ada"), id, "resolve", REFUND).then().statusCode(200).body("refund.minor", equalTo(4_715));
    }

    /** So many kettles and mugs came back and are good. */
    private UUID handled(int kettles, int mugs, RequestSpecification receiver, RequestSpecification inspector) {
        var id = asked(order, wish(1, kettles), wish(2, mugs));
        step(id, "approve", null).then().statusCode(200);
        step(receiver, id, "receive", receipt(count(1, kettles), count(2, mugs)))
                .then()
                .statusCode(200);
        step(inspector, id, "inspect", units(unit(1, kettles, "RESTOCK"), unit(2, mugs, "RESTOCK")))
                .then()
                .statusCode(200);
        return id;
    }

    private static RequestSpecification clerk(String name) {
        return Desk.with(Tokens.of("back-office")
                .roles("returns-clerk")
                .subject(UUID.nameUUIDFromBytes(name.getBytes()).toString())
                .signed());
    }
}
