package org.entrepot.launcher.history;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * An order that the platform answered with 201, as the client remembers it.
 *
 * @param client whose token it was placed with
 * @param key the Idempotency-Key
 * @param asked the request itself, where the client kept it
 */
public record Acknowledged(
        String client,
        String key,
        String orderId,
        String number,
        String currency,
        long totalMinor,
        List<Line> lines,
        String at,
        @JsonInclude(JsonInclude.Include.NON_NULL) JsonNode asked) {

    /** One line as the platform confirmed it. */
    public record Line(int line, String sku, int quantity) {}

    public Acknowledged {
        lines = List.copyOf(lines);
    }

    /** Without the request. */
    public Acknowledged(
            String client,
            String key,
            String orderId,
            String number,
            String currency,
            long totalMinor,
            List<Line> lines,
            String at) {
        this(client, key, orderId, number, currency, totalMinor, lines, at, null);
    }

    /** The same, with the request that was answered. */
    public Acknowledged with(JsonNode request) {
        return new Acknowledged(client, key, orderId, number, currency, totalMinor, lines, at, request);
    }

    /** The request, where the client kept it. */
    public Optional<JsonNode> request() {
        return Optional.ofNullable(asked);
    }

    /** Whether both tell of the same order with the same content. */
    public boolean says(Acknowledged other) {
        return orderId.equals(other.orderId)
                && number.equals(other.number)
                && currency.equals(other.currency)
                && totalMinor == other.totalMinor
                && lines.equals(other.lines);
    }

    public static Acknowledged of(String client, String key, JsonNode order, String at) {
        List<Line> lines = new ArrayList<>();
        for (var line : order.path("lines"))
            lines.add(new Line(
                    line.path("line").asInt(),
                    line.path("sku").asText(),
                    line.path("quantity").asInt()));
        var total = order.path("total");
        return new Acknowledged(
                client,
                key,
                order.path("id").asText(),
                order.path("number").asText(),
                total.path("currency").asText(),
                total.path("minor").asLong(),
                lines,
                at);
    }

    /** The number of the line with this SKU; 0 when the order has none. */
    public int lineOf(String sku) {
        return lines.stream()
                .filter(line -> line.sku().equals(sku))
                .mapToInt(Line::line)
                .findFirst()
                .orElse(0);
    }
}
