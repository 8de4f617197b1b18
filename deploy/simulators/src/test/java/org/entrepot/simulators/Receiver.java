package org.entrepot.simulators;

import com.fasterxml.jackson.databind.JsonNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;

/** The merchant's end of the webhooks: keeps what comes, and refuses the first few when told to. */
final class Receiver implements AutoCloseable {
    record Message(String id, long timestamp, String signature, String body, int answered) {
        JsonNode json() {
            try {
                return Json.MAPPER.readTree(body);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        String type() {
            return json().at("/type").asText();
        }
    }

    private final HttpServer server;
    private final List<Message> messages = new CopyOnWriteArrayList<>();
    private final AtomicInteger refusals = new AtomicInteger();

    Receiver() {
        try {
            server = HttpServer.create(new InetSocketAddress("127.0.0.1", 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/", this::take);
        server.start();
    }

    URI url() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/webhooks");
    }

    Receiver refusing(int times) {
        refusals.set(times);
        return this;
    }

    List<Message> messages() {
        return messages;
    }

    List<String> types() {
        return messages.stream().map(Message::type).toList();
    }

    List<JsonNode> updates() {
        return messages.stream()
                .filter(message -> message.answered() == 204)
                .flatMap(message -> message.json().at("/data/updates").valueStream())
                .toList();
    }

    /** What was told of a parcel, each event once, in the order in which it happened: a refused one comes later. */
    List<String> course(String trackingNumber) {
        var events = new HashMap<String, JsonNode>();
        updates().stream()
                .filter(update -> update.at("/trackingNumber").asText().equals(trackingNumber))
                .forEach(update -> events.put(update.at("/eventId").asText(), update));
        return events.values().stream()
                .sorted(Comparator.comparing(
                        update -> Instant.parse(update.at("/at").asText())))
                .map(update -> update.at("/status").asText())
                .toList();
    }

    Message awaits(String type) {
        return Probe.until("a webhook " + type, this::messages, all -> has(all, type)).stream()
                .filter(message -> message.type().equals(type))
                .findFirst()
                .orElseThrow();
    }

    List<Message> awaits(int count) {
        return Probe.until(count + " webhooks", this::messages, all -> all.size() >= count);
    }

    @Override
    public void close() {
        server.stop(0);
    }

    private static boolean has(List<Message> all, String type) {
        return all.stream().anyMatch(message -> message.type().equals(type));
    }

    private void take(HttpExchange exchange) throws IOException {
        try (exchange) {
            int status = refusals.getAndUpdate(left -> Math.max(0, left - 1)) > 0 ? 503 : 204;
            var headers = exchange.getRequestHeaders();
            messages.add(new Message(
                    headers.getFirst("webhook-id"),
                    Long.parseLong(headers.getFirst("webhook-timestamp")),
                    headers.getFirst("webhook-signature"),
                    new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8),
                    status));
            exchange.sendResponseHeaders(status, -1);
        }
    }
}
