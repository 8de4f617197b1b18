package org.entrepot.launcher.chaos;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.entrepot.launcher.platform.Api;
import org.entrepot.launcher.platform.Json;

/** Every request that asked for an order and what came of it: in memory for the report, and a line each on the disk. */
final class Traffic implements Api.Attempts, AutoCloseable {
    static final String FILE = "requests.jsonl";
    private static final String PLACING = "/orders";
    private static final int NEWEST = 5;
    private static final long SOON_NANOS = 5_000_000_000L;

    private final List<Request> requests = new ArrayList<>();
    private final Writer file;
    private final long begin = System.nanoTime();

    /**
     * @param came the status and whether it says when to come back, or why there was no answer
     * @param began by {@link System#nanoTime}, as {@code ended}
     */
    record Request(String key, long began, long ended, int status, String came) {
        boolean isGood() {
            return status == 201;
        }

        /** Nobody took it: it cannot have been lost. */
        boolean wasNotTaken() {
            return came.startsWith("ConnectException") || came.startsWith("HttpConnectTimeout");
        }

        boolean saysWhenToComeBack() {
            return status == 503 && came.endsWith("Retry-After");
        }
    }

    Traffic(Path folder) {
        try {
            Files.createDirectories(folder);
            file = Files.newBufferedWriter(folder.resolve(FILE));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public synchronized void made(String method, String path, String key, long began, Api.Came came) {
        if (!method.equals("POST") || !path.equals(PLACING)) return;
        var status = came instanceof Api.Came.Answered(var answer) ? answer.status() : 0;
        var request = new Request(key, began, System.nanoTime(), status, words(came));
        requests.add(request);
        write(request);
    }

    /** What was under way at some time from one moment to the other. */
    synchronized List<Request> between(long from, long to) {
        return requests.stream()
                .filter(request -> request.ended() >= from && request.began() <= to)
                .toList();
    }

    /** Whether the newest requests were all answered well and soon: nobody notices any more that something was wrong. */
    synchronized boolean isSmooth() {
        var newest = requests.subList(Math.max(0, requests.size() - NEWEST), requests.size());
        return newest.stream().allMatch(request -> request.isGood() && request.ended() - request.began() < SOON_NANOS);
    }

    /** For each order that was asked for: nanoseconds from the first request to the 201; -1 when there is none. */
    synchronized Map<String, Long> untilAccepted(List<Request> some) {
        Map<String, Long> began = new LinkedHashMap<>();
        some.forEach(request -> began.merge(request.key(), request.began(), Math::min));
        Map<String, Long> took = new LinkedHashMap<>();
        began.keySet().forEach(key -> took.put(key, -1L));
        for (var request : requests)
            if (request.isGood() && began.containsKey(request.key()))
                took.put(request.key(), request.ended() - began.get(request.key()));
        return took;
    }

    synchronized List<Request> all() {
        return List.copyOf(requests);
    }

    private static String words(Api.Came came) {
        return switch (came) {
            case Api.Came.Answered(var answer) ->
                answer.status() + (answer.retryAfter().isEmpty() ? "" : " Retry-After");
            case Api.Came.NotAnswered(var why) ->
                why.getClass().getSimpleName() + (why.getMessage() == null ? "" : ": " + why.getMessage());
        };
    }

    private void write(Request request) {
        try {
            file.write(Json.write(Map.of(
                            "at", Instant.now().toString(),
                            "key", request.key(),
                            "afterMs", (request.began() - begin) / 1_000_000,
                            "tookMs", (request.ended() - request.began()) / 1_000_000,
                            "came", request.came()))
                    + "\n");
            file.flush();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public synchronized void close() {
        try {
            file.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
