package org.entrepot.launcher.chaos;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.entrepot.launcher.platform.Json;
import org.entrepot.stack.StackFailure;

/** The payment operator, the carriers or the mail server break every promise that they may break. */
final class BadManners implements Fault {
    private final String party;
    private final List<Manner> manners;
    private final long seed;

    /**
     * @param kind as the simulators call it
     * @param share of the calls, webhooks, payments or parcels
     * @param millis for those that take time; 0 for the usual time
     */
    record Manner(String kind, double share, long millis) {}

    /** @param seed chooses who is hit */
    BadManners(String party, List<Manner> manners, long seed) {
        this.party = party;
        this.manners = List.copyOf(manners);
        this.seed = seed;
    }

    @Override
    public String target() {
        return party + " "
                + manners.stream()
                        .map(manner -> manner.kind().toLowerCase(java.util.Locale.ROOT))
                        .toList();
    }

    @Override
    public Duration lasts() {
        return Duration.ofSeconds(10);
    }

    @Override
    public void strike(Scene scene) {
        for (var manner : manners)
            send(
                    scene,
                    "POST",
                    Json.write(Map.of(
                            "kind", manner.kind(), "share", manner.share(), "seed", seed, "millis", manner.millis())));
    }

    @Override
    public void heal(Scene scene) {
        send(scene, "DELETE", "");
    }

    @Override
    public List<Verdict> judge(Scene scene, Seen seen) {
        return List.of(seen.ordersWereAccepted(party + " behaving badly"));
    }

    private void send(Scene scene, String method, String body) {
        var door = party.equals("mail") ? "mail-http" : party;
        var address = URI.create("http://127.0.0.1:" + scene.stack().ports().of(door) + "/control");
        try (var http = HttpClient.newHttpClient()) {
            var request = HttpRequest.newBuilder(address)
                    .timeout(Duration.ofSeconds(10))
                    .header("Content-Type", "application/json")
                    .method(method, HttpRequest.BodyPublishers.ofString(body))
                    .build();
            var answer = http.send(request, HttpResponse.BodyHandlers.ofString());
            if (answer.statusCode() >= 300)
                throw new StackFailure(address + " answers " + answer.statusCode() + " " + answer.body());
        } catch (IOException e) {
            throw new StackFailure(address + " does not answer: " + e.getMessage(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new StackFailure("interrupted while waiting for " + address, e);
        }
    }
}
