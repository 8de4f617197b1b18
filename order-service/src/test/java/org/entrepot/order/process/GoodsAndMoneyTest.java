package org.entrepot.order.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.entrepot.order.process.Play.anOrder;
import static org.entrepot.order.process.Play.anOrderOfLines;
import static org.entrepot.order.process.Play.gbp;

import org.entrepot.events.order.HoldReason;
import org.entrepot.events.order.RefundRequested;
import org.entrepot.events.order.RefundSettled;
import org.entrepot.events.returns.Resolution;
import org.entrepot.kit.inbox.NotHereYet;
import org.entrepot.order.order.OrderState;
import org.entrepot.order.order.OutOfTurn;
import org.entrepot.order.order.Step;
import org.entrepot.order.payment.AmountDiffers;
import org.entrepot.order.payment.CaptureState;
import org.entrepot.order.payment.News;
import org.entrepot.order.payment.NotAskedFor;
import org.entrepot.order.payment.PaymentState;
import org.entrepot.order.payment.Reference;
import org.entrepot.order.payment.RefundState;
import org.junit.jupiter.api.Test;

/** Goods go out and come back; money goes the other way. */
class GoodsAndMoneyTest {

    @Test
    void each_parcel_is_paid_when_it_leaves_and_together_they_are_paid_in_full() {
        var play = anOrderOfLines(3).processing().shipped(1).shipped(2).shipped(3);

        assertThat(play.wishes(Wish.Capture.class))
                .extracting(Wish.Capture::amount)
                .containsExactly(gbp(1_000), gbp(4_000), gbp(9_000));
        play.captured(2).captured(1).captured(3);
        assertThat(play.payment().state()).isEqualTo(PaymentState.CAPTURED);
    }

    @Test
    void a_parcel_that_is_told_twice_is_paid_once() {
        var play = anOrder().processing().shipped(1).shipped(1);
        assertThat(play.wishes(Wish.Capture.class)).hasSize(1);
    }

    @Test
    void a_capture_that_is_heard_twice_is_told_once() {
        var play = anOrder().processing().shipped(1).captured(1).captured(1);
        assertThat(play.story()).containsOnlyOnce("PaymentCaptured");
    }

    @Test
    void a_capture_of_another_amount_is_not_believed() {
        var play = anOrder().processing().shipped(1);
        var news = new News.Captured(play.order.id(), Play.parcel(1), gbp(999));
        assertThatThrownBy(() -> play.hears(news)).isInstanceOf(AmountDiffers.class);
    }

    @Test
    void a_payment_that_the_operator_lets_go_by_itself_holds_its_order() {
        var play =
                anOrderOfLines(2).processing().shipped(1).captured(1).voided().voided();

        assertThat(play.story()).endsWith("PaymentCaptured", "PaymentVoided", "OrderHeld");
        assertThat(play.order.status().holdReason()).isEqualTo(HoldReason.PAYMENT);
        assertThat(play.order.steps()).extracting(Step::what).endsWith("payment.voided", "order.held");
    }

    @Test
    void a_parcel_that_leaves_without_its_money_is_for_a_person() {
        var play =
                anOrderOfLines(2).processing().shipped(1).captured(1).voided().shipped(2);

        assertThat(play.wishes(Wish.Capture.class)).hasSize(1);
        var missing = play.rest().capture(Play.parcel(2));
        assertThat(missing.state()).isEqualTo(CaptureState.MANUAL_REQUIRED);
        assertThat(missing.failureCode()).isEqualTo("not_held");
        assertThat(missing.amount()).isEqualTo(gbp(4_000));
        assertThat(play.payment().sums().captureAsked()).isEqualTo(1_000);
    }

    @Test
    void what_nobody_asked_the_operator_for_was_not_taken_by_it() {
        var play = anOrder().processing().voided().shipped(1);
        assertThatThrownBy(() -> play.captured(1)).isInstanceOf(NotAskedFor.class);
    }

    @Test
    void a_person_may_let_goods_go_whose_money_is_gone() {
        var play = anOrder().processing().voided().released();
        assertThat(play.voided().state()).as("told again").isEqualTo(OrderState.PROCESSING);

        play.shipped(1).delivered(1);
        assertThat(play.story()).endsWith("PaymentVoided", "OrderHeld", "OrderReleased", "OrderCompleted");
        assertThat(play.rest().capture(Play.parcel(1)).state()).isEqualTo(CaptureState.MANUAL_REQUIRED);
    }

    @Test
    void an_order_that_was_held_for_something_else_is_held_for_its_money_at_its_release() {
        var play = anOrder().processing().held().voided();
        assertThat(play.order.status().holdReason()).isEqualTo(HoldReason.FRAUD_REVIEW);

        assertThat(play.released().story()).endsWith("OrderHeld", "PaymentVoided", "OrderReleased", "OrderHeld");
        assertThat(play.order.status().holdReason()).isEqualTo(HoldReason.PAYMENT);
        assertThat(play.released().state()).isEqualTo(OrderState.PROCESSING);
    }

    @Test
    void money_that_nothing_will_be_shipped_for_may_go() {
        var play = anOrderOfLines(2)
                .processing()
                .shipmentCancelled(1)
                .shipped(2)
                .captured(2)
                .voided();
        assertThat(play.state()).isEqualTo(OrderState.PROCESSING);
        assertThat(play.delivered(2).state()).isEqualTo(OrderState.COMPLETED);
    }

    @Test
    void money_that_was_let_go_while_a_parcel_takes_it_is_for_a_person() {
        var play = anOrderOfLines(2).processing().shipped(1).voided();
        play.hears(new News.CaptureRefused(play.order.id(), Reference.first(Play.parcel(1)), "not_capturable"));

        assertThat(play.order.status().holdReason()).isEqualTo(HoldReason.PAYMENT);
        assertThat(play.rest().capture(Play.parcel(1)).state()).isEqualTo(CaptureState.MANUAL_REQUIRED);
    }

    @Test
    void a_void_of_another_amount_is_not_believed() {
        var play = anOrder().processing();
        var news = new News.Voided(play.order.id(), gbp(999));
        assertThatThrownBy(() -> play.hears(news)).isInstanceOf(AmountDiffers.class);
        assertThat(play.state()).isEqualTo(OrderState.PROCESSING);
    }

    @Test
    void a_refund_of_another_amount_is_not_believed() {
        var play = paidAndDelivered().returnResolved(1, Resolution.REFUND, gbp(800));
        var refund = play.wishes(Wish.Refund.class).getFirst().refundId();
        var news = new News.RefundSettled(play.order.id(), refund, gbp(799));
        assertThatThrownBy(() -> play.hears(news)).isInstanceOf(AmountDiffers.class);
        assertThat(play.payment().sums().refunded()).isZero();
    }

    @Test
    void a_capture_that_is_refused_is_for_a_person_and_may_still_succeed() {
        var play = anOrder().processing().shipped(1);
        play.hears(new News.CaptureRefused(play.order.id(), Reference.first(Play.parcel(1)), "not_capturable"));
        assertThat(play.rest().capture(Play.parcel(1)).state()).isEqualTo(CaptureState.MANUAL_REQUIRED);

        assertThat(play.captured(1).story()).endsWith("PaymentCaptured");
    }

    @Test
    void an_order_is_complete_when_its_last_parcel_has_arrived() {
        var play = anOrderOfLines(2).processing().shipped(1).shipped(2).delivered(2);
        assertThat(play.state()).isEqualTo(OrderState.PROCESSING);
        assertThat(play.delivered(1).story()).endsWith("OrderCompleted");
    }

    @Test
    void a_held_order_is_complete_at_its_release() {
        var play = anOrder().processing().shipped(1).held().delivered(1);
        assertThat(play.state()).isEqualTo(OrderState.ON_HOLD);
        assertThat(play.released().state()).isEqualTo(OrderState.COMPLETED);
    }

    @Test
    void a_lost_parcel_keeps_its_order_open_until_it_is_settled() {
        var play = anOrder().processing().shipped(1).captured(1).lost(1);
        assertThat(play.state()).isEqualTo(OrderState.PROCESSING);
        assertThat(play.returnResolved(1, Resolution.REFUND, null).state()).isEqualTo(OrderState.COMPLETED);
    }

    @Test
    void what_comes_back_of_one_line_does_not_settle_what_the_carrier_lost_of_another() {
        var play = anOrderOfLines(2)
                .processing()
                .shipped(1)
                .shipped(2)
                .delivered(2)
                .lost(1);
        assertThat(play.returnResolved(2, Resolution.REFUND, null).state()).isEqualTo(OrderState.PROCESSING);
        assertThat(play.returnResolved(1, Resolution.REFUND, null).state()).isEqualTo(OrderState.COMPLETED);
    }

    @Test
    void what_is_back_before_its_parcel_is_known_waits_for_it() {
        var play = anOrderOfLines(2).processing().shipped(1);
        assertThatThrownBy(() -> play.returnReceived(2)).isInstanceOf(NotHereYet.class);
        assertThatThrownBy(() -> play.returnResolved(2, Resolution.REFUND, null))
                .isInstanceOf(NotHereYet.class);

        play.shipped(2).returnResolved(2, Resolution.REFUND, null);

        assertThat(play.story()).endsWith("RefundRequested");
    }

    @Test
    void goods_of_an_order_that_was_never_confirmed_do_not_move() {
        var pending = anOrder();
        assertThatThrownBy(() -> pending.released(1)).isInstanceOf(OutOfTurn.class);
        assertThatThrownBy(() -> pending.shipped(1)).isInstanceOf(OutOfTurn.class);
        assertThatThrownBy(() -> pending.shipmentCancelled(1)).isInstanceOf(OutOfTurn.class);
        var cancelled = anOrder().processing().shipmentCancelled(1);
        assertThatThrownBy(() -> cancelled.shipped(1)).isInstanceOf(OutOfTurn.class);
    }

    @Test
    void a_parcel_that_was_not_shipped_cannot_arrive_yet() {
        var play = anOrder().processing();
        assertThatThrownBy(() -> play.delivered(1)).isInstanceOf(NotHereYet.class);
    }

    @Test
    void arrival_of_a_return_moves_no_money() {
        var play = paidAndDelivered().returnReceived(1);
        assertThat(play.story()).endsWith("OrderCompleted");
        assertThat(play.wishes(Wish.Refund.class)).isEmpty();
    }

    @Test
    void a_return_settled_as_a_refund_gives_the_money_back_once() {
        var play = paidAndDelivered().returnReceived(1).returnResolved(1, Resolution.REFUND, gbp(800));
        var refund = play.wishes(Wish.Refund.class).getFirst();
        assertThat(refund.amount()).isEqualTo(gbp(800));

        play.hears(new News.RefundPending(play.order.id(), Reference.first(refund.refundId())));
        play.hears(new News.RefundSettled(play.order.id(), refund.refundId(), gbp(800)));
        play.hears(new News.RefundSettled(play.order.id(), refund.refundId(), gbp(800)));

        assertThat(play.story()).endsWith("RefundRequested", "RefundSettled").containsOnlyOnce("RefundSettled");
        assertThat(play.payment().state()).isEqualTo(PaymentState.PARTIALLY_REFUNDED);
    }

    @Test
    void a_refund_without_an_amount_is_what_the_goods_cost() {
        var play = paidAndDelivered().returnResolved(1, Resolution.REFUND, null);
        assertThat(play.wishes(Wish.Refund.class))
                .extracting(Wish.Refund::amount)
                .containsExactly(gbp(1_000));
    }

    @Test
    void other_settlements_move_no_money() {
        for (var other : Resolution.values()) {
            if (other == Resolution.REFUND) continue;
            assertThat(paidAndDelivered().returnResolved(1, other, null).story())
                    .endsWith("OrderCompleted");
        }
    }

    @Test
    void more_than_was_taken_is_not_given_back() {
        var play = paidAndDelivered().returnResolved(1, Resolution.REFUND, gbp(1_001));
        assertThat(play.story()).endsWith("RefundRequested", "RefundFailed");
        assertThat(play.wishes(Wish.Refund.class)).isEmpty();
        assertThat(play.rest().refunds())
                .extracting(refund -> refund.state())
                .containsExactly(RefundState.MANUAL_REQUIRED);
    }

    @Test
    void a_failed_refund_is_no_refund_and_may_still_settle() {
        var play = paidAndDelivered().returnResolved(1, Resolution.REFUND, gbp(1_000));
        var refund = ((RefundRequested) play.said.getLast()).refundId();
        play.hears(new News.RefundFailed(play.order.id(), Reference.first(refund), "account_closed"));
        play.hears(new News.RefundFailed(play.order.id(), Reference.first(refund), "account_closed"));
        assertThat(play.story()).endsWith("RefundRequested", "RefundFailed").containsOnlyOnce("RefundFailed");
        assertThat(play.payment().sums().refunded()).isZero();

        play.hears(new News.RefundSettled(play.order.id(), refund, gbp(1_000)));
        assertThat(play.said.getLast()).isInstanceOf(RefundSettled.class);
        assertThat(play.payment().state()).isEqualTo(PaymentState.REFUNDED);
    }

    private static Play paidAndDelivered() {
        return anOrder().processing().shipped(1).captured(1).delivered(1);
    }
}
