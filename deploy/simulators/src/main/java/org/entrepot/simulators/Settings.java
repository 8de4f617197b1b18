package org.entrepot.simulators;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** What the environment says, with what holds when it says nothing. */
final class Settings {
    private Settings() {}

    static String text(String name, String otherwise) {
        return found(name).orElse(otherwise);
    }

    static int number(String name, int otherwise) {
        return found(name).map(Integer::parseInt).orElse(otherwise);
    }

    static Duration millis(String name, Duration otherwise) {
        return found(name).map(text -> Duration.ofMillis(Long.parseLong(text))).orElse(otherwise);
    }

    /** One or several, with commas between them. */
    static List<URI> uris(String name, String otherwise) {
        return Arrays.stream(text(name, otherwise).split(","))
                .map(String::strip)
                .map(URI::create)
                .toList();
    }

    static Path data(String folder) {
        return Path.of(text("ENTREPOT_DATA", ".entrepot/" + folder)).toAbsolutePath();
    }

    private static Optional<String> found(String name) {
        return Optional.ofNullable(System.getenv(name)).filter(value -> !value.isBlank());
    }
}
