package org.entrepot.simulators;

import java.net.URI;
import java.time.Instant;
import java.util.UUID;

/**
 * A message to the merchant, as it is kept until the merchant has answered 2xx.
 *
 * @param target where to; null for the usual address
 * @param copies how often it is sent, with the same id; more than one only by misbehaviour
 * @param delayMillis how long it is held back before the first attempt
 */
record Webhook(String id, String body, URI target, int copies, long delayMillis) {
    /** The envelope of every body. */
    record Body(String type, Instant timestamp, Object data) {}

    static Webhook of(String type, Instant at, Object data) {
        return new Webhook("msg_" + UUID.randomUUID(), Json.text(new Body(type, at, data)), null, 1, 0);
    }

    Webhook to(URI address) {
        return new Webhook(id, body, address, copies, delayMillis);
    }

    Webhook times(int count) {
        return new Webhook(id, body, target, count, delayMillis);
    }

    Webhook delayed(long millis) {
        return new Webhook(id, body, target, copies, millis);
    }
}
