package org.entrepot.shipping;

import static io.restassured.RestAssured.given;

import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.config.ConfigProvider;
import org.entrepot.kit.Wire;
import org.entrepot.simulators.WebhookSecret;

/** The words of a carrier, signed with the secret that we share with it: for tests that are the carrier themselves. */
final class CarrierSays {

    static final WebhookSecret SECRET =
            WebhookSecret.of(ConfigProvider.getConfig().getValue("entrepot.carrier.webhook-secret", String.class));

    private CarrierSays() {}

    /** @param event which word it is, of those about this parcel */
    static Map<String, Object> word(String carrier, String number, String event, String status, Instant at) {
        return Map.of(
                "eventId",
                event + "-" + number,
                "carrier",
                carrier,
                "trackingNumber",
                number,
                "direction",
                "OUTBOUND",
                "status",
                status,
                "at",
                at.toString(),
                "somethingNew",
                true);
    }

    static ValidatableResponse send(Map<?, ?>... words) {
        var body = Wire.write(Map.of("type", "tracking.updated", "data", Map.of("updates", List.of(words))));
        return post(body, Instant.now(), SECRET);
    }

    static ValidatableResponse post(String body, Instant at, WebhookSecret secret) {
        return signed(body, at.getEpochSecond(), secret.signature("msg_1", at.getEpochSecond(), body));
    }

    static ValidatableResponse signed(String body, long timestamp, String signature) {
        return given().contentType(ContentType.JSON)
                .header("webhook-id", "msg_1")
                .header("webhook-timestamp", timestamp)
                .header("webhook-signature", signature)
                .body(body)
                .post("/webhooks/carriers")
                .then();
    }
}
