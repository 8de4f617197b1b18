package org.entrepot.launcher.chaos;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.entrepot.launcher.platform.Schemas;
import org.entrepot.stack.Topology;
import org.entrepot.stack.supervise.Stack;

/** How many facts each service heard again and passed over, by its own metric; one that began anew counts from nothing. */
final class Repeated {
    private static final String METRIC = "events_repeated_total";

    private final Stack stack;
    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(2)).build();

    Repeated(Stack stack) {
        this.stack = stack;
    }

    /** Service to count; without those that do not answer. */
    Map<String, Long> now() {
        Map<String, Long> counts = new ConcurrentHashMap<>();
        Stream.concat(
                        Schemas.services().stream(),
                        stack.settings().parts().stream().filter(part -> part.endsWith(Topology.SECOND)))
                .map(service -> Thread.ofVirtual().start(() -> count(service, counts)))
                .toList()
                .forEach(Threads::join);
        return counts;
    }

    private void count(String service, Map<String, Long> counts) {
        try {
            var address = URI.create("http://127.0.0.1:" + stack.ports().of(service) + "/q/metrics");
            var request = HttpRequest.newBuilder(address)
                    .timeout(Duration.ofSeconds(3))
                    .build();
            var text = http.send(request, HttpResponse.BodyHandlers.ofString()).body();
            counts.put(service, sum(text.lines().toList()));
        } catch (IOException away) {
            // It is counted as one that began anew.
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    static long between(Map<String, Long> before, Map<String, Long> after) {
        return after.entrySet().stream()
                .mapToLong(service -> {
                    var had = before.getOrDefault(service.getKey(), 0L);
                    return service.getValue() >= had ? service.getValue() - had : service.getValue();
                })
                .sum();
    }

    private static long sum(List<String> lines) {
        return lines.stream()
                .filter(line -> line.startsWith(METRIC))
                .mapToLong(line -> (long) Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1)))
                .sum();
    }
}
