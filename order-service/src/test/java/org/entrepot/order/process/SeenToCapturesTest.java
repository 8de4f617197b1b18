package org.entrepot.order.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.entrepot.order.process.Play.anOrder;
import static org.entrepot.order.process.Play.anOrderOfLines;
import static org.entrepot.order.process.Play.gbp;

import org.entrepot.events.returns.Resolution;
import org.entrepot.order.payment.Asking;
import org.entrepot.order.payment.Capture;
import org.entrepot.order.payment.CaptureState;
import org.entrepot.order.payment.Means;
import org.entrepot.order.payment.News;
import org.entrepot.order.payment.NotHeld;
import org.entrepot.order.payment.PaymentState;
import org.entrepot.order.payment.Reference;
import org.entrepot.order.payment.Refund;
import org.junit.jupiter.api.Test;

/** What follows when an accountant sees to the money of parcels that the operator would not take. */
class SeenToCapturesTest {

    @Test
    void what_the_operator_does_not_hold_is_not_asked_of_it() {
        var play = anOrder().processing().voided().shipped(1);
        assertThatThrownBy(() -> play.step(process -> PersonSteps.asksAgain(process, capture(play, 1), "accountant")))
                .isInstanceOf(NotHeld.class);
        assertThat(play.wishes(Wish.Capture.class)).isEmpty();
    }

    @Test
    void a_refused_capture_is_asked_for_anew_and_taken() {
        var play = refusedCapture("not_capturable");
        play.step(process -> PersonSteps.asksAgain(process, capture(play, 1), "accountant"));

        var wish = play.wishes(Wish.Capture.class).getLast();
        assertThat(wish.asking()).isEqualTo(new Asking(2, 2));
        assertThat(wish.amount()).isEqualTo(gbp(1_000));
        assertThat(play.captured(1).story()).endsWith("PaymentCaptured");
    }

    @Test
    void the_money_of_a_parcel_that_left_without_it_may_come_another_way_and_go_back_another_way() {
        var play = anOrder().processing().voided().shipped(1).released().delivered(1);

        play.step(process -> PersonSteps.settles(process, capture(play, 1), Means.BANK_TRANSFER, "accountant"));

        assertThat(play.story()).endsWith("OrderCompleted", "PaymentCaptured");
        assertThat(play.payment().state()).isEqualTo(PaymentState.CAPTURED);
        assertThat(play.wishes(Wish.LetGo.class)).isEmpty();
        play.returnResolved(1, Resolution.REFUND, gbp(1_000));
        assertThat(play.wishes(Wish.Refund.class))
                .as("the operator has nothing to give")
                .isEmpty();
        play.step(process -> PersonSteps.settles(process, refund(play), Means.BANK_TRANSFER, "accountant"));
        assertThat(play.payment().state()).isEqualTo(PaymentState.REFUNDED);
    }

    @Test
    void what_the_operator_holds_for_money_that_came_another_way_is_let_go_when_the_order_has_ended() {
        var play = refusedCapture(Asking.GIVEN_UP).delivered(1);
        assertThat(play.wishes(Wish.LetGo.class)).isEmpty();

        play.step(process -> PersonSteps.settles(process, capture(play, 1), Means.CASH, "accountant"));

        assertThat(play.wishes(Wish.LetGo.class)).hasSize(1);
        assertThat(play.payment().state()).isEqualTo(PaymentState.PARTIALLY_CAPTURED);
        play.hears(new News.Voided(play.order.id(), gbp(1_000)));
        assertThat(play.story()).endsWith("PaymentCaptured", "PaymentVoided");
        assertThat(play.payment().state()).isEqualTo(PaymentState.CAPTURED);
    }

    @Test
    void the_last_parcel_does_not_take_what_came_another_way() {
        var play = anOrderOfLines(2).processing().shipped(1);
        play.hears(new News.CaptureRefused(play.order.id(), Reference.first(Play.parcel(1)), Asking.GIVEN_UP));
        play.step(process -> PersonSteps.settles(process, capture(play, 1), Means.CASH, "accountant"));

        play.shipped(2);

        assertThat(play.wishes(Wish.Capture.class).getLast().amount()).isEqualTo(gbp(4_000));
    }

    @Test
    void what_the_operator_takes_as_well_is_seen() {
        var play = refusedCapture(Asking.GIVEN_UP);
        var capture = capture(play, 1);
        play.step(process -> PersonSteps.settles(process, capture, Means.CASH, "accountant"));

        play.captured(1).captured(1);

        assertThat(play.story()).containsOnlyOnce("PaymentCaptured");
        assertThat(capture.failureCode()).isEqualTo("also_by_operator");
        assertThat(play.order.steps())
                .filteredOn(step -> "ALSO_BY_OPERATOR".equals(step.reason()))
                .hasSize(1);
    }

    @Test
    void a_capture_that_is_taken_up_again_goes_on_under_the_errand_that_it_had() {
        var play = refusedCapture(Asking.GIVEN_UP);
        var capture = capture(play, 1);

        play.step(process -> PersonSteps.takesUp(process, capture));

        assertThat(capture.state()).isEqualTo(CaptureState.REQUESTED);
        assertThat(capture.asking()).isEqualTo(Asking.FIRST);
        assertThat(play.wishes(Wish.Capture.class)).as("it is in hand").hasSize(1);
    }

    private static Play refusedCapture(String code) {
        var play = anOrder().processing().shipped(1);
        return play.hears(new News.CaptureRefused(play.order.id(), Reference.first(Play.parcel(1)), code));
    }

    private static Capture capture(Play play, int line) {
        return play.rest().capture(Play.parcel(line));
    }

    private static Refund refund(Play play) {
        return play.rest().refunds().iterator().next();
    }
}
