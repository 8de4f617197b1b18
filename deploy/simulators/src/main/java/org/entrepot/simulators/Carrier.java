package org.entrepot.simulators;

import static org.entrepot.simulators.Misbehaviour.Kind.OF_HTTP;
import static org.entrepot.simulators.Misbehaviour.Kind.OF_PARCELS;
import static org.entrepot.simulators.Misbehaviour.Kind.OF_WEBHOOKS;

import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.entrepot.simulators.CarrierName.Service;

/**
 * Two parcel carriers, Northpost and Swiftline, both invented for this simulator: labels, rates, manifests, return
 * labels, and tracking by signed webhooks. Parcels go astray by postcode or for a seeded share. The README of this
 * folder lists endpoints, postcodes and misbehaviour.
 *
 * <p>Guarantees: a call repeated with its Idempotency-Key acts once and gets the same answer; what was answered is
 * still there after the process is killed; a webhook is sent until it is taken.
 */
public final class Carrier implements AutoCloseable {
    /**
     * @param data folder of the journal
     * @param webhookUrls where tracking goes: to any of these
     * @param publicUrl what tracking addresses start with; null for this process itself
     * @param pace from one tracking update of a parcel to its next
     * @param slowFor how long a slow answer takes
     */
    public record Config(
            Path data,
            WebhookSecret webhookSecret,
            List<URI> webhookUrls,
            URI publicUrl,
            Duration pace,
            Duration slowFor,
            Retry retry) {
        /** The usual pace, a random secret, no webhook address. */
        public static Config in(Path data) {
            return new Config(
                    data,
                    WebhookSecret.random(),
                    List.of(),
                    null,
                    Duration.ofMillis(400),
                    Duration.ofSeconds(2),
                    Retry.PATIENT);
        }

        static Config fromEnvironment() {
            var data = Settings.data("carrier");
            var publicUrl = Settings.text("ENTREPOT_CARRIER_PUBLIC_URL", "");
            return new Config(
                    data,
                    WebhookSecret.configured("ENTREPOT_CARRIER_WEBHOOK_SECRET", data),
                    Settings.uris("ENTREPOT_CARRIER_WEBHOOK_URL", "http://127.0.0.1:18080/webhooks/carriers"),
                    publicUrl.isEmpty() ? null : URI.create(publicUrl),
                    Settings.millis("ENTREPOT_CARRIER_PACE_MS", Duration.ofMillis(400)),
                    Settings.millis("ENTREPOT_CARRIER_SLOW_MS", Duration.ofSeconds(2)),
                    Retry.PATIENT);
        }

        /** @param url null for nowhere yet */
        public Config webhooks(URI url, WebhookSecret secret) {
            return new Config(data, secret, url == null ? List.of() : List.of(url), publicUrl, pace, slowFor, retry);
        }

        public Config pace(Duration other) {
            return new Config(data, webhookSecret, webhookUrls, publicUrl, other, slowFor, retry);
        }

        public Config retrying(Retry other) {
            return new Config(data, webhookSecret, webhookUrls, publicUrl, pace, slowFor, other);
        }
    }

    record AskedRates(Integer weightGrams, Tariff.Size size, String fromCountry, String toCountry) {
        AskedRates {
            Refused.require(weightGrams, "weightGrams");
            Refused.require(fromCountry, "fromCountry");
            Refused.require(toCountry, "toCountry");
        }
    }

    private final ParcelBook book;
    private final HttpSide http;

    private Carrier(int port, Config config) {
        var misbehaviour = new Misbehaviour(possible());
        http = new HttpSide(port, misbehaviour, config.slowFor());
        book = new ParcelBook(
                config, config.publicUrl() == null ? url() : config.publicUrl(), misbehaviour, Clock.systemUTC());
        routes(http.withControl()).open();
    }

    /** @param port 0 for any free one */
    public static Carrier start(int port, Config config) {
        return new Carrier(port, config);
    }

    public static void main(String[] arguments) {
        Program.run("carrier", () -> {
            var carrier = start(Settings.number("ENTREPOT_HTTP_PORT", 18071), Config.fromEnvironment());
            return new Program.Started(carrier, carrier.url());
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
        return side.route("GET", "/health", request -> Answer.health("carrier"))
                .route("POST", "/v1/rates", request -> rates(request, List.of(CarrierName.values())))
                .route("POST", "/v1/{carrier}/rates", request -> rates(request, List.of(carrier(request))))
                .route("POST", "/v1/{carrier}/labels", this::label)
                .route("POST", "/v1/{carrier}/labels/{number}/void", this::voidLabel)
                .route("POST", "/v1/{carrier}/return-labels", this::returnLabel)
                .route("POST", "/v1/{carrier}/return-labels/{number}/void", this::voidLabel)
                .route(
                        "POST",
                        "/v1/{carrier}/return-labels/{number}/post",
                        request -> Answer.ok(book.post(carrier(request), request.param("number"))))
                .route("POST", "/v1/{carrier}/manifests", this::handOver)
                .route(
                        "GET",
                        "/v1/{carrier}/tracking/{number}",
                        request -> Answer.ok(book.view(carrier(request), request.param("number"))))
                .route("GET", "/track/{number}", request -> TrackingPage.of(book.view(request.param("number"))))
                .route(
                        "GET",
                        "/control/ledger",
                        request -> Answer.ok(Map.of(
                                "parcels",
                                book.all(),
                                "webhooks",
                                book.webhooks().counts())))
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

    private Answer rates(Request request, List<CarrierName> carriers) {
        var asked = request.json(AskedRates.class);
        var rates = new ArrayList<Tariff.Rate>();
        for (var carrier : carriers) {
            for (var service : Service.values())
                rates.add(Tariff.rate(
                        carrier,
                        service,
                        asked.weightGrams(),
                        asked.size(),
                        asked.fromCountry(),
                        asked.toCountry(),
                        book.today()));
        }
        return Answer.ok(Map.of("rates", rates));
    }

    private Answer label(Request request) {
        var asked = request.json(AskedLabel.class);
        if (asked.to().isIn("ZZ9")) throw Refused.unprocessable("address_unknown", "This address is not delivered to");
        var acted = book.label(carrier(request), asked, Stamp.of(request, asked));
        return Answer.json(201, acted.answer()).in(acted.manner(mannerFor(asked.to())));
    }

    private Answer returnLabel(Request request) {
        var asked = request.json(AskedReturnLabel.class);
        var acted = book.returnLabel(carrier(request), asked, Stamp.of(request, asked));
        return Answer.json(201, acted.answer()).in(acted.manner(mannerFor(asked.from())));
    }

    private Answer voidLabel(Request request) {
        return Answer.ok(book.voidLabel(carrier(request), request.param("number")));
    }

    private Answer handOver(Request request) {
        var asked = request.json(AskedManifest.class);
        return Answer.json(
                201,
                book.handOver(carrier(request), asked, Stamp.of(request, asked)).answer());
    }

    private static Manner mannerFor(Party customer) {
        if (customer.isIn("ZZ7")) return Manner.NEVER;
        return customer.isIn("ZZ8") ? Manner.AS_ERROR : Manner.PROMPTLY;
    }

    private static CarrierName carrier(Request request) {
        return CarrierName.of(request.param("carrier"));
    }

    private static Set<Misbehaviour.Kind> possible() {
        var kinds = EnumSet.copyOf(OF_HTTP);
        List.of(OF_WEBHOOKS, OF_PARCELS).forEach(kinds::addAll);
        return kinds;
    }
}
