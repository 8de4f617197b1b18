package org.entrepot.order.payment;

import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Duration;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.entrepot.kit.Trail;
import org.entrepot.kit.Wire;
import org.entrepot.kit.web.OutsideHttp;
import org.jspecify.annotations.Nullable;

/** One HTTP call, with an end to waiting. It is not repeated here: errands do that. */
@ApplicationScoped
class OperatorHttp {

    private final String base;
    private final Duration answerTimeout;
    private final HttpClient client;

    OperatorHttp(
            @ConfigProperty(name = "entrepot.payment.url") String base,
            @ConfigProperty(name = "entrepot.payment.connect-timeout") Duration connectTimeout,
            @ConfigProperty(name = "entrepot.payment.answer-timeout") Duration answerTimeout) {
        this.base = base;
        this.answerTimeout = answerTimeout;
        this.client = OutsideHttp.client(connectTimeout);
    }

    Answer get(String path) {
        return send(HttpRequest.newBuilder(URI.create(base + path)).GET());
    }

    /** @param key the same for the same wish, however often it is sent */
    Answer post(String path, @Nullable String key, Object body) {
        var request = HttpRequest.newBuilder(URI.create(base + path))
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(Wire.write(body)));
        if (key != null) request.header("Idempotency-Key", key);
        return send(request);
    }

    private Answer send(HttpRequest.Builder request) {
        var traced = Trail.current().carriedBy(request.timeout(answerTimeout)).build();
        try {
            var answer = OutsideHttp.send(client, traced);
            return new Answer(answer.statusCode(), answer.body());
        } catch (IOException silence) {
            throw new OperatorAway("no answer: " + silence.getClass().getSimpleName());
        } catch (InterruptedException ending) {
            Thread.currentThread().interrupt();
            throw new OperatorAway("the service is ending");
        }
    }

    record Answer(int status, String body) {

        /** The operator understood, and will not: asking again changes nothing. */
        boolean isRefusal() {
            return status == 409 || status == 422;
        }

        Answer expect(int expected) {
            if (status != expected) throw new OperatorAway("answered " + status);
            return this;
        }

        <T> T as(Class<T> type) {
            try {
                return Wire.read(body, type);
            } catch (Wire.Unreadable unreadable) {
                throw new OperatorAway("answered what cannot be read");
            }
        }

        /** Why it was refused, in the operator's words. */
        String code() {
            var problem = as(Problem.class);
            return problem.code() == null ? "refused" : problem.code();
        }
    }

    private record Problem(@Nullable String code) {}
}
