package org.entrepot.simulators;

import java.time.Clock;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * All payments of the operator. Every change is decided, written to the journal and only then applied and answered;
 * at start the journal is applied again, so a killed operator knows all that it ever answered.
 */
final class PaymentBook implements AutoCloseable {
    private final Map<String, Payment> payments = new LinkedHashMap<>();
    private final Map<String, List<Payment>> byReference = new HashMap<>();
    private final PaymentSums sums = new PaymentSums();
    private final GivenAnswers answers = new GivenAnswers();
    private final Chronicle<PaymentFact> chronicle;
    private final Webhooks webhooks;
    private final Misbehaviour misbehaviour;
    private final PaymentTimers timers;
    private final Clock clock;

    PaymentBook(PaymentOperator.Config config, Misbehaviour misbehaviour, Clock clock) {
        this.misbehaviour = misbehaviour;
        this.clock = clock;
        chronicle = new Chronicle<>(config.data(), "payments", PaymentFact.class);
        webhooks =
                new Webhooks(config.webhookSecret(), config.webhookUrls(), config.retry(), 16, misbehaviour, chronicle);
        timers = new PaymentTimers(this, config.lateAfter(), config.settleAfter(), misbehaviour);
        var untold = chronicle.replay(this::apply);
        payments.values().forEach(timers::resume);
        untold.forEach(webhooks::resume);
    }

    synchronized Acted<Payment.Authorisation> authorise(AskedAuthorisation asked, Stamp stamp) {
        return answers.once(stamp, Payment.Authorisation.class, () -> {
            var token = Token.of(asked.method(), asked.amount());
            var outcome = outcome(token, asked.merchantReference());
            var opened = new PaymentFact.Opened(
                    Ids.next("pay"),
                    asked.merchantReference(),
                    asked.amount(),
                    token,
                    outcome,
                    outcome == PaymentStatus.DECLINED ? token.declineCode() : null,
                    asked.webhookUrl(),
                    now(),
                    stamp);
            var payment = new Payment(opened);
            boolean open = outcome == PaymentStatus.PENDING || outcome == PaymentStatus.REQUIRES_ACTION;
            keep(
                    opened,
                    open
                            ? List.of()
                            : List.of(PaymentNews.authorised(payment, outcome, opened.declineCode(), opened.at())));
            timers.resume(payment);
            return payment.authorisation();
        });
    }

    /** The operator, or the customer at their bank, has made up their mind. A payment voided in the meantime stays so. */
    synchronized Payment.View decide(String id, PaymentStatus outcome) {
        var payment = payment(id);
        if (!payment.status().mayBecome(outcome)) return payment.view();
        String code = outcome == PaymentStatus.DECLINED ? payment.token.declineCode() : null;
        keep(
                new PaymentFact.Decided(id, outcome, code),
                List.of(PaymentNews.authorised(payment, outcome, code, now())));
        return payment.view();
    }

    synchronized Payment.View act(String id, AskedAction asked) {
        if (payment(id).status() != PaymentStatus.REQUIRES_ACTION)
            throw Refused.conflict("no_action_required", "This payment waits for no action");
        return decide(id, asked.approve() ? PaymentStatus.AUTHORIZED : PaymentStatus.DECLINED);
    }

    synchronized Acted<Payment.Capture> capture(String id, AskedPart asked, Stamp stamp) {
        return answers.once(stamp, Payment.Capture.class, () -> {
            var payment = payment(id);
            payment.mustAllowCapture(asked.amount());
            failIfDue(payment, stamp);
            var fact =
                    new PaymentFact.Captured(id, Ids.next("cap"), asked.amount().minor(), asked.reference(), stamp);
            var capture = payment.capture(fact);
            keep(fact, List.of(PaymentNews.captured(payment, fact, now())));
            return capture;
        });
    }

    synchronized Acted<Payment.Void> voidRest(String id, Stamp stamp) {
        return answers.once(stamp, Payment.Void.class, () -> {
            var payment = payment(id);
            var before = payment.voidAnswer();
            if (before.isPresent()) return before.get();
            payment.mustAllowVoid();
            var fact = new PaymentFact.Voided(id, payment.amount.minor() - payment.captured(), stamp);
            var done = payment.voided(fact);
            keep(fact, List.of(PaymentNews.voided(payment, fact, now())));
            return done;
        });
    }

    synchronized Acted<Payment.Refund> refund(String id, AskedPart asked, Stamp stamp) {
        return answers.once(stamp, Payment.Refund.class, () -> {
            var payment = payment(id);
            payment.mustAllowRefund(asked.amount());
            var status = payment.token == Token.REFUND_AT_ONCE ? RefundStatus.SETTLED : RefundStatus.PENDING;
            var fact = new PaymentFact.RefundAsked(
                    id, Ids.next("ref"), asked.amount().minor(), asked.reference(), status, stamp);
            var refund = payment.refund(fact);
            keep(
                    fact,
                    status == RefundStatus.SETTLED ? List.of(PaymentNews.refunded(payment, refund, now())) : List.of());
            if (status == RefundStatus.PENDING) timers.settle(payment, refund);
            return refund;
        });
    }

    synchronized void settle(String id, String refundId) {
        var payment = payment(id);
        var pending = payment.pendingRefunds().stream()
                .filter(r -> r.id().equals(refundId))
                .findFirst();
        if (pending.isEmpty()) return;
        boolean fails = payment.token == Token.REFUND_FAILS
                || misbehaviour.strikes(
                        Misbehaviour.Kind.REFUND_FAILS, pending.get().reference());
        var fact = new PaymentFact.RefundDecided(id, refundId, fails ? RefundStatus.FAILED : RefundStatus.SETTLED);
        keep(fact, List.of(PaymentNews.refunded(payment, payment.refund(fact), now())));
    }

    synchronized Token token(String id) {
        return payment(id).token;
    }

    synchronized Payment.View view(String id) {
        return payment(id).view();
    }

    synchronized List<Payment.View> of(String merchantReference) {
        return byReference.getOrDefault(merchantReference, List.of()).stream()
                .map(Payment::view)
                .toList();
    }

    /** @param from how many payments the pages before had */
    synchronized PaymentLedger ledger(int from, int limit) {
        return sums.page(from, limit, webhooks.counts());
    }

    /** A payment is decided and its webhook waits in one step: nothing is between the two. */
    synchronized Outlook outlook() {
        return new Outlook(
                payments.values().stream().filter(Payment::isToCome).count(),
                webhooks.counts().waiting());
    }

    Webhooks webhooks() {
        return webhooks;
    }

    @Override
    public void close() {
        timers.close();
        webhooks.close();
        chronicle.close();
    }

    private PaymentStatus outcome(Token token, String reference) {
        if (misbehaviour.strikes(Misbehaviour.Kind.DECLINE, reference)) return PaymentStatus.DECLINED;
        if (misbehaviour.strikes(Misbehaviour.Kind.LATE, reference)) return PaymentStatus.PENDING;
        return token.outcome();
    }

    /** A capture that fails is no capture: nothing is kept under its key, and the next try may go well. */
    private void failIfDue(Payment payment, Stamp stamp) {
        if (payment.captureIsToFail()) keep(new PaymentFact.CaptureFailed(payment.id), List.of());
        else if (!misbehaviour.strikes(
                Misbehaviour.Kind.CAPTURE_FAILS, stamp.key().toString())) return;
        throw new Refused(503, "capture_failed", "The bank did not answer; nothing was captured");
    }

    private void keep(PaymentFact fact, List<Webhook> news) {
        long offset = chronicle.append(List.of(fact), news);
        apply(fact);
        news.forEach(webhook -> webhooks.send(webhook, offset));
    }

    private void apply(PaymentFact fact) {
        if (fact instanceof PaymentFact.Opened opened) {
            add(new Payment(opened), opened.stamp());
            return;
        }
        var payment = payment(fact.payment());
        if (fact instanceof PaymentFact.Voided voided) answers.keep(voided.stamp(), payment.voided(voided));
        sums.changes(payment, () -> payment.apply(fact));
        if (fact instanceof PaymentFact.Captured captured) answers.keep(captured.stamp(), payment.lastCapture());
        if (fact instanceof PaymentFact.RefundAsked asked) answers.keep(asked.stamp(), payment.refund(asked.refund()));
    }

    private void add(Payment payment, Stamp stamp) {
        payments.put(payment.id, payment);
        sums.opened(payment);
        // Hardly ever more than one: a list for each would be most of the memory.
        byReference.merge(payment.merchantReference, List.of(payment), PaymentBook::joined);
        answers.keep(stamp, payment.authorisation());
    }

    private static List<Payment> joined(List<Payment> some, List<Payment> more) {
        return Stream.concat(some.stream(), more.stream()).toList();
    }

    private Payment payment(String id) {
        var payment = payments.get(id);
        if (payment == null) throw Refused.unknown("This payment");
        return payment;
    }

    private Instant now() {
        return clock.instant().truncatedTo(java.time.temporal.ChronoUnit.MICROS);
    }
}
