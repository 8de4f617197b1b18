package org.entrepot.simulators;

import java.net.URI;

/** A merchant who uses the payment operator. */
final class Shop {
    final Api api;

    Shop(URI operator) {
        api = new Api(operator);
    }

    Api.Reply authorises(String order, long minor, String token) {
        return authorises(order, minor, token, "authorise-" + order);
    }

    Api.Reply authorises(String order, long minor, String token, String key) {
        return api.post("/v1/payments", key, asked(order, minor, token));
    }

    Api.Reply captures(String payment, long minor, String parcel) {
        return api.post("/v1/payments/" + payment + "/captures", "capture-" + parcel, part(minor, parcel));
    }

    Api.Reply refunds(String payment, long minor, String refund) {
        return api.post("/v1/payments/" + payment + "/refunds", "refund-" + refund, part(minor, refund));
    }

    Api.Reply voids(String payment) {
        return api.post("/v1/payments/" + payment + "/void", "");
    }

    Api.Reply sees(String payment) {
        return api.get("/v1/payments/" + payment);
    }

    /** An authorised payment's id. */
    String has(String order, long minor, String token) {
        return authorises(order, minor, token).field("/id");
    }

    /** An authorised and wholly captured payment's id. */
    String hasCaptured(String order, long minor, String token) {
        String payment = has(order, minor, token);
        captures(payment, minor, "all-of-" + order);
        return payment;
    }

    static String asked(String order, long minor, String token) {
        return """
                {"merchantReference":"%s","amount":{"minor":%d,"currency":"GBP"},"method":"%s"}""".formatted(order, minor, token);
    }

    static String part(long minor, String reference) {
        return """
                {"amount":{"minor":%d,"currency":"GBP"},"reference":"%s"}""".formatted(minor, reference);
    }
}
