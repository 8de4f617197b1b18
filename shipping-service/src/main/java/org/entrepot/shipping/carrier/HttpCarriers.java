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
import java.util.Set;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.entrepot.kit.Trail;
import org.entrepot.kit.Wire;
import org.entrepot.kit.web.OutsideHttp;
import org.entrepot.shipping.carrier.Consignment.Party;
import org.jspecify.annotations.Nullable;

/**
 * The carriers by HTTP and JSON, over connections that stay open. What got no answer is asked once more at once. Not every
 * answer of 400 to 499 is the carrier's own no: some say only that this call did not come through, and an earlier one with
 * the same key may have.
 */
@ApplicationScoped
class HttpCarriers implements Carriers {

    private static final int TRIES = 2;

    /** Not authorised, not allowed, not in time, too early: the carrier has not looked at what is asked. */
    private static final Set<Integer> NOT_LOOKED_AT = Set.of(401, 403, 408, 425);

    private static final int NOT_FOUND = 404;
    private static final int CONFLICT = 409;

    private record AskedRates(int weightGrams, String fromCountry, String toCountry) {}

    private record Rates(List<Rate> rates) {}

    private record AskedLabel(
            UUID shipmentReference, UUID parcelReference, String service, int weightGrams, Party from, Party to) {}

    private record AskedManifest(List<String> trackingNumbers) {}

    private record Done() {}

    private record No(@Nullable String code, @Nullable String detail) {}

    /** @param buys a conflict may then be with the same purchase, still under way, whatever the carrier calls it */
    private record Call(
            String path, @Nullable String key, @Nullable Object body, boolean buys) {}

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
        var asked = new AskedRates(weightGrams, fromCountry, toCountry);
        return ask(new Call("/v1/rates", null, asked, false), Rates.class).rates();
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
        return ask(new Call(path, consignment.key().toString(), asked, true), Bought.class);
    }

    @Override
    public void giveBack(String carrier, String trackingNumber) {
        ask(new Call("/v1/" + carrier + "/labels/" + trackingNumber + "/void", null, null, false), Done.class);
    }

    @Override
    public void handOver(String carrier, String key, List<String> trackingNumbers) {
        ask(new Call("/v1/" + carrier + "/manifests", key, new AskedManifest(trackingNumbers), false), Done.class);
    }

    @PreDestroy
    void close() {
        http.shutdownNow();
    }

    private <T> T ask(Call call, Class<T> type) {
        var request = request(call);
        for (var tried = 1; ; tried++) {
            try {
                var answer = OutsideHttp.send(http, request);
                var status = answer.statusCode();
                if (status < 300) return Wire.read(answer.body(), type);
                if (status == 429 || status == 503) throw new CarrierSilent("The carrier is busy.");
                if (status < 500) throw saidNo(call, answer);
                if (tried == TRIES) throw new CarrierSilent("The carrier answered with an error.");
            } catch (IOException noAnswer) {
                if (tried == TRIES) throw new CarrierSilent("The carrier did not answer.");
            } catch (InterruptedException stop) {
                Thread.currentThread().interrupt();
                throw new CarrierSilent("The carrier was not waited for.");
            }
        }
    }

    private HttpRequest request(Call call) {
        var request = Trail.current()
                .carriedBy(HttpRequest.newBuilder(url.resolve(call.path())).timeout(patience));
        if (call.key() != null) request.header("Idempotency-Key", call.key());
        if (call.body() == null)
            return request.POST(HttpRequest.BodyPublishers.noBody()).build();
        return request.header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(Wire.write(call.body())))
                .build();
    }

    private static RuntimeException saidNo(Call call, HttpResponse<String> answer) {
        var no = no(answer.body());
        var code = no.code() == null ? "http_" + answer.statusCode() : no.code();
        // Something may have been bought under this key: that is no refusal, but our own mistake.
        if (code.equals("key_reused"))
            return new IllegalStateException("a carrier knows this key with another request");
        if (tellsNothing(call, answer.statusCode(), no)) return new CarrierSilent("The carrier did not take the call.");
        return new CarrierRefused(code, no.detail() == null ? "no reason was given." : no.detail());
    }

    /** A carrier that says no says why; who answers without a code may be anybody on the way to it. */
    private static boolean tellsNothing(Call call, int status, No no) {
        return switch (status) {
            case NOT_FOUND -> no.code() == null;
            case CONFLICT -> call.buys() || no.code() == null;
            default -> NOT_LOOKED_AT.contains(status);
        };
    }

    private static No no(String body) {
        try {
            var no = Wire.read(body, No.class);
            return no == null ? new No(null, null) : no;
        } catch (Wire.Unreadable notJson) {
            return new No(null, null);
        }
    }
}
