package org.entrepot.simulators;

import java.util.Arrays;
import java.util.Map;
import java.util.Optional;

/** The payment methods that the operator knows. The name says how the payment will go. */
enum Token {
    VISA("tok_visa"),
    MASTERCARD("tok_mastercard"),
    DECLINED("tok_declined"),
    INSUFFICIENT_FUNDS("tok_insufficient_funds"),
    SLOW("tok_slow"),
    TIMEOUT_AFTER_ACTING("tok_timeout_after_acting"),
    ANSWER_TWICE("tok_answer_twice"),
    LATE("tok_late"),
    LATE_DECLINED("tok_late_declined"),
    LATE_NOT_VOIDABLE("tok_late_not_voidable"),
    REQUIRES_ACTION("tok_requires_action"),
    ERROR_ONCE("tok_500_once"),
    ERROR_BEFORE("tok_500_before"),
    CAPTURE_FAILS_ONCE("tok_capture_fails_once"),
    CAPTURE_TIMES_OUT("tok_capture_timeout_after_acting"),
    REFUND_AT_ONCE("tok_refund_at_once"),
    REFUND_FAILS("tok_refund_fails"),
    REFUND_TIMES_OUT("tok_refund_timeout_after_acting");

    /** Amounts that override the token: for shops whose storefront sends one token only. */
    private static final Map<Long, Token> BY_AMOUNT = Map.of(
            6_666_601L, DECLINED,
            6_666_602L, INSUFFICIENT_FUNDS,
            6_666_603L, LATE,
            6_666_604L, TIMEOUT_AFTER_ACTING,
            6_666_605L, ERROR_ONCE,
            6_666_606L, REQUIRES_ACTION,
            6_666_607L, REFUND_FAILS,
            6_666_608L, CAPTURE_FAILS_ONCE);

    private final String text;

    Token(String text) {
        this.text = text;
    }

    static Token of(String text, Money amount) {
        var token = named(text)
                .orElseThrow(() -> Refused.unprocessable("unknown_method", "The payment method is not known here"));
        return BY_AMOUNT.getOrDefault(amount.minor(), token);
    }

    PaymentStatus outcome() {
        return switch (this) {
            case DECLINED, INSUFFICIENT_FUNDS -> PaymentStatus.DECLINED;
            case LATE, LATE_DECLINED, LATE_NOT_VOIDABLE -> PaymentStatus.PENDING;
            case REQUIRES_ACTION -> PaymentStatus.REQUIRES_ACTION;
            default -> PaymentStatus.AUTHORIZED;
        };
    }

    /** What becomes of a payment that is pending, in the end. */
    PaymentStatus lateOutcome() {
        return this == LATE_DECLINED ? PaymentStatus.DECLINED : PaymentStatus.AUTHORIZED;
    }

    String declineCode() {
        return this == INSUFFICIENT_FUNDS ? "insufficient_funds" : "declined";
    }

    Manner mannerOfAuthorising() {
        return switch (this) {
            case SLOW -> Manner.SLOWLY;
            case TIMEOUT_AFTER_ACTING -> Manner.NEVER;
            case ERROR_ONCE -> Manner.AS_ERROR;
            default -> Manner.PROMPTLY;
        };
    }

    Manner mannerOfCapturing() {
        return this == CAPTURE_TIMES_OUT ? Manner.NEVER : Manner.PROMPTLY;
    }

    Manner mannerOfRefunding() {
        return this == REFUND_TIMES_OUT ? Manner.NEVER : Manner.PROMPTLY;
    }

    private static Optional<Token> named(String text) {
        return Arrays.stream(values()).filter(token -> token.text.equals(text)).findFirst();
    }
}
