package org.entrepot.order.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.entrepot.order.process.Sold.deliveredOrder;
import static org.entrepot.order.process.Sold.gbp;
import static org.entrepot.order.shop.Shop.storefront;
import static org.entrepot.order.shop.Warehouse.resolved;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import jakarta.inject.Inject;
import java.util.List;
import java.util.UUID;
import org.entrepot.events.order.RefundFailed;
import org.entrepot.events.order.RefundRequested;
import org.entrepot.events.order.RefundSettled;
import org.entrepot.events.returns.Resolution;
import org.entrepot.kit.Trail;
import org.entrepot.kit.errand.Errand;
import org.entrepot.kit.test.Database;
import org.entrepot.kit.test.Probe;
import org.entrepot.kit.test.Said;
import org.entrepot.kit.test.Tell;
import org.entrepot.order.shop.Operator;
import org.entrepot.order.shop.ShopParts;
import org.entrepot.order.shop.Story;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Money that goes back, with a real operator over HTTP that answers late, twice or not at all. */
@QuarkusTest
@WithTestResource(ShopParts.class)
class RefundsTest {

    @Inject
    LookUpRefunds lookUpRefunds;

    @BeforeEach
    void webhooks() {
        Operator.sendsWebhooksTo(RestAssured.port);
    }

    @ParameterizedTest
    @ValueSource(strings = {"tok_visa", "tok_refund_at_once", "tok_refund_timeout_after_acting", "tok_answer_twice"})
    void a_refund_goes_back_once_however_the_operator_answers(String token) {
        var placed = deliveredOrder(token);
        Tell.fact(resolved(placed, Resolution.REFUND, gbp(400), 1));

        var settled = Said.await(RefundSettled.class, placed.orderId());

        assertThat(settled.amount()).isEqualTo(gbp(400));
        assertThat(settled.customerId()).isEqualTo(placed.customerId());
        assertThat(Story.of(placed.orderId())).containsOnlyOnce("RefundRequested", "RefundSettled");
        assertThat(Operator.payments(placed.orderId()).getFirst().get("refunded"))
                .hasToString("{minor=400, currency=GBP}");
    }

    @Test
    void a_refund_whose_webhook_is_lost_is_found_out() {
        var placed = deliveredOrder("tok_visa");
        Operator.keepsItsWebhooks();
        Tell.fact(resolved(placed, Resolution.REFUND, gbp(400), 1));
        var refund = Said.await(RefundRequested.class, placed.orderId()).refundId();
        Probe.until(
                "the operator gave it back",
                () -> Operator.payments(placed.orderId()).getFirst().get("refunded"),
                back -> back.toString().contains("minor=400"));
        Probe.until(
                "its answer was heard",
                () -> Database.number(
                        "select count(*) from orders.refund where id = ? and state <> 'REQUESTED'", refund),
                heard -> heard == 1);

        lookUpRefunds.run(List.of(errand(new Wish.LookUpRefund(placed.orderId(), refund, null))));

        assertThat(Said.about(placed.orderId()).getLast()).isInstanceOf(RefundSettled.class);
        assertThat(Database.query(
                        "select state from orders.errand where kind = 'payment.look-up-refund' and subject = ?",
                        row -> row.getString(1),
                        refund.toString()))
                .as("nobody needs to look again")
                .containsExactly("DONE");
    }

    @Test
    void a_refund_that_fails_is_for_a_person_and_is_no_refund() {
        var placed = deliveredOrder("tok_refund_fails");
        Tell.fact(resolved(placed, Resolution.REFUND, gbp(400), 1));

        assertThat(Said.await(RefundFailed.class, placed.orderId()).reasonCode())
                .isEqualTo("account_closed");

        storefront()
                .get("/orders/" + placed.orderId() + "/payment")
                .then()
                .body("refunds.state", equalTo(java.util.List.of("MANUAL_REQUIRED")))
                .body("refunded.minor", equalTo(0))
                .body("state", equalTo("CAPTURED"));
    }

    private static <W extends Wish> Errand<W> errand(W wish) {
        return new Errand<>(UUID.randomUUID(), "", "", wish, 1, Trail.fresh());
    }
}
