package org.entrepot.order.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.entrepot.order.process.Play.anOrder;
import static org.entrepot.order.process.Play.anOrderOfLines;
import static org.entrepot.order.process.Play.gbp;

import org.entrepot.events.returns.Resolution;
import org.entrepot.order.payment.Asking;
import org.entrepot.order.payment.Means;
import org.entrepot.order.payment.News;
import org.entrepot.order.payment.Reference;
import org.junit.jupiter.api.Test;

class NextCallTest {

    @Test
    void the_first_attempt_asks_for_the_money_without_looking_at_anything() {
        assertThat(NextCall.authorising(1, true, () -> {
                    throw new AssertionError("nobody needs to look");
                }))
                .isEqualTo(NextCall.MAKE);
    }

    @Test
    void a_later_attempt_finds_out_first() {
        var payment = anOrder().reserved().payment();
        assertThat(NextCall.authorising(2, true, () -> payment)).isEqualTo(NextCall.FIND_OUT);
        assertThat(NextCall.authorising(2, false, () -> payment)).isEqualTo(NextCall.FIND_OUT);
    }

    @Test
    void what_the_operator_has_or_has_decided_is_not_asked_for_again() {
        assertThat(NextCall.authorising(2, true, anOrder().confirmed()::payment))
                .isEqualTo(NextCall.NONE);
        assertThat(NextCall.authorising(2, true, anOrder().reserved().undecided()::payment))
                .isEqualTo(NextCall.NONE);
    }

    @Test
    void an_order_that_ended_before_anybody_asked_was_never_asked_for() {
        var payment = anOrder().reserved().cancelled().payment();
        assertThat(NextCall.authorising(1, false, () -> payment)).isEqualTo(NextCall.NEVER_MADE);
    }

    @Test
    void what_the_operator_does_not_know_is_asked_for_again_while_the_order_waits() {
        assertThat(NextCall.authorisingUnknown(2, true)).isEqualTo(NextCall.MAKE);
        assertThat(NextCall.authorisingUnknown(9, true)).isEqualTo(NextCall.MAKE);
    }

    @Test
    void a_call_that_may_still_be_under_way_is_waited_for() {
        assertThat(NextCall.authorisingUnknown(5, false)).isEqualTo(NextCall.LATER);
        assertThat(NextCall.authorisingUnknown(6, false)).isEqualTo(NextCall.NEVER_MADE);
    }

    @Test
    void only_what_is_held_and_not_being_taken_is_let_go() {
        assertThat(NextCall.lettingGo(anOrder().reserved().payment())).isEqualTo(NextCall.NONE);
        assertThat(NextCall.lettingGo(anOrder().confirmed().payment())).isEqualTo(NextCall.MAKE);
        var half = anOrderOfLines(2).processing().shipped(1);
        assertThat(NextCall.lettingGo(half.payment())).isEqualTo(NextCall.NONE);
        assertThat(NextCall.lettingGo(half.captured(1).payment())).isEqualTo(NextCall.MAKE);
    }

    @Test
    void an_undecided_payment_is_looked_up() {
        assertThat(NextCall.lookingUp(anOrder().reserved().payment())).isEqualTo(NextCall.MAKE);
        assertThat(NextCall.lookingUp(anOrder().confirmed().payment())).isEqualTo(NextCall.NONE);
    }

    @Test
    void a_refund_waits_for_the_capture_that_it_comes_from() {
        var play = anOrder().processing().shipped(1).delivered(1).returnResolved(1, Resolution.REFUND, gbp(800));
        assertThat(NextCall.refunding(play.payment())).isEqualTo(NextCall.LATER);
        assertThat(NextCall.refunding(play.captured(1).payment())).isEqualTo(NextCall.MAKE);
    }

    @Test
    void of_two_refunds_side_by_side_none_goes_ahead_before_both_are_covered() {
        var play = anOrderOfLines(2).processing().shipped(1).shipped(2).captured(2);
        play.returnResolved(1, Resolution.REFUND, gbp(1_000)).returnResolved(2, Resolution.REFUND, gbp(3_500));
        assertThat(NextCall.refunding(play.payment())).isEqualTo(NextCall.LATER);
        assertThat(NextCall.refunding(play.captured(1).payment())).isEqualTo(NextCall.MAKE);
    }

    @Test
    void a_refund_is_looked_up_while_the_operator_is_at_it() {
        var play = anOrder().processing().shipped(1).captured(1).returnResolved(1, Resolution.REFUND, gbp(800));
        var refund = play.rest().refunds().iterator().next();
        assertThat(NextCall.lookingUp(refund, Asking.FIRST)).isEqualTo(NextCall.NONE);

        play.hears(new News.RefundPending(play.order.id(), Reference.first(refund.id())));
        play.hears(new News.RefundPending(play.order.id(), Reference.first(refund.id())));

        assertThat(play.wishes(Wish.LookUpRefund.class)).hasSize(1);
        assertThat(NextCall.lookingUp(refund, Asking.FIRST)).isEqualTo(NextCall.MAKE);
        assertThat(play.wishes(Wish.SpareLookUpRefund.class)).isEmpty();
        play.hears(new News.RefundSettled(play.order.id(), refund.id(), gbp(800)));
        assertThat(NextCall.lookingUp(refund, Asking.FIRST)).isEqualTo(NextCall.NONE);
        assertThat(play.wishes(Wish.SpareLookUpRefund.class)).hasSize(1);
    }

    @Test
    void the_first_attempt_at_a_parcels_money_looks_at_nothing() {
        assertThat(NextCall.capturing(1, Asking.FIRST, () -> {
                    throw new AssertionError("nobody needs to look");
                }))
                .isEqualTo(NextCall.MAKE);
    }

    @Test
    void a_later_attempt_takes_only_what_is_still_to_be_taken() {
        var play = anOrder().processing().shipped(1);
        var capture = play.rest().capture(Play.parcel(1));
        assertThat(NextCall.capturing(2, Asking.FIRST, () -> capture)).isEqualTo(NextCall.MAKE);

        play.hears(new News.CaptureRefused(play.order.id(), Reference.first(Play.parcel(1)), "not_capturable"));
        assertThat(NextCall.capturing(2, Asking.FIRST, () -> capture)).isEqualTo(NextCall.NONE);

        play.step(process -> PersonSteps.asksAgain(process, capture, "accountant"));
        assertThat(NextCall.capturing(2, Asking.FIRST, () -> capture))
                .as("of another asking")
                .isEqualTo(NextCall.NONE);
        assertThat(NextCall.capturing(2, new Asking(2, 2), () -> capture)).isEqualTo(NextCall.MAKE);
        play.captured(1);
        assertThat(NextCall.capturing(2, new Asking(2, 2), () -> capture)).isEqualTo(NextCall.NONE);
    }

    @Test
    void what_was_given_up_is_taken_up_before_it_is_asked_for() {
        var play = anOrder().processing().shipped(1).captured(1).returnResolved(1, Resolution.REFUND, gbp(800));
        var refund = play.rest().refunds().iterator().next();
        assertThat(NextCall.refunding(2, Asking.FIRST, () -> refund)).isEqualTo(NextCall.MAKE);

        play.hears(new News.RefundFailed(play.order.id(), refund.reference(), Asking.GIVEN_UP));
        assertThat(NextCall.refunding(2, Asking.FIRST, () -> refund)).isEqualTo(NextCall.TAKE_UP);

        play.step(process -> PersonSteps.settles(process, refund, Means.CASH, "accountant"));
        assertThat(NextCall.refunding(2, Asking.FIRST, () -> refund)).isEqualTo(NextCall.NONE);
    }
}
