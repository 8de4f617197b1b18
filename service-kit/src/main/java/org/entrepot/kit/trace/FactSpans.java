package org.entrepot.kit.trace;

import java.util.UUID;
import org.entrepot.events.EventCatalogue;
import org.entrepot.kit.Trail;
import org.entrepot.kit.inbox.Envelope;
import org.entrepot.kit.inbox.Failures;
import org.entrepot.kit.inbox.ParkedEvent.Reason;
import org.entrepot.spans.Span;
import org.entrepot.spans.Spans;
import org.jspecify.annotations.Nullable;

/**
 * Facts as spans: one where a fact is said and one wherever it is applied, told when the transaction that does it commits.
 * Names and attributes are OpenTelemetry's for CloudEvents and for messaging; nothing of a fact's content is told.
 */
public final class FactSpans {

    private FactSpans() {}

    /**
     * A fact is said in the running transaction.
     *
     * @param trail what it follows from
     * @return the trail that the fact carries: the span of its being said is the parent of all that follows from it
     */
    public static Trail said(UUID id, EventCatalogue.Entry entry, String key, Trail trail) {
        if (!Spans.areKept()) return trail;
        var span = begin("CloudEvents Create ", Span.Kind.PRODUCER, id, entry.name(), trail)
                .with("messaging.operation.name", "create")
                .with("messaging.operation.type", "create")
                .with("messaging.destination.name", entry.topic())
                .with("messaging.kafka.message.key", key);
        EndOfTransaction.ends(span);
        return trail.within(span.traceparent());
    }

    /**
     * A fact is applied in the running transaction.
     *
     * @param together how many facts are applied by the same call
     * @return the trail of what follows from its being applied here
     */
    public static Trail applied(String consumer, Envelope envelope, int together) {
        var trail = envelope.trail();
        if (!Spans.areKept()) return trail;
        var span = process(consumer, envelope, trail);
        if (together > 1) span.with("messaging.batch.message_count", together);
        EndOfTransaction.ends(span);
        return trail.within(span.traceparent());
    }

    /**
     * A fact is parked in the running transaction.
     *
     * @param why absent when it only waits for its turn
     */
    public static void parked(String consumer, Envelope envelope, Reason reason, @Nullable Throwable why) {
        if (!Spans.areKept()) return;
        var span = process(consumer, envelope, envelope.trail())
                .with("entrepot.parked.reason", reason.name())
                .failed(
                        why == null
                                ? reason.name()
                                : Failures.root(why).getClass().getSimpleName());
        EndOfTransaction.ends(span);
    }

    private static Span process(String consumer, Envelope envelope, Trail trail) {
        return begin("CloudEvents Process ", Span.Kind.CONSUMER, envelope.id(), envelope.type(), trail)
                .with("messaging.operation.name", "process")
                .with("messaging.operation.type", "process")
                .with("messaging.destination.name", envelope.topic())
                .with("messaging.kafka.message.key", envelope.key())
                .with("messaging.consumer.group.name", consumer);
    }

    private static Span begin(String name, Span.Kind kind, UUID id, String type, Trail trail) {
        return Spans.begin(name + type, kind, trail.traceparent())
                .with("messaging.system", "kafka")
                .with("messaging.message.id", id.toString())
                .with("messaging.message.conversation_id", trail.correlationId())
                .with("cloudevents.event_id", id.toString())
                .with("cloudevents.event_type", type);
    }
}
