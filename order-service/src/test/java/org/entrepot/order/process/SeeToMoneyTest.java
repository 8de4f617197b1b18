package org.entrepot.order.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.entrepot.order.process.Sold.deliveredOrder;
import static org.entrepot.order.process.Sold.gbp;
import static org.entrepot.order.process.Unmoved.accountant;
import static org.entrepot.order.process.Unmoved.refused;
import static org.entrepot.order.process.Unmoved.retry;
import static org.entrepot.order.process.Unmoved.settle;
import static org.entrepot.order.process.Unmoved.stuck;
import static org.entrepot.order.shop.Shop.staff;
import static org.entrepot.order.shop.Shop.storefront;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.startsWith;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.entrepot.events.order.RefundFailed;
import org.entrepot.events.order.RefundSettled;
import org.entrepot.kit.test.Database;
import org.entrepot.kit.test.Said;
import org.entrepot.order.shop.Operator;
import org.entrepot.order.shop.Past;
import org.entrepot.order.shop.ShopParts;
import org.entrepot.order.shop.Story;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** An accountant and refunds that the operator refused, with a real operator over HTTP. */
@QuarkusTest
@WithTestResource(ShopParts.class)
class SeeToMoneyTest {

    private static final String CANARY = "for Ada Lovelace, 12 St James's Square";

    @BeforeEach
    void webhooks() {
        Operator.sendsWebhooksTo(RestAssured.port);
    }

    @AfterEach
    void the_operator_behaves_again() {
        Operator.behaves();
    }

    @Test
    void a_refund_that_failed_is_asked_for_again_under_a_new_key_and_goes_back_once() {
        var placed = deliveredOrder("tok_visa");
        var refund = refused(placed);
        assertThat(stuck(placed.orderId())).containsExactly("refund.settled");
        Operator.behaves();

        retry(refund, "the customer has a new account")
                .then()
                .statusCode(202)
                .body("state", equalTo("REQUESTED"))
                .body("failureCode", equalTo(null));

        Said.await(RefundSettled.class, placed.orderId());
        assertThat(Operator.refunds(placed.orderId()))
                .containsExactly(refund.id() + " FAILED", refund.id() + ":2 SETTLED");
        assertThat(stuck(placed.orderId())).isEmpty();
        assertThat(ReadmeAudit.findings(placed.orderId())).isEmpty();
        staff("order-clerk")
                .get("/orders/" + placed.orderId() + "/history")
                .then()
                .body("find { it.what == 'refund.asked-again' }.reason", equalTo("account_closed"))
                .body("find { it.what == 'refund.asked-again' }.actor", startsWith("back-office/"));
    }

    @Test
    void a_refund_that_is_asked_for_again_and_refused_again_is_for_a_person_again() {
        var placed = deliveredOrder("tok_refund_fails");
        var refund = refused(placed);

        retry(refund, "once more").then().statusCode(202);
        Story.await(2, RefundFailed.class, placed.orderId());

        retry(refund, "and again").then().statusCode(202);
        Story.await(3, RefundFailed.class, placed.orderId());
        assertThat(Operator.refunds(placed.orderId()))
                .containsExactly(refund.id() + " FAILED", refund.id() + ":2 FAILED", refund.id() + ":3 FAILED");
        assertThat(stuck(placed.orderId())).containsExactly("refund.settled");
    }

    @Test
    void what_is_asked_for_again_is_waited_for_anew() {
        var placed = deliveredOrder("tok_visa");
        var refund = refused(placed);
        Past.goesBy("3 days", placed.orderId());
        Operator.behaves();
        Operator.keepsItsWebhooks();

        retry(refund, "the customer has a new account").then().statusCode(202);

        assertThat(stuck(placed.orderId())).isEmpty();
        Past.goesBy("3 days", placed.orderId());
        assertThat(stuck(placed.orderId())).containsExactly("refund.settled");
    }

    @Test
    void a_refund_that_went_back_another_way_is_settled_and_told() {
        var placed = deliveredOrder("tok_visa");
        var refund = refused(placed);

        settle(refund).then().statusCode(200).body("state", equalTo("SETTLED")).body("byHand", equalTo(true));

        var settled = Said.await(RefundSettled.class, placed.orderId());
        assertThat(settled.amount()).isEqualTo(gbp(400));
        assertThat(settled.customerId()).isEqualTo(placed.customerId());
        assertThat(settled.refundId()).isEqualTo(refund.id());
        assertThat(Operator.refunds(placed.orderId())).containsExactly(refund.id() + " FAILED");
        assertThat(stuck(placed.orderId())).isEmpty();
        assertThat(ReadmeAudit.findings(placed.orderId())).isEmpty();
        accountant()
                .get("/orders/" + placed.orderId() + "/payment")
                .then()
                .body("state", equalTo("PARTIALLY_REFUNDED"))
                .body("refunded.minor", equalTo(400))
                .body("refundedByHand.minor", equalTo(400))
                .body("interventions.deed", equalTo(List.of("SETTLED_BY_HAND")))
                .body("interventions.reference", equalTo(List.of("MT940 2030-01-02/17")))
                .body("interventions.why", equalTo(List.of("her account is closed")))
                .body("interventions[0].actor", startsWith("back-office/"));
        staff("order-clerk")
                .get("/orders/" + placed.orderId() + "/history")
                .then()
                .body("find { it.what == 'refund.settled' }.reason", equalTo("BANK_TRANSFER"))
                .body("find { it.what == 'refund.settled' }.actor", startsWith("back-office/"));
    }

    @Test
    void what_is_settled_cannot_be_settled_or_asked_for_again() {
        var placed = deliveredOrder("tok_visa");
        var refund = refused(placed);
        settle(refund).then().statusCode(200);

        settle(refund).then().statusCode(409).body("type", endsWith("illegal-transition"));
        retry(refund, "too late").then().statusCode(409).body("type", endsWith("illegal-transition"));

        assertThat(Story.of(placed.orderId())).containsOnlyOnce("RefundSettled");
    }

    @Test
    void the_same_request_again_does_it_once_and_gets_the_same_answer() {
        var refund = refused(deliveredOrder("tok_visa"));
        var key = UUID.randomUUID().toString();
        var first = settle(refund, key, Unmoved.SETTLEMENT);

        var again = settle(refund, key, Unmoved.SETTLEMENT);

        assertThat(again.statusCode()).isEqualTo(200);
        assertThat(again.body().asString()).isEqualTo(first.body().asString());
        assertThat(again.header("ETag")).isEqualTo(first.header("ETag"));
        assertThat(again.header("Idempotent-Replay")).isEqualTo("true");
        var other = new HashMap<>(Unmoved.SETTLEMENT);
        other.put("means", "CASH");
        settle(refund, key, other).then().statusCode(422).body("type", endsWith("idempotency-key-reused"));
        assertThat(Story.of(refund.order())).containsOnlyOnce("RefundSettled");
    }

    @Test
    void what_a_person_writes_is_for_the_shop_and_kept_in_one_place() {
        var placed = deliveredOrder("tok_refund_fails");
        var refund = refused(placed);
        retry(refund, CANARY).then().statusCode(202);
        Story.await(2, RefundFailed.class, placed.orderId());
        var settlement = Map.<String, Object>of("means", "OTHER", "reference", CANARY, "why", CANARY);
        settle(refund, UUID.randomUUID().toString(), settlement).then().statusCode(200);

        for (var table : List.of("outbox", "errand", "idempotency_key", "order_history", "orders", "refund", "payment"))
            assertThat(Database.number("select count(*) from orders." + table + " t where t::text like '%Lovelace%'"))
                    .as(table)
                    .isZero();
        storefront()
                .get("/orders/" + placed.orderId() + "/payment")
                .then()
                .body("interventions", hasSize(0))
                .body("refunds.byHand", equalTo(List.of(true)));
        storefront()
                .get("/orders/" + placed.orderId() + "/history")
                .then()
                .body("what", hasItem("refund.settled"))
                .body("reason", not(hasItem(CANARY)));
    }
}
