package org.entrepot.order.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.entrepot.order.process.Play.anOrder;
import static org.entrepot.order.process.Play.anOrderOfLines;

import java.time.Duration;
import java.util.List;
import org.entrepot.events.order.CancelReason;
import org.entrepot.events.order.OrderCancelled;
import org.entrepot.kit.problem.IllegalTransition;
import org.entrepot.order.order.AlreadyShipped;
import org.entrepot.order.order.OrderState;
import org.entrepot.order.payment.PaymentState;
import org.junit.jupiter.api.Test;

/** Cancelling, at each step of an order's life. */
class CancellingTest {

    @Test
    void before_the_stock_is_set_aside_it_is_cancelled_at_once() {
        var play = anOrder().cancelled();
        assertThat(play.story()).containsExactly("OrderCancelled");
        assertThat(play.wished).isEmpty();
    }

    @Test
    void while_the_payment_is_being_asked_for_a_late_authorisation_is_let_go() {
        var play = anOrder().reserved().cancelled();
        assertThat(play.wishes(Wish.LetGo.class))
                .as("nothing is known to be held")
                .isEmpty();

        play.authorised();
        assertThat(play.story()).containsExactly("OrderCancelled", "PaymentAuthorized");
        assertThat(play.wishes(Wish.LetGo.class)).hasSize(1);
    }

    @Test
    void while_the_payment_is_undecided_it_is_let_go_at_once() {
        var play = anOrder().reserved().undecided().cancelled();
        assertThat(play.wishes(Wish.LetGo.class)).hasSize(1);
    }

    @Test
    void a_decline_after_the_cancellation_changes_nothing_but_the_payment() {
        var play = anOrder().reserved().cancelled().declined();
        assertThat(play.story()).containsExactly("OrderCancelled", "PaymentDeclined");
        assertThat(play.payment().state()).isEqualTo(PaymentState.DECLINED);
    }

    @Test
    void a_held_order_that_was_authorised_is_cancelled_and_let_go() {
        var play = anOrder().reserved().held().authorised().cancelled().voided();
        assertThat(play.story()).containsExactly("OrderHeld", "PaymentAuthorized", "OrderCancelled", "PaymentVoided");
    }

    @Test
    void after_confirmation_shipping_is_asked_and_asked_once() {
        var play = anOrder().confirmed().cancelled().cancelled();
        assertThat(play.story()).endsWith("OrderConfirmed", "OrderCancellationRequested");
        assertThat(play.state()).isEqualTo(OrderState.CONFIRMED);
        assertThat(play.order.cancelAsked()).isEqualTo(CancelReason.CUSTOMER);
    }

    @Test
    void a_stopped_shipment_cancels_the_order_and_lets_its_money_go() {
        var play = anOrder().processing().cancelled().shipmentCancelled(1);
        assertThat(play.story()).endsWith("OrderCancellationRequested", "OrderCancelled");
        assertThat(((OrderCancelled) play.said.getLast()).reason()).isEqualTo(CancelReason.CUSTOMER);
        assertThat(play.wishes(Wish.LetGo.class)).hasSize(1);
        assertThat(play.voided().payment().state()).isEqualTo(PaymentState.VOIDED);
    }

    @Test
    void a_shipment_that_was_never_released_can_be_stopped_as_well() {
        var play = anOrder().confirmed().held().cancelled().shipmentCancelled(1);
        assertThat(play.state()).isEqualTo(OrderState.CANCELLED);
        assertThat(play.story()).endsWith("OrderHeld", "OrderCancellationRequested", "OrderCancelled");
        assertThat(play.wishes(Wish.LetGo.class)).hasSize(1);
    }

    @Test
    void a_held_order_is_not_over_before_all_of_it_is_stopped() {
        var play = anOrderOfLines(2).processing().held().cancelled().shipmentCancelled(1);
        assertThat(play.state()).isEqualTo(OrderState.ON_HOLD);
        assertThat(play.shipmentCancelled(2).state()).isEqualTo(OrderState.CANCELLED);
    }

    @Test
    void a_held_order_that_nobody_called_off_waits_for_a_person_whatever_shipping_stops() {
        var play = anOrder().processing().held().shipmentCancelled(1);
        assertThat(play.state()).isEqualTo(OrderState.ON_HOLD);

        play.cancelled();
        assertThat(play.story()).endsWith("OrderCancellationRequested", "OrderCancelled");
        assertThat(((OrderCancelled) play.said.getLast()).reason()).isEqualTo(CancelReason.CUSTOMER);
    }

    @Test
    void a_shipment_that_cannot_be_stopped_clears_the_request() {
        var play = anOrder().processing().cancelled().cancellationRefused(1);
        assertThat(play.state()).isEqualTo(OrderState.PROCESSING);
        assertThat(play.order.cancelAsked()).isNull();
        assertThat(play.order.steps())
                .extracting(step -> step.what())
                .contains("order.cancellation-requested", "shipment.cancellation-refused");
    }

    @Test
    void several_shipments_are_all_waited_for() {
        var play = anOrderOfLines(2).processing().cancelled().shipmentCancelled(1);
        assertThat(play.state()).isEqualTo(OrderState.PROCESSING);
        assertThat(play.shipmentCancelled(2).state()).isEqualTo(OrderState.CANCELLED);
    }

    @Test
    void what_could_not_be_stopped_goes_on_and_what_was_stopped_is_let_go_in_the_end() {
        var play =
                anOrderOfLines(2).processing().cancelled().shipmentCancelled(1).cancellationRefused(2);
        assertThat(play.order.cancelAsked()).isNull();

        play.shipped(2).captured(2).delivered(2);

        assertThat(play.story()).endsWith("PaymentCaptured", "OrderCompleted");
        assertThat(play.payment().sums().captured()).isEqualTo(4_000);
        assertThat(play.wishes(Wish.LetGo.class)).hasSize(1);
        assertThat(play.voided().payment().sums().voided()).isEqualTo(1_000);
    }

    @Test
    void the_rest_is_let_go_only_after_the_last_capture() {
        var play =
                anOrderOfLines(2).processing().cancelled().shipmentCancelled(1).cancellationRefused(2);
        play.shipped(2).delivered(2);
        assertThat(play.state()).isEqualTo(OrderState.COMPLETED);
        assertThat(play.wishes(Wish.LetGo.class))
                .as("a void now would undo the capture")
                .isEmpty();

        play.captured(2);
        assertThat(play.wishes(Wish.LetGo.class)).hasSize(1);
    }

    @Test
    void one_shipment_that_cannot_be_stopped_is_enough_to_go_on() {
        var play = anOrderOfLines(2).processing().cancelled().cancellationRefused(2);
        assertThat(play.order.cancelAsked()).isNull();
        assertThat(play.shipped(1).shipped(2).state()).isEqualTo(OrderState.PROCESSING);
    }

    @Test
    void after_a_refusal_it_can_be_asked_again_until_a_parcel_has_left() {
        var play = anOrderOfLines(2)
                .processing()
                .cancelled()
                .cancellationRefused(2)
                .cancelled();
        assertThat(play.story()).endsWith("OrderCancellationRequested", "OrderCancellationRequested");
    }

    @Test
    void shipping_may_stop_everything_by_itself() {
        var play = anOrder().processing().shipmentCancelled(1);
        assertThat(((OrderCancelled) play.said.getLast()).reason()).isEqualTo(CancelReason.MERCHANT);
    }

    @Test
    void what_was_shipped_only_comes_back_as_a_return() {
        var play = anOrderOfLines(2).processing().shipped(1);
        assertThatThrownBy(play::cancelled).isInstanceOf(AlreadyShipped.class);
    }

    @Test
    void what_has_ended_otherwise_is_not_cancelled() {
        for (var ended : List.of(
                anOrder().refusedByInventory(),
                anOrder().timePasses(Duration.ofHours(1)),
                anOrder().processing().shipped(1).delivered(1)))
            assertThatThrownBy(ended::cancelled).isInstanceOf(IllegalTransition.class);
    }

    @Test
    void cancelling_twice_is_cancelling_once() {
        assertThat(anOrder().cancelled().cancelled().story()).containsExactly("OrderCancelled");
    }
}
