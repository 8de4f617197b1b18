package org.entrepot.simulators;

import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** What the operator decides later: pending payments and pending refunds, those of an earlier life included. */
final class PaymentTimers implements AutoCloseable {
    private final PaymentBook book;
    private final Duration lateAfter;
    private final Duration settleAfter;
    private final Misbehaviour misbehaviour;
    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("payment-timer").factory());

    PaymentTimers(PaymentBook book, Duration lateAfter, Duration settleAfter, Misbehaviour misbehaviour) {
        this.book = book;
        this.lateAfter = lateAfter;
        this.settleAfter = settleAfter;
        this.misbehaviour = misbehaviour;
    }

    void resume(Payment payment) {
        if (payment.status() == PaymentStatus.PENDING)
            in(
                    misbehaviour.millis(Misbehaviour.Kind.LATE, lateAfter.toMillis()),
                    () -> book.decide(payment.id, payment.token.lateOutcome()));
        payment.pendingRefunds().forEach(refund -> settle(payment, refund));
    }

    void settle(Payment payment, Payment.Refund refund) {
        in(settleAfter.toMillis(), () -> book.settle(payment.id, refund.id()));
    }

    @Override
    public void close() {
        timer.shutdownNow();
    }

    private void in(long millis, Runnable work) {
        try {
            timer.schedule(work, millis, TimeUnit.MILLISECONDS);
        } catch (RejectedExecutionException e) {
            // Closed in the meantime; the next start resumes.
        }
    }
}
