package org.entrepot.events;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Pattern;

/** The sentences above the contracts, read from their sources, so that the published documents say the same. */
final class Javadoc {

    private static final Path SOURCES = Path.of("src/main/java");

    private Javadoc() {}

    /** What stands above a type, without its tags. */
    static String of(Class<?> type) {
        return plain(comment(type).split("\\s@(param|return|throws)\\b", 2)[0]);
    }

    static String firstSentence(Class<?> type) {
        return of(type).split("(?<=\\.)\\s", 2)[0];
    }

    /** What a record says of one of its components. */
    static Optional<String> ofComponent(Class<?> type, String component) {
        var param = Pattern.compile("@param " + component + "\\b(.*?)(?=\\s@\\w|$)", Pattern.DOTALL);
        var found = param.matcher(comment(type));
        return found.find() ? Optional.of(plain(found.group(1))) : Optional.empty();
    }

    private static String comment(Class<?> type) {
        var above = Pattern.compile(
                "/\\*\\*((?:(?!\\*/).)*)\\*/\\s*(?:@\\w+(?:\\([^)]*\\))?\\s*)*(?:public\\s+)?(?:sealed\\s+)?"
                        + "(?:record|enum|interface)\\s+" + type.getSimpleName() + "\\b",
                Pattern.DOTALL);
        var found = above.matcher(sourceOf(type));
        if (!found.find()) throw new IllegalStateException(type.getName() + " has no Javadoc");
        return found.group(1).replaceAll("(?m)^\\s*\\*", "").strip();
    }

    private static String plain(String javadoc) {
        return javadoc.replaceAll("\\{@\\w+ #?([^}]*)}", "$1")
                .replaceAll("<p>", "")
                .replaceAll("\\s+", " ")
                .strip();
    }

    private static String sourceOf(Class<?> type) {
        var file = SOURCES.resolve(
                type.getName().replaceAll("\\$.*", "").replace('.', '/').concat(".java"));
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
