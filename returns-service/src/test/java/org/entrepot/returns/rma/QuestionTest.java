package org.entrepot.returns.rma;

import static org.assertj.core.api.Assertions.assertThat;
import static org.entrepot.returns.Desk.arrivedOrder;
import static org.entrepot.returns.Desk.asked;
import static org.entrepot.returns.Desk.staff;
import static org.entrepot.returns.Desk.step;
import static org.entrepot.returns.Desk.storefront;
import static org.entrepot.returns.Desk.wish;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.entrepot.events.returns.ReturnApproved;
import org.entrepot.events.returns.ReturnInfoRequired;
import org.entrepot.events.returns.ReturnRequested;
import org.entrepot.kit.inbox.Failpoints;
import org.entrepot.kit.test.Crash;
import org.entrepot.kit.test.RealParts;
import org.entrepot.kit.test.Said;
import org.entrepot.returns.CarrierParts;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@WithTestResource(RealParts.class)
@WithTestResource(CarrierParts.class)
class QuestionTest {

    @Inject
    Failpoints failpoints;

    private final UUID order = arrivedOrder(Instant.now());
    private UUID id;

    @BeforeEach
    void a_return_was_asked_for() {
        id = asked(order, wish(1, 1));
    }

    @Test
    void the_shop_asks_the_customer_answers_and_the_return_goes_on() {
        ask("Is the box still there?")
                .statusCode(201)
                .body("number", equalTo(1))
                .body("language", equalTo("en"));
        state("INFO_REQUIRED");
        storefront("web-shop")
                .get("/returns/" + id + "/questions")
                .then()
                .body("items.question", equalTo(List.of("Is the box still there?")))
                .body("items[0].answer", nullValue());
        step(id, "approve", null).then().statusCode(409).body("from", equalTo("INFO_REQUIRED"));
        step(id, "decline", Map.of("reason", "TOO_LATE")).then().statusCode(409);

        answer(storefront("web-shop"), "Yes, unopened.").statusCode(200).body("answer", equalTo("Yes, unopened."));
        state("REQUESTED");
        ask("And the cable?").statusCode(201).body("number", equalTo(2));
        answer(staff("customer-adviser"), "Also there.").statusCode(200).body("answeredAt", notNullValue());
        step(id, "approve", null).then().statusCode(200);

        assertThat(Said.typesAbout(order))
                .isEqualTo(List.<Class<?>>of(
                        ReturnRequested.class,
                        ReturnInfoRequired.class,
                        ReturnInfoRequired.class,
                        ReturnApproved.class));
        staff("returns-clerk")
                .get("/returns/" + id + "/history")
                .then()
                .body(
                        "items.toState",
                        equalTo(List.of(
                                "REQUESTED", "INFO_REQUIRED", "REQUESTED", "INFO_REQUIRED", "REQUESTED", "APPROVED")));
    }

    @Test
    void what_is_out_of_turn_answers_409_and_changes_nothing() {
        answer(storefront("web-shop"), "Nobody asked.").statusCode(409);
        ask("Why?").statusCode(201);
        ask("Why indeed?").statusCode(409);
        answer(storefront("web-shop"), "Because.").statusCode(200);
        answer(storefront("web-shop"), "Because of that.").statusCode(409);

        storefront("web-shop")
                .get("/returns/" + id + "/questions")
                .then()
                .body("items.answer", equalTo(List.of("Because.")));
        assertThat(Said.about(order)).hasSize(2);
    }

    @Test
    void who_got_no_answer_asks_again_and_the_customer_is_asked_once() {
        var key = UUID.randomUUID().toString();
        Crash.beforeTheAnswer(failpoints);
        question(staff("returns-clerk"), key, "Why?").statusCode(500);
        question(staff("returns-clerk"), key, "Why?").statusCode(201).body("number", equalTo(1));

        staff("returns-clerk").get("/returns/" + id + "/questions").then().body("items", hasSize(1));
    }

    @Test
    void another_storefront_knows_nothing_of_it() {
        ask("Why?").statusCode(201);
        storefront("other-shop").get("/returns/" + id + "/questions").then().statusCode(404);
        answer(storefront("other-shop"), "Because.").statusCode(404);
        state("INFO_REQUIRED");
    }

    @Test
    void only_staff_asks_and_a_customer_does_so_through_their_storefront() {
        question(storefront("web-shop"), "Why?").statusCode(403);
        question(staff("warehouse-worker"), "Why?").statusCode(403);
        answer(staff("accountant"), "Because.").statusCode(403);
        question(staff("customer-adviser"), "Why?").statusCode(201);
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "{\"question\":\" \"}", "{\"question\":\"Why?\",\"state\":\"APPROVED\"}"})
    void a_question_that_is_none_is_refused(String body) {
        staff("returns-clerk")
                .header("Idempotency-Key", UUID.randomUUID().toString())
                .body(body)
                .post("/returns/" + id + "/questions")
                .then()
                .statusCode(body.contains("state") ? 400 : 422);
        state("REQUESTED");
    }

    @Test
    void a_text_has_a_limit() {
        ask("x".repeat(2_001)).statusCode(422);
        ask("Why?").statusCode(201);
        answer(storefront("web-shop"), "x".repeat(4_001)).statusCode(422);
    }

    private ValidatableResponse ask(String text) {
        return question(staff("returns-clerk"), text);
    }

    private ValidatableResponse question(RequestSpecification caller, String text) {
        return question(caller, UUID.randomUUID().toString(), text);
    }

    private ValidatableResponse question(RequestSpecification caller, String key, String text) {
        return caller.header("Idempotency-Key", key)
                .body(Map.of("question", text))
                .post("/returns/" + id + "/questions")
                .then();
    }

    private ValidatableResponse answer(RequestSpecification caller, String text) {
        return caller.body(Map.of("answer", text))
                .post("/returns/" + id + "/answer")
                .then();
    }

    private void state(String expected) {
        storefront("web-shop").get("/returns/" + id).then().body("state", equalTo(expected));
    }
}
