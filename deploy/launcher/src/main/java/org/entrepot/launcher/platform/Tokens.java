package org.entrepot.launcher.platform;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.locks.ReentrantLock;
import org.entrepot.stack.StackFailure;
import org.jspecify.annotations.Nullable;

/** Access tokens of one machine account, by client credentials; renewed before they end. */
final class Tokens {
    private static final Duration SPARE = Duration.ofSeconds(30);

    private final HttpClient http;
    private final URI issuer;
    private final String client;
    private final String secret;
    private final ReentrantLock asking = new ReentrantLock();
    private volatile Token known = new Token("", Instant.EPOCH);

    private record Token(String value, Instant renewAt) {}

    Tokens(HttpClient http, URI issuer, String client, String secret) {
        this.http = http;
        this.issuer = issuer;
        this.client = client;
        this.secret = secret;
    }

    String current() {
        var token = known;
        if (Instant.now().isBefore(token.renewAt())) return token.value();
        asking.lock();
        try {
            if (!Instant.now().isBefore(known.renewAt())) known = ask();
            return known.value();
        } finally {
            asking.unlock();
        }
    }

    /** The token was refused: the next one is asked for anew. */
    void forget(String refused) {
        if (known.value().equals(refused)) known = new Token("", Instant.EPOCH);
    }

    private Token ask() {
        var form = "grant_type=client_credentials&client_id=" + encoded(client) + "&client_secret=" + encoded(secret);
        var request = HttpRequest.newBuilder(URI.create(issuer + "/protocol/openid-connect/token"))
                .timeout(Duration.ofSeconds(20))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(form))
                .build();
        try {
            var answer = http.send(request, HttpResponse.BodyHandlers.ofByteArray());
            var token = Json.read(answer.body());
            if (answer.statusCode() >= 500)
                throw new Away("The identity provider answers " + answer.statusCode() + ".", null);
            if (answer.statusCode() != 200)
                throw new StackFailure("The identity provider gives " + client + " no token: " + answer.statusCode()
                        + " " + token.path("error_description").asText());
            var lasts = Duration.ofSeconds(token.path("expires_in").asLong(60));
            return new Token(
                    token.path("access_token").asText(),
                    Instant.now().plus(lasts.compareTo(SPARE) > 0 ? lasts.minus(SPARE) : lasts));
        } catch (IOException e) {
            throw new Away("The identity provider does not answer: " + e, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new StackFailure("interrupted while asking for a token", e);
        }
    }

    /** It may do better later. */
    static final class Away extends StackFailure {
        Away(String message, @Nullable Throwable cause) {
            super(message, cause);
        }
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
