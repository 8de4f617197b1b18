package org.entrepot.events;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Facts as they were once written, for tests of listeners: a listener that understands every sample understands what
 * is in Kafka. Samples are only ever added, so old ones stay readable for good.
 */
public final class Samples {

    private Samples() {}

    /**
     * Every sample of a fact, oldest first: raw JSON text, UTF-8 read.
     *
     * @throws IllegalArgumentException when the class is not in the {@link EventCatalogue}
     */
    public static List<String> of(Class<? extends Fact> type) {
        var folder = "/samples/" + EventCatalogue.of(type).name() + "/";
        return IntStream.iterate(1, n -> n + 1)
                .mapToObj(n -> text(folder + n + ".json"))
                .takeWhile(Objects::nonNull)
                .toList();
    }

    /** The oldest sample of a fact: all the fields that it was born with. */
    public static String first(Class<? extends Fact> type) {
        return of(type).getFirst();
    }

    private static @Nullable String text(String resource) {
        try (var in = Samples.class.getResourceAsStream(resource)) {
            return in == null ? null : new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
