package org.entrepot.order.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.entrepot.order.process.Play.anOrder;
import static org.entrepot.order.process.Play.gbp;

import org.entrepot.events.returns.Resolution;
import org.entrepot.kit.problem.IllegalTransition;
import org.entrepot.order.order.Step;
import org.entrepot.order.payment.Asking;
import org.entrepot.order.payment.Capture;
import org.entrepot.order.payment.Means;
import org.entrepot.order.payment.MoreThanWasTaken;
import org.entrepot.order.payment.News;
import org.entrepot.order.payment.PaymentState;
import org.entrepot.order.payment.Reference;
import org.entrepot.order.payment.Refund;
import org.entrepot.order.payment.RefundState;
import org.junit.jupiter.api.Test;

/** What follows when an accountant sees to refunds that the operator would not make. */
class SeenToRefundsTest {

    @Test
    void after_a_refusal_the_operator_is_asked_anew_and_what_it_said_of_before_is_old_news() {
        var play = failedRefund("account_closed");
        var refund = refund(play);

        play.step(process -> PersonSteps.asksAgain(process, refund, "accountant"));

        assertThat(refund.state()).isEqualTo(RefundState.REQUESTED);
        assertThat(play.wishes(Wish.Refund.class).getLast().asking()).isEqualTo(new Asking(2, 2));
        fails(play, Reference.first(refund.id()), "account_closed");
        assertThat(refund.state()).as("said of the first asking").isEqualTo(RefundState.REQUESTED);
        fails(play, new Reference(refund.id(), 2), "account_closed");
        assertThat(refund.state()).isEqualTo(RefundState.MANUAL_REQUIRED);
        assertThat(play.story()).endsWith("RefundFailed", "RefundFailed");
    }

    @Test
    void after_a_lost_answer_the_operator_is_asked_with_the_same_key() {
        var play = failedRefund(Asking.GIVEN_UP);
        var refund = refund(play);

        play.step(process -> PersonSteps.asksAgain(process, refund, "accountant"));

        assertThat(play.wishes(Wish.Refund.class).getLast().asking()).isEqualTo(new Asking(2, 1));
        play.hears(new News.RefundPending(play.order.id(), Reference.first(refund.id())));
        assertThat(play.wishes(Wish.LookUpRefund.class).getLast().asking()).isEqualTo(new Asking(2, 1));
        settles(play, refund);
        assertThat(play.payment().state()).isEqualTo(PaymentState.REFUNDED);
        assertThat(play.payment().sums().refundAsked()).isEqualTo(1_000);
    }

    @Test
    void asking_again_is_in_the_history_with_who_asked_and_why_it_had_failed() {
        var play = failedRefund("account_closed");
        play.step(process -> PersonSteps.asksAgain(process, refund(play), "accountant"));

        assertThat(play.order.steps().getLast())
                .extracting(Step::what, Step::reason, Step::actor)
                .containsExactly("refund.asked-again", "account_closed", "accountant");
    }

    @Test
    void more_than_the_operator_took_is_not_asked_of_it_again() {
        var play = paidAndDelivered().returnResolved(1, Resolution.REFUND, gbp(1_001));
        assertThatThrownBy(() -> play.step(process -> PersonSteps.asksAgain(process, refund(play), "accountant")))
                .isInstanceOf(MoreThanWasTaken.class);
    }

    @Test
    void only_what_is_for_a_person_can_be_seen_to() {
        var play = anOrder().processing().shipped(1);
        assertRefused(play);
        assertRefused(play.captured(1));
        var back = play.delivered(1).returnResolved(1, Resolution.REFUND, gbp(400));
        var refund = refund(back);
        assertThatThrownBy(() -> back.step(process -> PersonSteps.asksAgain(process, refund, "accountant")))
                .isInstanceOf(IllegalTransition.class);
        assertThatThrownBy(() -> back.step(process -> PersonSteps.settles(process, refund, Means.CASH, "accountant")))
                .isInstanceOf(IllegalTransition.class);
    }

    @Test
    void a_refund_that_went_back_another_way_is_told_and_is_apart_in_the_sums() {
        var play = failedRefund("account_closed");

        play.step(process -> PersonSteps.settles(process, refund(play), Means.BANK_TRANSFER, "accountant"));

        assertThat(play.story()).endsWith("RefundFailed", "RefundSettled");
        assertThat(play.payment().state()).isEqualTo(PaymentState.REFUNDED);
        assertThat(play.payment().sums().refunded()).isZero();
        assertThat(play.payment().sums().refundedByHand()).isEqualTo(1_000);
        assertThat(play.payment().askToRefund(gbp(1))).as("all of it is back").isFalse();
        assertThat(play.order.steps().getLast())
                .extracting(Step::what, Step::reason, Step::actor)
                .containsExactly("refund.settled", "BANK_TRANSFER", "accountant");
    }

    @Test
    void what_the_operator_gives_back_as_well_is_seen_and_is_told_no_second_time() {
        var play = failedRefund(Asking.GIVEN_UP);
        var refund = refund(play);
        play.step(process -> PersonSteps.settles(process, refund, Means.VOUCHER, "accountant"));

        settles(play, refund);
        settles(play, refund);

        assertThat(play.story()).containsOnlyOnce("RefundSettled");
        assertThat(refund.failureCode()).isEqualTo("also_by_operator");
        assertThat(play.order.steps())
                .filteredOn(step -> "ALSO_BY_OPERATOR".equals(step.reason()))
                .hasSize(1);
        assertThat(play.payment().sums().refunded())
                .as("our books stay apart from its")
                .isZero();
    }

    @Test
    void what_has_not_come_in_does_not_go_back_another_way() {
        var play = anOrder().processing().voided().shipped(1).released().delivered(1);
        play.returnResolved(1, Resolution.REFUND, gbp(1_000));
        var refund = refund(play);
        assertThatThrownBy(() -> play.step(process -> PersonSteps.settles(process, refund, Means.CASH, "accountant")))
                .isInstanceOf(MoreThanWasTaken.class);
    }

    private static void assertRefused(Play play) {
        var capture = capture(play, 1);
        assertThatThrownBy(() -> play.step(process -> PersonSteps.asksAgain(process, capture, "accountant")))
                .isInstanceOf(IllegalTransition.class);
        assertThatThrownBy(() -> play.step(process -> PersonSteps.settles(process, capture, Means.CASH, "accountant")))
                .isInstanceOf(IllegalTransition.class);
    }

    private static Play failedRefund(String code) {
        var play = paidAndDelivered().returnResolved(1, Resolution.REFUND, gbp(1_000));
        return fails(play, Reference.first(refund(play).id()), code);
    }

    private static Play fails(Play play, Reference asked, String code) {
        return play.hears(new News.RefundFailed(play.order.id(), asked, code));
    }

    private static void settles(Play play, Refund refund) {
        play.hears(new News.RefundSettled(play.order.id(), refund.id(), refund.amount()));
    }

    private static Play paidAndDelivered() {
        return anOrder().processing().shipped(1).captured(1).delivered(1);
    }

    private static Capture capture(Play play, int line) {
        return play.rest().capture(Play.parcel(line));
    }

    private static Refund refund(Play play) {
        return play.rest().refunds().iterator().next();
    }
}
