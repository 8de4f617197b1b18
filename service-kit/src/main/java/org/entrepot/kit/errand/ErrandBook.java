package org.entrepot.kit.errand;

import static org.entrepot.kit.sql.Columns.texts;

import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.entrepot.kit.Trail;
import org.entrepot.kit.Wire;
import org.entrepot.kit.errand.Errands.CalledOff;
import org.entrepot.kit.errand.Errands.Unsent;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;

/** Errands as they are kept: written, leased and crossed off as sets. */
@ApplicationScoped
class ErrandBook {

    /** For so long nobody else takes up what one process has; then that process is taken for dead. */
    static final Duration LEASE = Duration.ofSeconds(60);

    private final Jdbi jdbi;

    ErrandBook(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    /** Writes them in the running transaction; gives the ids of those that were not there. */
    List<UUID> write(List<Unsent> errands) {
        return jdbi.withHandle(sql -> sql.createQuery("""
                insert into errand (id, kind, subject, payload, due_at, attempts, leased_until,
                                    correlation_id, causation_id, traceparent)
                select id, kind, subject, payload,
                       case when leased then now() + make_interval(secs => :lease) else due_at end,
                       case when leased then 1 else 0 end,
                       case when leased then now() + make_interval(secs => :lease) end,
                       correlation_id, causation_id, traceparent
                from unnest(:ids::uuid[], :kinds::text[], :subjects::text[], :payloads::text[], :dues::timestamptz[],
                            :leased::boolean[], :correlations::text[], :causations::text[], :traces::text[])
                     as t(id, kind, subject, payload, due_at, leased, correlation_id, causation_id, traceparent)
                on conflict (kind, subject) do nothing returning id
                """)
                .bind("ids", texts(errands, unsent -> unsent.errand().id().toString()))
                .bind("kinds", texts(errands, unsent -> unsent.errand().kind()))
                .bind("subjects", texts(errands, unsent -> unsent.errand().subject()))
                .bind(
                        "payloads",
                        texts(errands, unsent -> Wire.write(unsent.errand().payload())))
                .bind(
                        "dues",
                        texts(
                                errands,
                                unsent -> unsent.due().atOffset(ZoneOffset.UTC).toString()))
                .bind("leased", texts(errands, unsent -> String.valueOf(unsent.leased())))
                .bind(
                        "correlations",
                        texts(errands, unsent -> unsent.errand().trail().correlationId()))
                .bind(
                        "causations",
                        texts(errands, unsent -> unsent.errand().trail().causationId()))
                .bind("traces", texts(errands, unsent -> unsent.errand().trail().traceparent()))
                .bind("lease", (double) LEASE.toSeconds())
                .mapTo(UUID.class)
                .list());
    }

    /** In the running transaction; leaves alone what is leased, though its lease may have run out. */
    void callOff(List<CalledOff> errands) {
        jdbi.useHandle(sql -> sql.createUpdate("""
                update errand set state = 'DONE', done_at = now()
                where (kind, subject) in (select * from unnest(:kinds::text[], :subjects::text[]))
                  and state = 'DUE' and leased_until is null
                """)
                .bind("kinds", texts(errands, CalledOff::kind))
                .bind("subjects", texts(errands, CalledOff::subject))
                .execute());
    }

    /** Takes up to so many that are due, oldest first; what others are taking this moment is left to them. */
    <P> List<Errand<P>> lease(ErrandRunner<P> runner, int most) {
        return QuarkusTransaction.requiringNew()
                .call(() -> jdbi.withHandle(sql -> sql.createQuery("""
                update errand set attempts = attempts + 1, leased_until = now() + make_interval(secs => :lease),
                                  due_at = now() + make_interval(secs => :lease)
                where id in (select id from errand where state = 'DUE' and kind = :kind and due_at <= now()
                             order by due_at limit :most for update skip locked)
                returning id, subject, payload, attempts, correlation_id, causation_id, traceparent
                """)
                        .bind("kind", runner.kind())
                        .bind("most", most)
                        .bind("lease", (double) LEASE.toSeconds())
                        .map((row, context) -> new Errand<>(
                                row.getObject("id", UUID.class),
                                runner.kind(),
                                row.getString("subject"),
                                Wire.read(row.getString("payload"), runner.payload()),
                                row.getInt("attempts"),
                                new Trail(
                                        row.getString("correlation_id"),
                                        row.getString("causation_id"),
                                        row.getString("traceparent"))))
                        .list()));
    }

    /** Which of these kinds have something due. */
    List<String> due(Collection<String> kinds) {
        return jdbi.withHandle(sql -> sql.createQuery("""
                select kind from unnest(:kinds::text[]) as k(kind)
                where exists (select 1 from errand e where e.state = 'DUE' and e.kind = k.kind and e.due_at <= now())
                """)
                .bind("kinds", kinds.toArray(String[]::new))
                .mapTo(String.class)
                .list());
    }

    void crossOff(List<UUID> done) {
        QuarkusTransaction.requiringNew()
                .run(() -> jdbi.useHandle(sql -> sql.createUpdate("""
                update errand set state = 'DONE', done_at = now(), leased_until = null where id = any(:ids::uuid[])
                """)
                        .bind("ids", done.stream().map(UUID::toString).toArray(String[]::new))
                        .execute()));
    }

    void tryLater(UUID id, Duration wait, String why) {
        QuarkusTransaction.requiringNew()
                .run(() -> jdbi.useHandle(sql -> sql.createUpdate("""
                update errand set due_at = now() + make_interval(secs => :wait), leased_until = null, last_error = :why
                where id = :id and state = 'DUE'
                """)
                        .bind("id", id)
                        .bind("wait", wait.toMillis() / 1_000.0)
                        .bind("why", why)
                        .execute()));
    }

    /**
     * In the running transaction. What was tried before counts as one attempt: a runner asks first what became of it, as
     * after a lost answer.
     */
    long dueNow(String key, @Nullable String correlationId) {
        return jdbi.withHandle(sql -> sql.createUpdate("""
                update errand set state = 'DUE', due_at = now(), attempts = least(attempts, 1), leased_until = null, done_at = null
                where (state = 'GIVEN_UP' or state = 'DUE' and leased_until is null)
                  and (subject = :key or position(:key in payload) > 0 or correlation_id = :correlation)
                """)
                .bind("key", key)
                .bind("correlation", correlationId)
                .execute());
    }

    /** In the running transaction. */
    void giveUp(UUID id, String why) {
        jdbi.useHandle(
                sql -> sql.createUpdate("""
                update errand set state = 'GIVEN_UP', last_error = :why, done_at = now() where id = :id
                """).bind("id", id).bind("why", why).execute());
    }
}
