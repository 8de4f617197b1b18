package org.entrepot.kit.nudge;

import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.entrepot.kit.Ids;
import org.entrepot.kit.errand.Errands;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.mapper.reflect.ConstructorMapper;
import org.jspecify.annotations.Nullable;

/**
 * Makes a missing fact come when a lost record or an errand that was given up is the cause, and does nothing otherwise:
 * facts are said again under their old ids and numbers, which every inbox knows; errands pass their subject on as the
 * idempotency key.
 */
@ApplicationScoped
public class Nudges {

    private final Jdbi jdbi;
    private final Clock clock;
    private final Errands errands;

    Nudges(Jdbi jdbi, Clock clock, Errands errands) {
        this.jdbi = jdbi;
        this.clock = clock;
        this.errands = errands;
    }

    /**
     * One nudge, as it is on record.
     *
     * @param key whose facts were said again: the order's id, usually
     * @param saidAgain how many facts
     * @param errands how many errands run at once, instead of later or never
     */
    public record Nudge(UUID id, String key, String actor, String why, long saidAgain, long errands, Instant at) {}

    /**
     * Says all kept facts of this key again, and has its errands run now, in one transaction that is on record.
     *
     * @param correlationId the trail of the order, which its errands continue; none when it is not known
     */
    public Nudge nudge(String key, @Nullable String correlationId, String actor, String why) {
        return QuarkusTransaction.requiringNew()
                .call(() -> jdbi.withHandle(sql -> {
                    var due = errands.dueNow(key, correlationId);
                    var nudge = new Nudge(Ids.next(), key, actor, why, sayAgain(sql, key), due, clock.instant());
                    keep(sql, nudge);
                    return nudge;
                }));
    }

    /** What was done about this key so far, newest first; at most so many. */
    public List<Nudge> of(String key, int most) {
        return jdbi.withHandle(sql -> sql.createQuery("""
                select id, key, actor, why, said_again, errands, at from nudge where key = :key order by at desc limit :most
                """)
                .bind("key", key)
                .bind("most", most)
                .map(ConstructorMapper.of(Nudge.class))
                .list());
    }

    private static long sayAgain(Handle sql, String key) {
        return sql.createQuery("""
                select coalesce(outbox_say_again(array_agg(topic), array_agg(key)), 0)
                from (select distinct topic, key from outbox where key = :key) stream
                """).bind("key", key).mapTo(Long.class).one();
    }

    private static void keep(Handle sql, Nudge nudge) {
        sql.createUpdate("""
                insert into nudge (id, key, actor, why, said_again, errands, at)
                values (:id, :key, :actor, :why, :saidAgain, :errands, :at)
                """)
                .bind("id", nudge.id())
                .bind("key", nudge.key())
                .bind("actor", nudge.actor())
                .bind("why", nudge.why())
                .bind("saidAgain", nudge.saidAgain())
                .bind("errands", nudge.errands())
                .bind("at", nudge.at().atOffset(ZoneOffset.UTC))
                .execute();
    }
}
