package org.entrepot.e2e;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.entrepot.launcher.platform.Schemas;
import org.entrepot.stack.supervise.Stack;

/** All samples that the platform's processes show at one moment, each with the labels that Prometheus adds. */
record Scrape(List<String> samples) {

    static Scrape of(Stack stack) {
        var samples = new ArrayList<String>();
        try (var http = HttpClient.newHttpClient()) {
            for (var service : Stream.concat(Stream.of("gateway"), Schemas.services().stream())
                    .toList()) {
                var target = URI.create("http://127.0.0.1:" + stack.ports().of(service) + "/q/metrics");
                var page = http.send(HttpRequest.newBuilder(target).build(), HttpResponse.BodyHandlers.ofString());
                page.body()
                        .lines()
                        .filter(line -> !line.startsWith("#"))
                        .forEach(line -> samples.add(labelled(line, service)));
                samples.add("up{job=\"entrepot\",service=\"" + service + "\"} 1");
            }
            return new Scrape(samples);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** @param wanted a metric's name, and a label by which it is chosen or grouped, as {@code "orders_open state"} */
    boolean has(String wanted) {
        var parts = wanted.split(" ");
        return samples.stream()
                .filter(sample -> sample.startsWith(parts[0] + "{"))
                .anyMatch(sample -> parts.length == 1 || sample.contains(parts[1] + "=\""));
    }

    /** A label of the process's own keeps its meaning, as {@code honor_labels} says. */
    private static String labelled(String line, String service) {
        var brace = line.indexOf('{');
        if (brace < 0) return line.replaceFirst(" ", "{service=\"" + service + "\"} ");
        if (line.contains("service=\"")) return line;
        return line.substring(0, brace + 1) + "service=\"" + service + "\"," + line.substring(brace + 1);
    }
}
