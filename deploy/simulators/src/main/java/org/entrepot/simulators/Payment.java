package org.entrepot.simulators;

import java.net.URI;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** One customer's promise to pay, what was taken of it, and what was given back. */
final class Payment {
    /** The answer to an authorisation. */
    record Authorisation(
            String id,
            String merchantReference,
            PaymentStatus status,
            String declineCode,
            String actionPath,
            Money amount) {}

    record Capture(String id, String paymentId, String reference, String status, Money amount) {}

    record Void(String paymentId, PaymentStatus status, Money released) {}

    record Refund(
            String id, String paymentId, String reference, RefundStatus status, String failureCode, Money amount) {}

    record View(
            String id,
            String merchantReference,
            PaymentStatus status,
            String declineCode,
            String actionPath,
            Money amount,
            Money captured,
            Money refunded,
            Money voided,
            List<Capture> captures,
            List<Refund> refunds,
            Instant createdAt) {}

    final String id;
    final String merchantReference;
    final Money amount;
    final Token token;
    final URI webhookUrl;
    private final Instant createdAt;
    private List<Capture> captures = List.of();
    private List<Refund> refunds = List.of();
    private PaymentStatus status;
    private String declineCode;
    private long voided;
    private boolean captureFailed;

    Payment(PaymentFact.Opened opened) {
        id = opened.payment();
        merchantReference = opened.merchantReference();
        amount = opened.amount();
        token = opened.token();
        webhookUrl = opened.webhookUrl();
        createdAt = opened.at();
        status = opened.status();
        declineCode = opened.declineCode();
    }

    void mustHold(Money asked) {
        if (!asked.currency().equals(amount.currency()))
            throw Refused.unprocessable("wrong_currency", "This payment is in " + amount.currency());
    }

    void mustAllowCapture(Money asked) {
        mustHold(asked.positive());
        if (status != PaymentStatus.AUTHORIZED && status != PaymentStatus.PARTIALLY_CAPTURED)
            throw Refused.conflict("not_capturable", "A payment that is %s cannot be captured".formatted(status));
        if (asked.minor() > amount.minor() - captured())
            throw Refused.unprocessable(
                    "above_authorised", "Only %d is left to capture".formatted(amount.minor() - captured()));
    }

    void mustAllowRefund(Money asked) {
        mustHold(asked.positive());
        long left = captured() - refunded() - beingRefunded();
        if (asked.minor() > left)
            throw Refused.unprocessable("above_captured", "Only %d is left to refund".formatted(left));
    }

    void mustAllowVoid() {
        var thinks = status == PaymentStatus.PENDING && token == Token.LATE_NOT_VOIDABLE;
        if (thinks || status != PaymentStatus.PARTIALLY_CAPTURED && !status.mayBecome(PaymentStatus.VOIDED))
            throw Refused.conflict("not_voidable", "A payment that is %s cannot be voided".formatted(status));
    }

    boolean captureIsToFail() {
        return token == Token.CAPTURE_FAILS_ONCE && !captureFailed;
    }

    /** Where the payment stands once the fact is applied. */
    PaymentStatus after(PaymentFact fact) {
        return switch (fact) {
            case PaymentFact.Opened opened -> opened.status();
            case PaymentFact.Decided decided -> decided.status();
            case PaymentFact.Captured captured ->
                captured() + captured.amount() == amount.minor()
                        ? PaymentStatus.CAPTURED
                        : PaymentStatus.PARTIALLY_CAPTURED;
            case PaymentFact.Voided voided -> captures.isEmpty() ? PaymentStatus.VOIDED : PaymentStatus.CAPTURED;
            case PaymentFact.CaptureFailed f -> status;
            case PaymentFact.RefundAsked r -> status;
            case PaymentFact.RefundDecided r -> status;
        };
    }

    Capture capture(PaymentFact.Captured fact) {
        return new Capture(fact.capture(), id, fact.reference(), "CAPTURED", money(fact.amount()));
    }

    /** What was captured stays; the rest of the promise is given back to the customer. */
    Void voided(PaymentFact.Voided fact) {
        return new Void(id, after(fact), money(fact.released()));
    }

    Refund refund(PaymentFact.RefundAsked fact) {
        return new Refund(fact.refund(), id, fact.reference(), fact.status(), null, money(fact.amount()));
    }

    Refund refund(PaymentFact.RefundDecided fact) {
        var asked = refund(fact.refund());
        String failure = fact.status() == RefundStatus.FAILED ? "account_closed" : null;
        return new Refund(asked.id(), id, asked.reference(), fact.status(), failure, asked.amount());
    }

    void apply(PaymentFact fact) {
        become(after(fact));
        switch (fact) {
            case PaymentFact.Opened opened -> declineCode = opened.declineCode();
            case PaymentFact.Decided decided -> declineCode = decided.declineCode();
            case PaymentFact.CaptureFailed f -> captureFailed = true;
            case PaymentFact.Captured captured -> captures = with(captures, capture(captured));
            case PaymentFact.Voided voidedNow -> voided = voidedNow.released();
            case PaymentFact.RefundAsked asked -> refunds = with(refunds, refund(asked));
            case PaymentFact.RefundDecided decided -> {
                var after = new ArrayList<>(refunds);
                after.set(refunds.indexOf(refund(decided.refund())), refund(decided));
                refunds = List.copyOf(after);
            }
        }
    }

    PaymentStatus status() {
        return status;
    }

    Refund refund(String refundId) {
        return refunds.stream().filter(r -> r.id().equals(refundId)).findFirst().orElseThrow();
    }

    /** Whether the operator will decide something about it by itself. */
    boolean isToCome() {
        return status() == PaymentStatus.PENDING || !pendingRefunds().isEmpty();
    }

    List<Refund> pendingRefunds() {
        return refunds.stream().filter(r -> r.status() == RefundStatus.PENDING).toList();
    }

    Optional<Void> voidAnswer() {
        return voided == 0 ? Optional.empty() : Optional.of(new Void(id, status, money(voided)));
    }

    Authorisation authorisation() {
        return new Authorisation(id, merchantReference, status, declineCode, actionPath(), amount);
    }

    View view() {
        return new View(
                id,
                merchantReference,
                status,
                declineCode,
                actionPath(),
                amount,
                money(captured()),
                money(refunded()),
                money(voided),
                List.copyOf(captures),
                List.copyOf(refunds),
                createdAt);
    }

    Capture lastCapture() {
        return captures.getLast();
    }

    int captures() {
        return captures.size();
    }

    int refunds() {
        return refunds.size();
    }

    long captured() {
        return captures.stream().mapToLong(capture -> capture.amount().minor()).sum();
    }

    long refunded() {
        return sumOfRefunds(RefundStatus.SETTLED);
    }

    long beingRefunded() {
        return sumOfRefunds(RefundStatus.PENDING);
    }

    long voided() {
        return voided;
    }

    private void become(PaymentStatus next) {
        if (next != status && !status.mayBecome(next))
            throw Refused.conflict("wrong_state", "A payment that is %s cannot become %s".formatted(status, next));
        status = next;
    }

    private String actionPath() {
        return status == PaymentStatus.REQUIRES_ACTION ? "/v1/payments/" + id + "/action" : null;
    }

    private long sumOfRefunds(RefundStatus wanted) {
        return refunds.stream()
                .filter(r -> r.status() == wanted)
                .mapToLong(r -> r.amount().minor())
                .sum();
    }

    private Money money(long minor) {
        return new Money(minor, amount.currency());
    }

    private static <T> List<T> with(List<T> some, T more) {
        var all = new ArrayList<T>(some);
        all.add(more);
        return List.copyOf(all);
    }
}
