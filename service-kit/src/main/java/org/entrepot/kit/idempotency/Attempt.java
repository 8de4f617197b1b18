package org.entrepot.kit.idempotency;

/**
 * A request that may come again.
 *
 * @param client who asks: application and subject
 * @param key what the client calls this request
 * @param fingerprint of what it asks for, to recognise the same key with another request
 */
public record Attempt(String client, String key, String fingerprint) {}
