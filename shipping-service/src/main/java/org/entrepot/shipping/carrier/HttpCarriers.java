package org.entrepot.shipping.carrier;

import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.entrepot.kit.Trail;
import org.entrepot.kit.Wire;
import org.entrepot.kit.web.OutsideHttp;
import org.entrepot.shipping.carrier.Consignment.Party;
import org.jspecify.annotations.Nullable;

/** The carriers by HTTP and JSON, over connections that stay open. What got no answer is asked once more at once. */
@ApplicationScoped
class HttpCarriers implements Carriers {

    private static final int TRIES = 2;

    private record AskedRates(int weightGrams, String fromCountry, String toCountry) {}

    private record Rates(List<Rate> rates) {}

    private record AskedLabel(
            UUID shipmentReference, UUID parcelReference, String service, int weightGrams, Party from, Party to) {}

    private record AskedManifest(List<String> trackingNumbers) {}

    private record Done() {}

    private record No(@Nullable String code, @Nullable String detail) {}

    private final HttpClient http = OutsideHttp.client(Duration.ofSeconds(2));
    private final URI url;
    private final Duration patience;

    HttpCarriers(
            @ConfigProperty(name = "entrepot.carrier.url") URI url,
            @ConfigProperty(name = "entrepot.carrier.answer-within") Duration patience) {
        this.url = url;
        this.patience = patience;
    }

    @Override
    public List<Rate> rates(int weightGrams, String fromCountry, String toCountry) {
        return ask("/v1/rates", null, new AskedRates(weightGrams, fromCountry, toCountry), Rates.class)
                .rates();
    }

    @Override
    public Bought buy(Consignment consignment) {
        var asked = new AskedLabel(
                consignment.shipmentId(),
                consignment.parcelId(),
                consignment.service(),
                consignment.weightGrams(),
                consignment.from(),
                consignment.to());
        var path = "/v1/" + consignment.carrier() + "/labels";
        return ask(path, consignment.key().toString(), asked, Bought.class);
    }

    @Override
    public void giveBack(String carrier, String trackingNumber) {
        ask("/v1/" + carrier + "/labels/" + trackingNumber + "/void", null, null, Done.class);
    }

    @Override
    public void handOver(String carrier, String key, List<String> trackingNumbers) {
        ask("/v1/" + carrier + "/manifests", key, new AskedManifest(trackingNumbers), Done.class);
    }

    @PreDestroy
    void close() {
        http.shutdownNow();
    }

    private <T> T ask(String path, @Nullable String key, @Nullable Object body, Class<T> type) {
        var request = request(path, key, body);
        for (var tried = 1; ; tried++) {
            try {
                var answer = http.send(request, HttpResponse.BodyHandlers.ofString());
                var status = answer.statusCode();
                if (status < 300) return Wire.read(answer.body(), type);
                if (status == 429 || status == 503) throw new CarrierSilent("The carrier is busy.");
                if (status < 500) throw refused(answer);
                if (tried == TRIES) throw new CarrierSilent("The carrier answered with an error.");
            } catch (IOException noAnswer) {
                if (tried == TRIES) throw new CarrierSilent("The carrier did not answer.");
            } catch (InterruptedException stop) {
                Thread.currentThread().interrupt();
                throw new CarrierSilent("The carrier was not waited for.");
            }
        }
    }

    private HttpRequest request(String path, @Nullable String key, @Nullable Object body) {
        var request = Trail.current()
                .carriedBy(HttpRequest.newBuilder(url.resolve(path)).timeout(patience));
        if (key != null) request.header("Idempotency-Key", key);
        if (body == null)
            return request.POST(HttpRequest.BodyPublishers.noBody()).build();
        return request.header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(Wire.write(body)))
                .build();
    }

    private static RuntimeException refused(HttpResponse<String> answer) {
        var no = no(answer.body());
        var code = no.code() == null ? "http_" + answer.statusCode() : no.code();
        // Something may have been bought under this key: that is no refusal, but our own mistake.
        if (code.equals("key_reused"))
            return new IllegalStateException("a carrier knows this key with another request");
        return new CarrierRefused(code, no.detail() == null ? "no reason was given." : no.detail());
    }

    private static No no(String body) {
        try {
            return Wire.read(body, No.class);
        } catch (Wire.Unreadable notJson) {
            return new No(null, null);
        }
    }
}
