package org.entrepot.simulators;

import static org.entrepot.simulators.Misbehaviour.Kind.OF_HTTP;
import static org.entrepot.simulators.Misbehaviour.Kind.OF_PAYMENTS;
import static org.entrepot.simulators.Misbehaviour.Kind.OF_WEBHOOKS;

import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * A payment operator as the outside world has them: authorise, capture in parts, void, refund, signed webhooks; and a
 * token for everything that can go wrong. The README of this folder lists endpoints, tokens and misbehaviour.
 *
 * <p>Guarantees: a call repeated with its Idempotency-Key acts once and gets the same answer; what was answered is
 * still there after the process is killed; a webhook is sent until it is taken.
 */
public final class PaymentOperator implements AutoCloseable {
    /**
     * @param data folder of the journal
     * @param webhookUrls where webhooks go that name no address of their own: to any of these
     * @param slowFor how long a slow answer takes
     * @param lateAfter how long a pending payment stays undecided
     * @param settleAfter how long a refund is on its way
     */
    public record Config(
            Path data,
            WebhookSecret webhookSecret,
            List<URI> webhookUrls,
            Duration slowFor,
            Duration lateAfter,
            Duration settleAfter,
            Retry retry) {
        /** The usual pace, a random secret, no webhook address. */
        public static Config in(Path data) {
            return new Config(
                    data,
                    WebhookSecret.random(),
                    List.of(),
                    Duration.ofSeconds(2),
                    Duration.ofSeconds(3),
                    Duration.ofMillis(300),
                    Retry.PATIENT);
        }

        static Config fromEnvironment() {
            var data = Settings.data("payment-operator");
            return in(data).webhooksToAnyOf(
                            Settings.uris("ENTREPOT_PAYMENT_WEBHOOK_URL", "http://127.0.0.1:18080/webhooks/payments"),
                            WebhookSecret.configured("ENTREPOT_PAYMENT_WEBHOOK_SECRET", data))
                    .pace(
                            Settings.millis("ENTREPOT_PAYMENT_SLOW_MS", Duration.ofSeconds(2)),
                            Settings.millis("ENTREPOT_PAYMENT_LATE_MS", Duration.ofSeconds(3)),
                            Settings.millis("ENTREPOT_PAYMENT_SETTLE_MS", Duration.ofMillis(300)));
        }

        /** @param url null for nowhere yet */
        public Config webhooks(URI url, WebhookSecret secret) {
            return webhooksToAnyOf(url == null ? List.of() : List.of(url), secret);
        }

        public Config webhooksToAnyOf(List<URI> urls, WebhookSecret secret) {
            return new Config(data, secret, urls, slowFor, lateAfter, settleAfter, retry);
        }

        public Config pace(Duration slow, Duration late, Duration settle) {
            return new Config(data, webhookSecret, webhookUrls, slow, late, settle, retry);
        }

        public Config retrying(Retry other) {
            return new Config(data, webhookSecret, webhookUrls, slowFor, lateAfter, settleAfter, other);
        }
    }

    /** How often {@code tok_500_before} fails before it goes through. */
    private static final int FAILURES_BEFORE = 2;

    private final PaymentBook book;
    private final HttpSide http;
    private final Map<Stamp.Key, Integer> failuresBefore = new ConcurrentHashMap<>();

    private PaymentOperator(int port, Config config) {
        var misbehaviour = new Misbehaviour(possible());
        http = new HttpSide(port, misbehaviour, config.slowFor());
        book = new PaymentBook(config, misbehaviour, Clock.systemUTC());
        routes(http.withControl()).open();
    }

    /** @param port 0 for any free one */
    public static PaymentOperator start(int port, Config config) {
        return new PaymentOperator(port, config);
    }

    public static void main(String[] arguments) {
        Program.run("payment operator", () -> {
            var operator = start(Settings.number("ENTREPOT_HTTP_PORT", 18070), Config.fromEnvironment());
            return new Program.Started(operator, operator.url());
        });
    }

    public int port() {
        return http.port();
    }

    public URI url() {
        return URI.create("http://127.0.0.1:" + port());
    }

    /** Webhooks go there from now on, those that wait included. */
    public void sendWebhooksTo(URI address) {
        book.webhooks().sendTo(address);
    }

    @Override
    public void close() {
        http.close();
        book.close();
    }

    private HttpSide routes(HttpSide side) {
        return side.route("GET", "/health", request -> Answer.health("payment operator"))
                .route("POST", "/v1/payments", this::authorise)
                .route("GET", "/v1/payments", this::search)
                .route("GET", "/v1/payments/{id}", request -> Answer.ok(book.view(request.param("id"))))
                .route("POST", "/v1/payments/{id}/captures", this::capture)
                .route("POST", "/v1/payments/{id}/void", this::voidRest)
                .route("POST", "/v1/payments/{id}/refunds", this::refund)
                .route(
                        "POST",
                        "/v1/payments/{id}/action",
                        request -> Answer.ok(book.act(request.param("id"), request.json(AskedAction.class))))
                .route(
                        "GET",
                        "/control/ledger",
                        request -> Answer.ok(book.ledger(
                                request.number("from", 0, Integer.MAX_VALUE),
                                request.number("limit", PaymentLedger.MOST, PaymentLedger.MOST))))
                .route("GET", "/control/outlook", request -> Answer.ok(book.outlook()))
                .route(
                        "GET",
                        "/control/webhooks",
                        request -> Answer.ok(book.webhooks().counts()))
                .route("POST", "/control/webhooks", request -> {
                    sendWebhooksTo(request.json(WebhookTarget.class).url());
                    return Answer.ok(book.webhooks().counts());
                });
    }

    private Answer authorise(Request request) {
        var asked = request.json(AskedAuthorisation.class);
        var stamp = Stamp.of(request, asked);
        if (Token.of(asked.method(), asked.amount()) == Token.ERROR_BEFORE
                && failuresBefore.merge(stamp.key(), 1, Integer::sum) <= FAILURES_BEFORE)
            return Answer.failure(500, "error", "Nothing was done");
        var acted = book.authorise(asked, stamp);
        return Answer.json(201, acted.answer())
                .in(acted.manner(Token.of(asked.method(), asked.amount()).mannerOfAuthorising()));
    }

    private Answer search(Request request) {
        var reference = request.asked("merchantReference")
                .orElseThrow(() -> Refused.malformed("Parameter 'merchantReference' is missing"));
        return Answer.ok(Map.of("payments", book.of(reference)));
    }

    private Answer capture(Request request) {
        var asked = request.json(AskedPart.class);
        var acted = book.capture(request.param("id"), asked, Stamp.of(request, asked));
        return Answer.json(201, acted.answer())
                .in(acted.manner(book.token(request.param("id")).mannerOfCapturing()));
    }

    /** A void needs no key: to void twice is to void once. */
    private Answer voidRest(Request request) {
        var stamp = request.key() == null ? null : Stamp.of(request, "void");
        return Answer.ok(book.voidRest(request.param("id"), stamp).answer());
    }

    private Answer refund(Request request) {
        var asked = request.json(AskedPart.class);
        var acted = book.refund(request.param("id"), asked, Stamp.of(request, asked));
        return Answer.json(201, acted.answer())
                .in(acted.manner(book.token(request.param("id")).mannerOfRefunding()));
    }

    private static Set<Misbehaviour.Kind> possible() {
        var kinds = EnumSet.copyOf(OF_HTTP);
        List.of(OF_WEBHOOKS, OF_PAYMENTS).forEach(kinds::addAll);
        return kinds;
    }
}
