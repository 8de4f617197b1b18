package org.entrepot.order.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.entrepot.order.process.Play.anOrder;
import static org.entrepot.order.process.Play.anOrderOfLines;

import java.time.Duration;
import java.util.List;
import org.entrepot.events.order.OrderConfirmed;
import org.entrepot.events.order.OrderRejected;
import org.entrepot.events.order.RejectReason;
import org.entrepot.kit.problem.IllegalTransition;
import org.entrepot.order.order.OrderState;
import org.entrepot.order.order.OutOfTurn;
import org.entrepot.order.payment.News;
import org.entrepot.order.payment.PaymentState;
import org.junit.jupiter.api.Test;

class OrderProcessTest {

    private static final Duration TOO_LONG = Duration.ofMinutes(15);

    @Test
    void stock_set_aside_asks_for_the_payment_of_the_whole_order() {
        var play = anOrderOfLines(2).reserved();

        assertThat(play.story()).isEmpty();
        assertThat(play.wishes(Wish.Authorise.class))
                .extracting(Wish.Authorise::amount)
                .containsExactly(Play.gbp(5_000));
        assertThat(play.state()).isEqualTo(OrderState.PENDING);
    }

    @Test
    void payment_authorised_confirms_the_order_with_the_locations_that_ship_it() {
        var play = anOrderOfLines(2).confirmed();

        assertThat(play.story()).containsExactly("PaymentAuthorized", "OrderConfirmed");
        var confirmed = (OrderConfirmed) play.said.getLast();
        assertThat(confirmed.lines())
                .containsExactly(
                        new OrderConfirmed.Line(1, "SKU-1", 1, "STORE-1"),
                        new OrderConfirmed.Line(2, "SKU-2", 2, "STORE-2"));
    }

    @Test
    void no_stock_rejects_the_order_before_any_payment() {
        var play = anOrder().refusedByInventory();

        assertThat(play.story()).containsExactly("OrderRejected");
        assertThat(((OrderRejected) play.said.getLast()).reason()).isEqualTo(RejectReason.NO_STOCK);
        assertThat(play.wished).isEmpty();
    }

    @Test
    void a_declined_payment_rejects_the_order() {
        var play = anOrder().reserved().declined();

        assertThat(play.story()).containsExactly("PaymentDeclined", "OrderRejected");
        assertThat(((OrderRejected) play.said.getLast()).reason()).isEqualTo(RejectReason.PAYMENT_DECLINED);
        assertThat(play.wishes(Wish.LetGo.class)).isEmpty();
    }

    @Test
    void the_operator_may_take_its_time() {
        var play = anOrder().reserved().undecided();
        assertThat(play.wishes(Wish.LookUp.class)).hasSize(1);
        assertThat(play.state()).isEqualTo(OrderState.PENDING);

        play.authorised();
        assertThat(play.state()).isEqualTo(OrderState.CONFIRMED);
        assertThat(play.wishes(Wish.SpareLookUp.class)).hasSize(1);
    }

    @Test
    void nobody_is_told_to_spare_a_look_up_that_was_never_planned() {
        assertThat(anOrder().confirmed().wishes(Wish.SpareLookUp.class)).isEmpty();
    }

    @Test
    void news_that_come_twice_are_told_once() {
        var play = anOrder().confirmed().authorised().undecided().declined();

        assertThat(play.story()).containsExactly("PaymentAuthorized", "OrderConfirmed");
        assertThat(play.payment().state()).isEqualTo(PaymentState.AUTHORIZED);
    }

    @Test
    void an_order_that_is_not_paid_in_time_expires() {
        var play = anOrder().reserved().timePasses(TOO_LONG.minusSeconds(1));
        assertThat(play.state()).isEqualTo(OrderState.PENDING);

        play.timePasses(Duration.ofSeconds(1));
        assertThat(play.story()).containsExactly("OrderExpired");
    }

    @Test
    void a_confirmed_order_does_not_expire() {
        assertThat(anOrder().confirmed().timePasses(TOO_LONG).state()).isEqualTo(OrderState.CONFIRMED);
    }

    @Test
    void an_authorisation_after_the_expiry_is_told_and_let_go() {
        var play = anOrder().reserved().timePasses(TOO_LONG).authorised();

        assertThat(play.story()).containsExactly("OrderExpired", "PaymentAuthorized");
        assertThat(play.wishes(Wish.LetGo.class)).hasSize(1);

        play.voided();
        assertThat(play.story()).containsExactly("OrderExpired", "PaymentAuthorized", "PaymentVoided");
        assertThat(play.payment().state()).isEqualTo(PaymentState.VOIDED);
    }

    @Test
    void an_undecided_payment_of_an_expired_order_is_let_go_at_once() {
        var play = anOrder().reserved().undecided().timePasses(TOO_LONG);
        assertThat(play.wishes(Wish.LetGo.class)).hasSize(1);

        play.voided();
        assertThat(play.story()).as("nothing was ever held").containsExactly("OrderExpired");
    }

    @Test
    void a_payment_that_the_operator_never_heard_of_is_closed_without_a_word() {
        var play = anOrder().reserved().timePasses(TOO_LONG);
        play.hears(new News.NeverAsked(play.order.id()));

        assertThat(play.payment().state()).isEqualTo(PaymentState.VOIDED);
        assertThat(play.wishes(Wish.LetGo.class)).isEmpty();
    }

    @Test
    void stock_that_lapses_before_the_payment_expires_the_order() {
        var play = anOrder().reserved().stockLapsed().authorised();

        assertThat(play.story()).containsExactly("OrderExpired", "PaymentAuthorized");
        assertThat(play.wishes(Wish.LetGo.class)).hasSize(1);
    }

    @Test
    void a_confirmed_order_whose_stock_lapsed_is_for_a_person() {
        var play = anOrder().confirmed().stockLapsed();

        assertThat(play.story()).endsWith("OrderHeld");
        assertThat(play.state()).isEqualTo(OrderState.ON_HOLD);
    }

    @Test
    void what_inventory_says_after_the_end_is_noted_and_moves_nothing() {
        for (var ended : List.of(anOrder().cancelled(), anOrder().timePasses(TOO_LONG))) {
            var before = ended.story();
            ended.reserved();
            assertThat(ended.story()).isEqualTo(before);
            assertThat(ended.wished).isEmpty();
            assertThat(ended.order.steps().getLast().reason()).isEqualTo("late");
        }
    }

    @Test
    void stock_is_set_aside_once() {
        var play = anOrder().reserved();
        assertThatThrownBy(play::reserved).isInstanceOf(OutOfTurn.class);
        var confirmed = anOrder().confirmed();
        assertThatThrownBy(confirmed::refusedByInventory).isInstanceOf(OutOfTurn.class);
    }

    @Test
    void a_held_order_waits_for_its_release_whatever_it_hears() {
        var play = anOrder().held().reserved();
        assertThat(play.wished).as("no payment while held").isEmpty();

        play.released();
        assertThat(play.wishes(Wish.Authorise.class)).hasSize(1);

        play.held().authorised();
        assertThat(play.state()).isEqualTo(OrderState.ON_HOLD);
        assertThat(play.story()).endsWith("OrderHeld", "PaymentAuthorized");

        play.released();
        assertThat(play.story()).endsWith("OrderReleased", "OrderConfirmed");
    }

    @Test
    void a_held_order_ends_at_its_release_when_that_is_due() {
        assertThat(anOrder().held().refusedByInventory().released().story())
                .containsExactly("OrderHeld", "OrderReleased", "OrderRejected");
        assertThat(anOrder().reserved().held().declined().released().story())
                .containsExactly("OrderHeld", "PaymentDeclined", "OrderReleased", "OrderRejected");
    }

    @Test
    void a_held_order_that_has_lost_its_stock_is_not_released_and_can_be_cancelled() {
        var play = anOrder().reserved().held().stockLapsed();
        assertThatThrownBy(play::released).isInstanceOf(HeldTooLong.class);
        assertThat(play.state()).isEqualTo(OrderState.ON_HOLD);

        assertThat(play.cancelled().story()).containsExactly("OrderHeld", "OrderCancelled");
    }

    @Test
    void a_held_order_whose_time_to_be_paid_is_over_is_not_released() {
        for (var late :
                List.of(anOrder(), anOrder().reserved(), anOrder().reserved().undecided())) {
            late.held().timePasses(TOO_LONG);
            assertThatThrownBy(late::released).isInstanceOf(HeldTooLong.class);
        }
        assertThat(anOrder()
                        .reserved()
                        .held()
                        .timePasses(TOO_LONG.minusSeconds(1))
                        .released()
                        .state())
                .isEqualTo(OrderState.PENDING);
    }

    @Test
    void a_held_order_that_was_paid_in_time_is_confirmed_at_its_release_however_late_that_is() {
        var play = anOrder().reserved().held().authorised().timePasses(TOO_LONG);
        assertThat(play.released().state()).isEqualTo(OrderState.CONFIRMED);
    }

    @Test
    void a_held_order_does_not_expire() {
        assertThat(anOrder().held().timePasses(TOO_LONG).state()).isEqualTo(OrderState.ON_HOLD);
    }

    @Test
    void a_held_order_goes_back_to_where_its_goods_have_come() {
        var play = anOrder().confirmed().held().released(1);
        assertThat(play.state()).isEqualTo(OrderState.ON_HOLD);
        assertThat(play.released().state()).isEqualTo(OrderState.PROCESSING);
    }

    @Test
    void an_order_is_held_once_and_released_once() {
        var held = anOrder().held();
        assertThatThrownBy(held::held).isInstanceOf(IllegalTransition.class);
        var pending = anOrder();
        assertThatThrownBy(pending::released).isInstanceOf(OutOfTurn.class);
    }
}
