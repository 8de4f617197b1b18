package org.entrepot.stack.connect;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.entrepot.stack.StackFailure;

/** Connect's own interface: puts the connector in place, sees how it is, restarts what failed. */
public final class ConnectRest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(2)).build();
    private final URI root;

    public ConnectRest(int port) {
        this.root = URI.create("http://127.0.0.1:" + port);
    }

    /** Makes the connector what {@code deploy/connect/outbox-connector.json} says. */
    public void putConnector() {
        put("/connectors/" + ConnectSettings.CONNECTOR + "/config", template());
    }

    /** The configuration that the connector runs with. */
    public JsonNode connectorConfig() {
        return get("/connectors/" + ConnectSettings.CONNECTOR + "/config");
    }

    /** What keeps connector and task from running, or null. */
    public String missing() {
        JsonNode status;
        try {
            status = get("/connectors/" + ConnectSettings.CONNECTOR + "/status");
        } catch (StackFailure e) {
            return e.getMessage();
        }
        var connector = status.at("/connector/state").asText();
        if (!connector.equals("RUNNING")) return "the connector is " + connector;
        var task = status.at("/tasks/0/state").asText("not there yet");
        return task.equals("RUNNING") ? null : "the connector's task is " + task;
    }

    /**
     * Restarts connector and task when they have failed.
     *
     * @return why they had failed, one sentence each
     */
    public List<String> restartFailed() {
        List<String> reasons = new ArrayList<>();
        var all = get("/connectors?expand=status");
        for (var entry : all.properties()) {
            var status = entry.getValue().path("status");
            var failed = reasonsIn(status);
            if (failed.isEmpty()) continue;
            send("POST", "/connectors/" + entry.getKey() + "/restart?includeTasks=true&onlyFailed=true", "");
            failed.forEach(reason -> reasons.add(entry.getKey() + ": " + reason));
        }
        return reasons;
    }

    /** The connector as it is written in the repository. */
    public static String template() {
        try (var in = ConnectRest.class.getResourceAsStream("/connect/outbox-connector.json")) {
            if (in == null) throw new IllegalStateException("connect/outbox-connector.json is not on the classpath");
            return new String(in.readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private static List<String> reasonsIn(JsonNode status) {
        List<String> reasons = new ArrayList<>();
        List<JsonNode> members = new ArrayList<>();
        members.add(status.path("connector"));
        status.path("tasks").forEach(members::add);
        for (var member : members) {
            if (member.path("state").asText().equals("FAILED"))
                reasons.add(member.path("trace")
                        .asText("no reason given")
                        .lines()
                        .findFirst()
                        .orElse("no reason given"));
        }
        return reasons;
    }

    private void put(String path, String body) {
        send("PUT", path, body);
    }

    private JsonNode get(String path) {
        return send("GET", path, null);
    }

    private JsonNode send(String method, String path, String body) {
        var request = HttpRequest.newBuilder(root.resolve(path))
                .timeout(Duration.ofSeconds(30))
                .header("Content-Type", "application/json")
                .method(
                        method,
                        body == null ? HttpRequest.BodyPublishers.noBody() : HttpRequest.BodyPublishers.ofString(body))
                .build();
        try {
            var answer = http.send(request, HttpResponse.BodyHandlers.ofString());
            if (answer.statusCode() >= 400)
                throw new StackFailure("Connect refused " + method + " " + path + ": " + answer.body());
            return JSON.readTree(answer.body().isEmpty() ? "{}" : answer.body());
        } catch (IOException e) {
            throw new StackFailure("Connect does not answer: " + e.getMessage(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new StackFailure("interrupted", e);
        }
    }
}
