package org.entrepot.launcher.platform;

import java.io.IOException;
import java.net.ConnectException;
import java.net.http.HttpClient;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import org.entrepot.stack.StackFailure;
import org.entrepot.stack.process.Wait;

/**
 * The public API with one account's token. What can do better later (no answer, 429, 503 …) is asked again with the same
 * Idempotency-Key, at the next door if there are several, until the patience ends; every other answer is the caller's. A
 * request that nobody takes at one door goes to the next at once, as a load balancer would have it.
 */
public final class Api {
    private static final Duration ANSWER = Duration.ofSeconds(15);
    /** So often may a service say that something is wrong with it before we believe it. */
    private static final int MOST_BROKEN = 5;

    private static final Duration FIRST_PAUSE = Duration.ofMillis(100);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(2);

    private final HttpClient http;
    private final Doors doors;
    private final Tokens tokens;
    private final Duration patience;
    private final Attempts attempts;

    /** Is told of each single request, and what came of it, as it comes. */
    public interface Attempts {
        /**
         * @param key the Idempotency-Key; empty for a request that carries none
         * @param began by {@link System#nanoTime}
         * @param came the answer, or why there was none
         */
        void made(String method, String path, String key, long began, Came came);
    }

    /** What came of a request: an answer, or a failure of the connection. */
    public sealed interface Came {
        record Answered(Answer answer) implements Came {}

        record NotAnswered(IOException why) implements Came {}
    }

    Api(HttpClient http, Doors doors, Tokens tokens) {
        this(http, doors, tokens, Duration.ofSeconds(60), (method, path, key, began, came) -> {});
    }

    private Api(HttpClient http, Doors doors, Tokens tokens, Duration patience, Attempts attempts) {
        this.http = http;
        this.doors = doors;
        this.tokens = tokens;
        this.patience = patience;
        this.attempts = attempts;
    }

    /** The same, giving up after so long. */
    public Api withPatience(Duration other) {
        return new Api(http, doors, tokens, other, attempts);
    }

    /** The same, watched. */
    public Api watchedBy(Attempts other) {
        return new Api(http, doors, tokens, patience, other);
    }

    public Answer get(String path) {
        return send(path, HttpRequest.newBuilder().timeout(ANSWER).GET());
    }

    /** Asks for an action that may be repeated without harm. */
    public Answer post(String path, Object body) {
        return send(path, request().POST(json(body)));
    }

    /** As {@link #post}, by one who does not want to hear how things are now (RFC 7240, {@code return=minimal}). */
    public Answer tell(String path, Object body) {
        return send(path, request().header("Prefer", "return=minimal").POST(json(body)));
    }

    /** Creates something, once, whatever gets lost on the way. */
    public Answer create(String path, Object body, String idempotencyKey) {
        return send(path, request().header("Idempotency-Key", idempotencyKey).POST(json(body)));
    }

    private Answer send(String path, HttpRequest.Builder asked) {
        var end = System.nanoTime() + patience.toNanos();
        var pause = FIRST_PAUSE;
        var renewed = false;
        var broken = 0;
        for (int turn = doors.turn(); ; turn++) {
            var token = token(end);
            var answer = once(path, asked.copy().header("Authorization", "Bearer " + token), turn, end);
            if (answer != null && answer.status() == 401 && !renewed) {
                renewed = true;
                tokens.forget(token);
                continue;
            }
            if (answer != null && (!answer.isForLater() || System.nanoTime() > end)) return answer;
            if (answer != null && answer.status() == 500 && ++broken == MOST_BROKEN) return answer;
            Wait.pause(answer == null ? pause : answer.pause(pause));
            pause = pause.multipliedBy(2).compareTo(LONGEST_PAUSE) < 0 ? pause.multipliedBy(2) : LONGEST_PAUSE;
        }
    }

    /** Null when no answer came and there is time to ask again. */
    private Answer once(String path, HttpRequest.Builder asked, int turn, long end) {
        var began = System.nanoTime();
        var requests = doors.from(turn).stream()
                .map(door -> asked.copy().uri(door.resolve(path)).build())
                .toList();
        try {
            var answer = Answer.of(atOneOf(requests));
            tell(requests.getFirst(), began, new Came.Answered(answer));
            return answer;
        } catch (IOException noAnswer) {
            tell(requests.getFirst(), began, new Came.NotAnswered(noAnswer));
            if (System.nanoTime() <= end) return null;
            throw new StackFailure(
                    path + " was not answered within " + patience.toSeconds() + " s: " + noAnswer, noAnswer);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new StackFailure("interrupted while waiting for " + path, e);
        }
    }

    /** Nobody noticed a request that was not taken: the next door gets it. */
    private HttpResponse<byte[]> atOneOf(List<HttpRequest> requests) throws IOException, InterruptedException {
        for (var request : requests.subList(0, requests.size() - 1)) {
            try {
                return http.send(request, HttpResponse.BodyHandlers.ofByteArray());
            } catch (ConnectException | HttpConnectTimeoutException notTaken) {
                // There is another.
            }
        }
        return http.send(requests.getLast(), HttpResponse.BodyHandlers.ofByteArray());
    }

    private void tell(HttpRequest request, long began, Came came) {
        var key = request.headers().firstValue("Idempotency-Key").orElse("");
        attempts.made(request.method(), request.uri().getPath(), key, began, came);
    }

    /** Nobody can be asked for a token for the moment: so long as there is patience, that passes too. */
    private String token(long end) {
        while (true) {
            try {
                return tokens.current();
            } catch (Tokens.Away away) {
                if (System.nanoTime() > end) throw away;
                Wait.pause(LONGEST_PAUSE);
            }
        }
    }

    private static HttpRequest.Builder request() {
        return HttpRequest.newBuilder().timeout(ANSWER).header("Content-Type", "application/json");
    }

    private static HttpRequest.BodyPublisher json(Object body) {
        return HttpRequest.BodyPublishers.ofString(Json.write(body));
    }
}
