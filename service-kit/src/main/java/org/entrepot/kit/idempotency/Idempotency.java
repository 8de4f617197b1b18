package org.entrepot.kit.idempotency;

import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.RequestScoped;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.entrepot.kit.identity.Caller;
import org.entrepot.kit.problem.BrokenRule;

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

    private final IdempotencyKeys keys;
    private final Caller caller;

    @Context
    HttpHeaders headers;

    @Context
    UriInfo uri;

    Idempotency(IdempotencyKeys keys, Caller caller) {
        this.keys = keys;
        this.caller = caller;
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

    /**
     * The request as something that may come again, for work that shares its transaction with others: see
     * {@link IdempotencyKeys#onceEach}.
     *
     * @throws KeyMissing (400) when the request has no Idempotency-Key
     */
    public Attempt attempt(Object request) {
        return attempt(key().orElseThrow(KeyMissing::new), request);
    }

    private Attempt attempt(String key, Object request) {
        return new Attempt(caller.client() + "/" + caller.subject(), key, fingerprint(request));
    }

    private Response inTransaction(String key, Object request, Supplier<Response> work) {
        var attempt = attempt(key, request);
        return QuarkusTransaction.requiringNew()
                .call(() -> keys.onceEach(List.of(attempt), same -> same, fresh -> List.of(Outcome.of(work.get()))))
                .getFirst()
                .get();
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
            return HexFormat.of().formatHex(digest.digest(keys.text(request).getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every Java platform has SHA-256", impossible);
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
