package org.entrepot.order.payment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.entrepot.order.payment.PaymentState.AUTHORIZED;
import static org.entrepot.order.payment.PaymentState.AUTH_EXPIRED;
import static org.entrepot.order.payment.PaymentState.CAPTURED;
import static org.entrepot.order.payment.PaymentState.CHARGED_BACK;
import static org.entrepot.order.payment.PaymentState.CREATED;
import static org.entrepot.order.payment.PaymentState.DECLINED;
import static org.entrepot.order.payment.PaymentState.PARTIALLY_CAPTURED;
import static org.entrepot.order.payment.PaymentState.PARTIALLY_REFUNDED;
import static org.entrepot.order.payment.PaymentState.REFUNDED;
import static org.entrepot.order.payment.PaymentState.REQUIRES_ACTION;
import static org.entrepot.order.payment.PaymentState.VOIDED;

import java.util.Map;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class MoneyStatesTest {

    private static final Map<PaymentState, Set<PaymentState>> PAYMENT = Map.ofEntries(
            Map.entry(CREATED, Set.of(REQUIRES_ACTION, AUTHORIZED, DECLINED, VOIDED)),
            Map.entry(REQUIRES_ACTION, Set.of(AUTHORIZED, DECLINED, VOIDED)),
            Map.entry(AUTHORIZED, Set.of(PARTIALLY_CAPTURED, CAPTURED, VOIDED, AUTH_EXPIRED)),
            Map.entry(PARTIALLY_CAPTURED, Set.of(PARTIALLY_CAPTURED, CAPTURED)),
            Map.entry(CAPTURED, Set.of(PARTIALLY_REFUNDED, REFUNDED, CHARGED_BACK)),
            Map.entry(PARTIALLY_REFUNDED, Set.of(PARTIALLY_REFUNDED, REFUNDED, CHARGED_BACK)),
            Map.entry(REFUNDED, Set.of(PARTIALLY_REFUNDED)),
            Map.entry(DECLINED, Set.of()),
            Map.entry(VOIDED, Set.of(CAPTURED)),
            Map.entry(AUTH_EXPIRED, Set.of()),
            Map.entry(CHARGED_BACK, Set.of()));

    private static final Map<RefundState, Set<RefundState>> REFUND = Map.of(
            RefundState.REQUESTED, Set.of(RefundState.PENDING, RefundState.SETTLED, RefundState.FAILED),
            RefundState.PENDING, Set.of(RefundState.SETTLED, RefundState.FAILED),
            RefundState.SETTLED, Set.of(RefundState.REVERSED),
            RefundState.FAILED, Set.of(RefundState.MANUAL_REQUIRED),
            RefundState.MANUAL_REQUIRED, Set.of(RefundState.REQUESTED, RefundState.SETTLED),
            RefundState.REVERSED, Set.of());

    private static final Map<CaptureState, Set<CaptureState>> CAPTURE = Map.of(
            CaptureState.REQUESTED, Set.of(CaptureState.CAPTURED, CaptureState.MANUAL_REQUIRED),
            CaptureState.MANUAL_REQUIRED, Set.of(CaptureState.REQUESTED, CaptureState.CAPTURED),
            CaptureState.CAPTURED, Set.of());

    @ParameterizedTest
    @EnumSource
    void a_payment_goes_along_the_arrows_and_nowhere_else(PaymentState from) {
        for (var to : PaymentState.values())
            assertThat(from.mayBecome(to))
                    .as("%s to %s", from, to)
                    .isEqualTo(PAYMENT.get(from).contains(to));
    }

    @ParameterizedTest
    @EnumSource
    void a_refund_goes_along_the_arrows_and_nowhere_else(RefundState from) {
        for (var to : RefundState.values())
            assertThat(from.mayBecome(to))
                    .as("%s to %s", from, to)
                    .isEqualTo(REFUND.get(from).contains(to));
    }

    @ParameterizedTest
    @EnumSource
    void a_capture_goes_along_the_arrows_and_nowhere_else(CaptureState from) {
        for (var to : CaptureState.values())
            assertThat(from.mayBecome(to))
                    .as("%s to %s", from, to)
                    .isEqualTo(CAPTURE.get(from).contains(to));
    }
}
