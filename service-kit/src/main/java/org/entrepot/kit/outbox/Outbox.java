package org.entrepot.kit.outbox;

import static org.entrepot.kit.sql.Columns.numbers;
import static org.entrepot.kit.sql.Columns.texts;

import io.micrometer.core.instrument.MeterRegistry;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Status;
import jakarta.transaction.Synchronization;
import jakarta.transaction.TransactionSynchronizationRegistry;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.entrepot.events.EventCatalogue;
import org.entrepot.events.Fact;
import org.entrepot.kit.Ids;
import org.entrepot.kit.Trail;
import org.entrepot.kit.Wire;
import org.entrepot.kit.inbox.Causes;
import org.entrepot.kit.trace.FactSpans;
import org.jboss.logging.Logger;
import org.jdbi.v3.core.Jdbi;

/**
 * The one way out: facts are kept with the state they tell of, in the same transaction, and a relay carries the committed
 * ones to Kafka.
 *
 * <p>Guarantees: a fact is told if and only if its transaction commits; facts of one key are told in the order of their
 * commits, numbered 1, 2, 3 … without gaps per topic and key; all facts of a transaction are written by one statement,
 * just before it commits.
 */
@ApplicationScoped
public class Outbox {

    private static final Logger LOG = Logger.getLogger(Outbox.class);

    private final Jdbi jdbi;
    private final Clock clock;
    private final MeterRegistry meters;
    private final TransactionSynchronizationRegistry transactions;
    private final String source;

    Outbox(
            Jdbi jdbi,
            Clock clock,
            MeterRegistry meters,
            TransactionSynchronizationRegistry transactions,
            @ConfigProperty(name = "quarkus.application.name") String service) {
        this.jdbi = jdbi;
        this.clock = clock;
        this.meters = meters;
        this.transactions = transactions;
        this.source = "/" + service;
    }

    /**
     * Tells the fact when the running transaction commits.
     *
     * @throws IllegalStateException outside a transaction: a fact without its state would be a rumour
     */
    public void say(Fact fact) {
        unsaid().add(Told.of(fact, Causes.of(fact.key())));
    }

    /** Tells the facts, in this order, when the running transaction commits. */
    public void sayAll(Collection<? extends Fact> facts) {
        facts.forEach(this::say);
    }

    @SuppressWarnings("unchecked")
    private List<Told> unsaid() {
        if (transactions.getTransactionKey() == null) {
            throw new IllegalStateException("Outbox.say needs a running transaction");
        }
        var known = (List<Told>) transactions.getResource(this);
        if (known != null) return known;
        var unsaid = new ArrayList<Told>();
        transactions.putResource(this, unsaid);
        transactions.registerInterposedSynchronization(new AroundCommit(() -> write(unsaid), () -> spread(unsaid)));
        return unsaid;
    }

    private void write(List<Told> facts) {
        var now = clock.instant().atOffset(java.time.ZoneOffset.UTC);
        var streams = new HashMap<Stream, Integer>();
        facts.forEach(told -> streams.merge(told.stream(), 1, Integer::sum));
        var after = new HashMap<>(streams);
        jdbi.useHandle(sql -> sql.createUpdate("""
                with numbered as (
                    insert into outbox_sequence as s (topic, key, last)
                    select * from unnest(:streamTopics::text[], :streamKeys::text[], :counts::int[]) as t(topic, key, n)
                    order by topic, key
                    on conflict (topic, key) do update set last = s.last + excluded.last
                    returning topic, key, last
                )
                insert into outbox (id, topic, key, type, source, sequence, occurred_at, payload, schema_ref,
                                    correlation_id, causation_id, traceparent)
                select id, topic, key, type, :source, last - after, :now, payload, schema_ref,
                       correlation_id, causation_id, traceparent
                from unnest(:ids::uuid[], :topics::text[], :keys::text[], :types::text[], :afters::int[],
                            :payloads::text[], :schemas::text[], :correlations::text[], :causations::text[],
                            :traces::text[]) with ordinality
                     as t(id, topic, key, type, after, payload, schema_ref, correlation_id, causation_id, traceparent,
                          ordinal)
                join numbered using (topic, key)
                order by ordinal
                """)
                .bind("streamTopics", texts(streams.keySet(), Stream::topic))
                .bind("streamKeys", texts(streams.keySet(), Stream::key))
                .bind("counts", numbers(streams.values(), count -> count))
                .bind("ids", texts(facts, told -> told.id().toString()))
                .bind("topics", texts(facts, Told::topic))
                .bind("keys", texts(facts, Told::key))
                .bind("types", texts(facts, Told::type))
                .bind("afters", numbers(facts, told -> after.merge(told.stream(), -1, Integer::sum)))
                .bind("payloads", texts(facts, Told::payload))
                .bind("schemas", texts(facts, Told::schema))
                .bind("correlations", texts(facts, told -> told.trail().correlationId()))
                .bind("causations", texts(facts, told -> told.trail().causationId()))
                .bind("traces", texts(facts, told -> told.trail().traceparent()))
                .bind("source", source)
                .bind("now", now)
                .execute());
    }

    /** The facts of one topic and key, which are numbered together. */
    private record Stream(String topic, String key) {}

    /** A fact on its way into the outbox. */
    private record Told(
            java.util.UUID id, String topic, String key, String type, String schema, String payload, Trail trail) {

        Stream stream() {
            return new Stream(topic, key);
        }

        static Told of(Fact fact, Trail trail) {
            var entry = EventCatalogue.of(fact.getClass());
            var id = Ids.next();
            var carried = FactSpans.said(id, entry, fact.key(), trail);
            return new Told(id, entry.topic(), fact.key(), entry.name(), entry.dataschema(), Wire.write(fact), carried);
        }
    }

    /** Tells operations what is safe now: a metric and a log line per fact, with ids and nothing of its content. */
    private void spread(List<Told> facts) {
        for (var fact : facts) {
            meters.counter("events.said", "type", fact.type()).increment();
            fact.trail().run(() -> LOG.infof("said=%s key=%s event=%s", fact.type(), fact.key(), fact.id()));
        }
    }

    private record AroundCommit(Runnable before, Runnable after) implements Synchronization {
        @Override
        public void beforeCompletion() {
            before.run();
        }

        @Override
        public void afterCompletion(int status) {
            // What was not committed was not said.
            if (status == Status.STATUS_COMMITTED) after.run();
        }
    }
}
