package org.entrepot.order.shop;

import static io.restassured.RestAssured.given;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.entrepot.spans.Traceparent;

/** The simulated payment operator, as tests look at it and make it misbehave: over HTTP, from outside. */
public final class Operator {

    private Operator() {}

    private static String url() {
        return System.getProperty(ShopParts.OPERATOR);
    }

    /** The secret that its webhooks are signed with. */
    public static String secret() {
        return System.getProperty(ShopParts.SECRET);
    }

    /** Webhooks come to the service under test from now on. */
    public static void sendsWebhooksTo(int port) {
        given().contentType("application/json")
                .body(Map.of("url", "http://127.0.0.1:" + port + "/webhooks/payments"))
                .post(url() + "/control/webhooks")
                .then()
                .statusCode(200);
    }

    /** All webhooks go nowhere from now on, and are kept. */
    public static void keepsItsWebhooks() {
        sendsWebhooksTo(1);
    }

    /** How the order's payments stand at the operator. */
    public static List<Map<String, Object>> payments(UUID order) {
        return given().get(url() + "/v1/payments?merchantReference=" + order)
                .then()
                .statusCode(200)
                .extract()
                .path("payments");
    }

    /** The status of the order's only payment; NONE when there is none. */
    public static String status(UUID order) {
        var payments = payments(order);
        if (payments.size() > 1) throw new AssertionError("the order was charged " + payments.size() + " times");
        return payments.isEmpty() ? "NONE" : (String) payments.getFirst().get("status");
    }

    /** From now on no refund goes back, of those that it takes. */
    public static void refundsFail() {
        given().contentType("application/json")
                .body(Map.of("kind", "REFUND_FAILS", "share", 1, "seed", 1, "millis", 0))
                .post(url() + "/control")
                .then()
                .statusCode(200);
    }

    /** It does what it is asked to do again. */
    public static void behaves() {
        given().delete(url() + "/control");
    }

    /** What became of the refunds that it was asked for, as {@code reference status}. */
    public static List<String> refunds(UUID order) {
        return payments(order).getFirst().get("refunds") instanceof List<?> refunds
                ? refunds.stream()
                        .map(refund -> (Map<?, ?>) refund)
                        .map(refund -> refund.get("reference") + " " + refund.get("status"))
                        .toList()
                : List.of();
    }

    /** On which trails the operator was called with this key, as the trails' ids; none for a call that did not say. */
    public static List<String> trailsOfCalls(UUID key) {
        return given()
                .get(url() + "/control/requests?limit=1000")
                .then()
                .extract()
                .<List<Map<String, String>>>path("findAll { it.idempotencyKey == '%s' }".formatted(key))
                .stream()
                .map(call -> call.get("traceparent"))
                .map(told -> told == null ? "none" : Traceparent.trace(told))
                .toList();
    }

    /** The operator lets go what it has not taken, and nobody asked it to. */
    public static void letsGo(UUID order) {
        var id = payments(order).getFirst().get("id");
        given().contentType("application/json")
                .body(Map.of())
                .post(url() + "/v1/payments/" + id + "/void")
                .then()
                .statusCode(200);
    }

    /** The customer says yes or no at their bank. */
    public static void customerActs(UUID order, boolean approves) {
        var id = payments(order).getFirst().get("id");
        given().contentType("application/json")
                .body(Map.of("approve", approves))
                .post(url() + "/v1/payments/" + id + "/action")
                .then()
                .statusCode(200);
    }
}
