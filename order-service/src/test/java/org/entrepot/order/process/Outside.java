package org.entrepot.order.process;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;
import org.entrepot.events.Money;
import org.entrepot.events.order.OrderEvent;
import org.entrepot.order.payment.News;
import org.entrepot.order.payment.Reference;
import org.jspecify.annotations.Nullable;

/** What the order service in memory needs of the world around it. */
public interface Outside {

    /**
     * A call to the payment operator.
     *
     * @param key makes it act once
     * @param about the payment, parcel or refund that its news will name
     * @param payment the operator's own reference
     */
    record Call(
            Kind kind,
            UUID order,
            UUID key,
            Reference about,
            @Nullable Money amount,
            @Nullable String payment) {}

    enum Kind {
        ASK_ABOUT,
        AUTHORISE,
        CAPTURE,
        LET_GO,
        REFUND,
        LOOK_UP
    }

    Instant now();

    UUID nextId();

    /** Returns, or kills the process by throwing {@link Crashed}. */
    void pass(Place place);

    /** Work of this process: gone when it dies before. */
    void later(Duration wait, Runnable work);

    /** A look into what is kept: put off while the process is down. */
    void lookAt(Instant when, Runnable look);

    /** What was committed to the outbox. */
    void relay(UUID order, long number, OrderEvent fact);

    /** Exactly one of both is run, or none when the process dies first. */
    void call(Call call, Consumer<List<News>> answered, Runnable unanswered);

    void note(String what, Object... about);

    /** Where a process can die. */
    enum Place {
        BEFORE_TRANSACTION,
        INSIDE_TRANSACTION,
        AFTER_COMMIT,
        BEFORE_CALL,
        AFTER_ANSWER,
        BEFORE_CROSSING_OFF
    }

    /** The process is dead; whatever it was doing ends here. */
    final class Crashed extends RuntimeException {
        public Crashed() {
            super("crashed", null, false, false);
        }
    }
}
