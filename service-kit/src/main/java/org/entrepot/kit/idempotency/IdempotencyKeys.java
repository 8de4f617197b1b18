package org.entrepot.kit.idempotency;

import static org.entrepot.kit.sql.Columns.texts;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.entrepot.kit.idempotency.Idempotency.KeyInFlight;
import org.entrepot.kit.idempotency.Idempotency.KeyReused;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;

/** Which requests were answered, and how: asked and written as sets, in the transaction of what the requests did. */
@ApplicationScoped
public class IdempotencyKeys {

    private final Jdbi jdbi;
    private final ObjectMapper json;

    IdempotencyKeys(Jdbi jdbi, ObjectMapper json) {
        this.jdbi = jdbi;
        this.json = json;
    }

    /**
     * Does what is asked for the first time, and repeats the answers of the rest, in the running transaction.
     *
     * @param attempt under which key one of them comes
     * @param work does those that are new and gives an outcome for each, in the same order
     * @return an outcome for each, in the same order
     */
    public <T> List<Outcome> onceEach(
            List<T> asked, Function<T, Attempt> attempt, Function<List<T>, List<Outcome>> work) {
        var outcomes = new ArrayList<@Nullable Outcome>();
        var mine = claim(asked.stream().map(attempt).toList());
        var known = find(asked.stream().map(attempt).toList());
        var fresh = new ArrayList<T>();
        for (var one : asked) {
            var name = Name.of(attempt.apply(one));
            var before = known.get(name);
            if (before != null) outcomes.add(before.replayFor(attempt.apply(one)));
            // Twice in one group: the first is in flight.
            else if (!mine.remove(name)) outcomes.add(Outcome.refused(new KeyInFlight()));
            else {
                fresh.add(one);
                outcomes.add(null);
            }
        }
        fill(outcomes, fresh, attempt, fresh.isEmpty() ? List.of() : work.apply(fresh));
        return List.copyOf(outcomes);
    }

    private <T> void fill(
            List<@Nullable Outcome> outcomes, List<T> fresh, Function<T, Attempt> attempt, List<Outcome> done) {
        var kept = new ArrayList<Kept>();
        for (int slot = 0, next = 0; slot < outcomes.size(); slot++) {
            if (outcomes.get(slot) != null) continue;
            var outcome = done.get(next);
            if (outcome.isSuccess()) kept.add(new Kept(attempt.apply(fresh.get(next)), outcome.get()));
            outcomes.set(slot, outcome);
            next++;
        }
        if (!kept.isEmpty()) keep(kept);
    }

    /** Held until the transaction ends, however it ends; two keys that collide here only keep each other waiting. */
    private Set<Name> claim(List<Attempt> attempts) {
        return new HashSet<>(jdbi.withHandle(sql -> sql.createQuery("""
                select client, key from unnest(:clients::text[], :keys::text[]) as t(client, key)
                where pg_try_advisory_xact_lock(hashtextextended(client || chr(10) || key, 7))
                """)
                .bind("clients", texts(attempts, Attempt::client))
                .bind("keys", texts(attempts, Attempt::key))
                .map((row, context) -> new Name(row.getString("client"), row.getString("key")))
                .list()));
    }

    private Map<Name, Known> find(List<Attempt> attempts) {
        var known = new HashMap<Name, Known>();
        jdbi.useHandle(sql -> sql.createQuery("""
                select client, key, fingerprint, status, location, etag, body
                from idempotency_key where (client, key) in (select * from unnest(:clients::text[], :keys::text[]))
                """)
                .bind("clients", texts(attempts, Attempt::client))
                .bind("keys", texts(attempts, Attempt::key))
                .map((row, context) -> known.put(
                        new Name(row.getString("client"), row.getString("key")),
                        new Known(
                                row.getString("fingerprint"),
                                row.getInt("status"),
                                row.getString("location"),
                                row.getString("etag"),
                                row.getString("body"))))
                .list());
        return known;
    }

    private void keep(List<Kept> kept) {
        jdbi.useHandle(sql -> sql.createUpdate("""
                insert into idempotency_key (client, key, fingerprint, status, location, etag, body)
                select * from unnest(:clients::text[], :keys::text[], :fingerprints::text[], :statuses::int[],
                                     :locations::text[], :etags::text[], :bodies::text[])
                """)
                .bind("clients", texts(kept, one -> one.attempt().client()))
                .bind("keys", texts(kept, one -> one.attempt().key()))
                .bind("fingerprints", texts(kept, one -> one.attempt().fingerprint()))
                .bind(
                        "statuses",
                        kept.stream().map(one -> one.answer().getStatus()).toArray(Integer[]::new))
                .bind("locations", texts(kept, one -> one.answer().getHeaderString("Location")))
                .bind("etags", texts(kept, one -> one.answer().getHeaderString("ETag")))
                .bind(
                        "bodies",
                        texts(
                                kept,
                                one -> one.answer().hasEntity()
                                        ? text(one.answer().getEntity())
                                        : null))
                .execute());
    }

    String text(Object value) {
        try {
            return json.writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("an answer that is not JSON cannot be kept", e);
        }
    }

    private record Name(String client, String key) {
        static Name of(Attempt attempt) {
            return new Name(attempt.client(), attempt.key());
        }
    }

    private record Kept(Attempt attempt, Response answer) {}

    private record Known(
            String fingerprint,
            int status,
            @Nullable String location,
            @Nullable String etag,
            @Nullable String body) {

        Outcome replayFor(Attempt attempt) {
            if (!fingerprint.equals(attempt.fingerprint())) return Outcome.refused(new KeyReused());
            var answer = Response.status(status).header("Idempotent-Replay", "true");
            // As it was first given: location() would make a relative path absolute, with this host.
            if (location != null) answer.header("Location", location);
            if (etag != null) answer.header("ETag", etag);
            if (body != null) answer.type(MediaType.APPLICATION_JSON_TYPE).entity(body);
            return Outcome.of(answer.build());
        }
    }
}
