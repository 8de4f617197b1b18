package org.entrepot.kit.idempotency;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.RequestScoped;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Optional;
import java.util.function.Supplier;
import org.entrepot.kit.identity.Caller;
import org.entrepot.kit.problem.BrokenRule;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;

/**
 * Does what a request asks for at most once per client and Idempotency-Key (IETF draft-ietf-httpapi-idempotency-key-header).
 *
 * <p>Key, effect and answer are one transaction: after any crash either all of them are there or none. The same key with
 * the same request gets the same answer again, status and body; with another request 422; while the first is in flight
 * 409. A failure leaves no key behind, so it can be tried again.
 */
@RequestScoped
public class Idempotency {

    private static final int LONGEST_KEY = 200;

    private final Jdbi jdbi;
    private final Caller caller;
    private final ObjectMapper json;

    @Context
    HttpHeaders headers;

    @Context
    UriInfo uri;

    Idempotency(Jdbi jdbi, Caller caller, ObjectMapper json) {
        this.jdbi = jdbi;
        this.caller = caller;
        this.json = json;
    }

    /**
     * Runs the work in a transaction of its own, once.
     *
     * @param request what was asked, to recognise the same key with another request
     * @param work changes state and gives the answer; it must not have effects outside the transaction
     * @throws KeyMissing (400) when the request has no Idempotency-Key
     */
    public Response once(Object request, Supplier<Response> work) {
        var key = key().orElseThrow(KeyMissing::new);
        return inTransaction(key, request, work);
    }

    /** As {@link #once}, for requests that may come without a key; those are simply done. */
    public Response onceIfKeyed(Object request, Supplier<Response> work) {
        var key = key();
        if (key.isEmpty()) return QuarkusTransaction.requiringNew().call(work::get);
        return inTransaction(key.get(), request, work);
    }

    private Response inTransaction(String key, Object request, Supplier<Response> work) {
        var client = caller.client() + "/" + caller.subject();
        var fingerprint = fingerprint(request);
        return QuarkusTransaction.requiringNew()
                .call(() -> jdbi.withHandle(sql -> {
                    if (!claim(sql, client, key)) throw new KeyInFlight();
                    var known = find(sql, client, key);
                    if (known.isPresent()) return known.get().replayFor(fingerprint);
                    var answer = work.get();
                    if (answer.getStatus() < 300) keep(sql, client, key, fingerprint, answer);
                    return answer;
                }));
    }

    /** Held until the transaction ends, however it ends; two different keys that collide here only wait for each other. */
    private boolean claim(Handle sql, String client, String key) {
        return sql.createQuery("select pg_try_advisory_xact_lock(hashtextextended(:what, 7))")
                .bind("what", client + "\n" + key)
                .mapTo(Boolean.class)
                .one();
    }

    private Optional<Known> find(Handle sql, String client, String key) {
        return sql.createQuery(
                        "select fingerprint, status, location, etag, body from idempotency_key where client = :client and key = :key")
                .bind("client", client)
                .bind("key", key)
                .map((row, context) -> new Known(
                        row.getString("fingerprint"),
                        row.getInt("status"),
                        row.getString("location"),
                        row.getString("etag"),
                        row.getString("body")))
                .findOne();
    }

    private void keep(Handle sql, String client, String key, String fingerprint, Response answer) {
        sql.createUpdate("""
                insert into idempotency_key (client, key, fingerprint, status, location, etag, body)
                values (:client, :key, :fingerprint, :status, :location, :etag, :body)
                """)
                .bind("client", client)
                .bind("key", key)
                .bind("fingerprint", fingerprint)
                .bind("status", answer.getStatus())
                .bind("location", answer.getHeaderString("Location"))
                .bind("etag", answer.getHeaderString("ETag"))
                .bind("body", answer.hasEntity() ? text(answer.getEntity()) : null)
                .execute();
    }

    private Optional<String> key() {
        var key = headers.getHeaderString("Idempotency-Key");
        if (key == null || key.isBlank()) return Optional.empty();
        if (key.length() > LONGEST_KEY) throw new KeyTooLong();
        return Optional.of(key.trim());
    }

    private String fingerprint(Object request) {
        try {
            var digest = MessageDigest.getInstance("SHA-256");
            digest.update(uri.getPath().getBytes(StandardCharsets.UTF_8));
            digest.update((byte) '\n');
            return HexFormat.of().formatHex(digest.digest(text(request).getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every Java platform has SHA-256", impossible);
        }
    }

    private String text(Object value) {
        try {
            return json.writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("an answer that is not JSON cannot be kept", e);
        }
    }

    private record Known(
            String fingerprint,
            int status,
            @Nullable String location,
            @Nullable String etag,
            @Nullable String body) {

        Response replayFor(String other) {
            if (!fingerprint.equals(other)) throw new KeyReused();
            var answer = Response.status(status).header("Idempotent-Replay", "true");
            // As it was first given: location() would make a relative path absolute, with this host.
            if (location != null) answer.header("Location", location);
            if (etag != null) answer.header("ETag", etag);
            if (body != null) answer.type(MediaType.APPLICATION_JSON_TYPE).entity(body);
            return answer.build();
        }
    }

    /** A request that creates something must carry a key, so that it can be sent again safely. */
    public static final class KeyMissing extends BrokenRule {
        KeyMissing() {
            super(
                    400,
                    "idempotency-key-missing",
                    "Send an Idempotency-Key, so that the request can be repeated safely.");
        }
    }

    public static final class KeyTooLong extends BrokenRule {
        KeyTooLong() {
            super(400, "idempotency-key-too-long", "An Idempotency-Key has at most " + LONGEST_KEY + " characters.");
        }
    }

    /** The same key came with another request. */
    public static final class KeyReused extends BrokenRule {
        KeyReused() {
            super(422, "idempotency-key-reused", "This Idempotency-Key was used for another request.");
        }
    }

    /** The first request with this key is still being worked on. */
    public static final class KeyInFlight extends BrokenRule {
        KeyInFlight() {
            super(409, "idempotency-key-in-flight", "A request with this Idempotency-Key is in flight.");
        }
    }
}
