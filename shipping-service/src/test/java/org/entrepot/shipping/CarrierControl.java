package org.entrepot.shipping;

import static io.restassured.RestAssured.given;

import io.restassured.RestAssured;
import io.restassured.http.ContentType;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.config.ConfigProvider;
import org.entrepot.spans.Traceparent;

/** The switches of the carrier simulator, and what it knows. */
public final class CarrierControl {

    private static final String URL = ConfigProvider.getConfig().getValue("entrepot.carrier.url", String.class);

    private CarrierControl() {}

    /** Tracking goes to the service under test from now on. */
    static void tellUs() {
        tell("http://127.0.0.1:" + RestAssured.port + "/webhooks/carriers");
    }

    /** Tracking goes where nobody listens. */
    static void tellNobody() {
        tell("http://127.0.0.1:9/nowhere");
    }

    private static void tell(String url) {
        given().contentType(ContentType.JSON)
                .body(Map.of("url", url))
                .post(URL + "/control/webhooks")
                .then()
                .statusCode(200);
    }

    static void misbehave(String kind) {
        given().contentType(ContentType.JSON)
                .body(Map.of("kind", kind, "share", 1.0, "seed", 1, "millis", 0))
                .post(URL + "/control")
                .then()
                .statusCode(200);
    }

    static void behave() {
        given().delete(URL + "/control").then().statusCode(204);
    }

    /** Somebody else gives a label back, behind our back. */
    static void voidLabel(String carrier, String number) {
        given().post(URL + "/v1/" + carrier + "/labels/" + number + "/void")
                .then()
                .statusCode(200);
    }

    /** The carrier takes a parcel along without our slip. */
    static void handOver(String carrier, String number) {
        given().contentType(ContentType.JSON)
                .header("Idempotency-Key", number)
                .body(Map.of("trackingNumbers", List.of(number)))
                .post(URL + "/v1/" + carrier + "/manifests")
                .then()
                .statusCode(201);
    }

    /** Whether the carrier has it: what it has cannot be given back. */
    static boolean has(String carrier, String number) {
        return given().post(URL + "/v1/" + carrier + "/labels/" + number + "/void")
                        .statusCode()
                == 409;
    }

    /** On which trails the carriers were called about this, as the trails' ids; none for a call that did not say. */
    static List<String> trailsOfCalls(String path) {
        return given()
                .get(URL + "/control/requests?limit=1000")
                .then()
                .extract()
                .<List<Map<String, String>>>path("findAll { it.path == '%s' }".formatted(path))
                .stream()
                .map(call -> call.get("traceparent"))
                .map(told -> told == null ? "none" : Traceparent.trace(told))
                .toList();
    }

    /** How often the carriers were called with this as the key. */
    public static int callsWithKey(Object key) {
        return given().get(URL + "/control/requests?limit=1000")
                .then()
                .extract()
                .<List<?>>path("findAll { it.idempotencyKey == '%s' }".formatted(key))
                .size();
    }

    /** The labels that the carriers sold for this shipment. */
    public static List<Map<String, Object>> labelsOf(Object shipmentId) {
        return given().get(URL + "/control/ledger").then().extract().<List<Map<String, Object>>>path("parcels").stream()
                .filter(parcel -> shipmentId.toString().equals(parcel.get("shipmentReference")))
                .toList();
    }
}
