package org.entrepot.order.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.entrepot.order.process.Sold.deliveredOrder;
import static org.entrepot.order.process.Unmoved.accountant;
import static org.entrepot.order.process.Unmoved.refused;
import static org.entrepot.order.process.Unmoved.retry;
import static org.entrepot.order.process.Unmoved.settle;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.entrepot.order.shop.Operator;
import org.entrepot.order.shop.ShopParts;
import org.entrepot.order.shop.Story;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What an accountant may not ask for about money: each refusal names what is wrong, and changes nothing. */
@QuarkusTest
@WithTestResource(ShopParts.class)
class SeeToMoneyInputTest {

    @BeforeEach
    void webhooks() {
        Operator.sendsWebhooksTo(RestAssured.port);
    }

    @AfterEach
    void the_operator_behaves_again() {
        Operator.behaves();
    }

    @Test
    void without_a_key_nothing_is_done() {
        var refund = refused(deliveredOrder("tok_visa"));
        accountant()
                .body(Unmoved.SETTLEMENT)
                .post(refund.path("settle"))
                .then()
                .statusCode(400)
                .body("type", endsWith("idempotency-key-missing"));
        assertThat(Story.of(refund.order())).doesNotContain("RefundSettled");
    }

    @Test
    void only_the_version_that_was_seen_is_changed() {
        var refund = refused(deliveredOrder("tok_visa"));
        var seen = accountant().get("/orders/" + refund.order()).header("ETag");

        Unmoved.asked("\"1\"")
                .body(Unmoved.SETTLEMENT)
                .post(refund.path("settle"))
                .then()
                .statusCode(412);
        Unmoved.asked(seen)
                .body(Unmoved.SETTLEMENT)
                .post(refund.path("settle"))
                .then()
                .statusCode(200);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "retry  | {}                                                               | 422 | why",
                "retry  | {\"why\":\" \"}                                                  | 422 | why",
                "retry  | {\"why\":\"x\",\"state\":\"SETTLED\"}                            | 400 | state",
                "settle | {\"means\":\"CASH\",\"reference\":\"1\"}                         | 422 | why",
                "settle | {\"means\":\"CASH\",\"why\":\"x\"}                               | 422 | reference",
                "settle | {\"reference\":\"1\",\"why\":\"x\"}                              | 422 | means",
                "settle | {\"means\":\"GOLD\",\"reference\":\"1\",\"why\":\"x\"}           | 400 | means",
                "settle | {\"means\":\"CASH\",\"reference\":\"1\",\"why\":\"x\",\"amount\":1} | 400 | amount",
            })
    void bad_input_is_named_and_changes_nothing(String deed, String body, int status, String field) {
        var refund = new Unmoved(UUID.randomUUID(), "refunds", UUID.randomUUID());
        Unmoved.asked(null)
                .body(body)
                .post(refund.path(deed))
                .then()
                .statusCode(status)
                .contentType("application/problem+json")
                .body("errors.field", equalTo(List.of(field)));
    }

    @Test
    void texts_have_an_end() {
        var refund = new Unmoved(UUID.randomUUID(), "refunds", UUID.randomUUID());
        Unmoved.asked(null)
                .body(Map.of("means", "CASH", "reference", "1".repeat(101), "why", "x".repeat(501)))
                .post(refund.path("settle"))
                .then()
                .statusCode(422)
                .body("errors.field", equalTo(List.of("reference", "why")));
    }

    @Test
    void what_is_not_there_is_not_found() {
        var mine = refused(deliveredOrder("tok_visa"));
        var other = refused(deliveredOrder("tok_visa"));
        var nothing = UUID.randomUUID();
        for (var unknown : List.of(
                new Unmoved(nothing, "refunds", mine.id()),
                new Unmoved(mine.order(), "refunds", nothing),
                new Unmoved(mine.order(), "refunds", other.id()),
                new Unmoved(mine.order(), "captures", mine.id()))) {
            settle(unknown).then().statusCode(404).contentType("application/problem+json");
            retry(unknown, "it should be there").then().statusCode(404);
        }
        assertThat(Story.of(other.order())).doesNotContain("RefundSettled");
    }
}
