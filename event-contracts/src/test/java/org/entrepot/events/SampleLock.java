package org.entrepot.events;

import static java.util.stream.Collectors.joining;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** Samples are only added: the lock holds a checksum of each that was ever committed. */
final class SampleLock {

    private SampleLock() {}

    /** The lock of these samples: one line each, in the format of {@code sha256sum}. */
    static String of(Map<String, String> samples) {
        return new TreeMap<>(samples)
                .entrySet().stream()
                        .map(sample -> checksum(sample.getValue()) + "  " + sample.getKey() + "\n")
                        .collect(joining());
    }

    /** What the lock forbids: samples that changed or went. */
    static List<String> breaches(String lock, Map<String, String> samples) {
        var breaches = new ArrayList<String>();
        parse(lock).forEach((path, checksum) -> {
            if (!samples.containsKey(path)) breaches.add(path + " is gone");
            else if (!checksum(samples.get(path)).equals(checksum)) breaches.add(path + " was changed");
        });
        return breaches;
    }

    private static SortedMap<String, String> parse(String lock) {
        var checksums = new TreeMap<String, String>();
        lock.lines().map(line -> line.split(" {2}", 2)).forEach(parts -> checksums.put(parts[1], parts[0]));
        return checksums;
    }

    private static String checksum(String text) {
        try {
            var sha256 = MessageDigest.getInstance("SHA-256");
            return HexFormat.of().formatHex(sha256.digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
