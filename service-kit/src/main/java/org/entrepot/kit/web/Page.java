package org.entrepot.kit.web;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import org.entrepot.kit.problem.InvalidInput;
import org.jspecify.annotations.Nullable;

/**
 * One page of a list, by keyset: the client goes on with what it was given, and no page costs more than the first.
 *
 * @param next give it as {@code after} to go on; absent on the last page
 */
public record Page<T>(List<T> items, @Nullable String next) {

    public static final int LARGEST = 200;
    public static final int USUAL = 50;

    public Page {
        items = List.copyOf(items);
    }

    /**
     * Makes a page of one more row than was asked for, which shows whether there are more.
     *
     * @param rows up to {@code limit + 1} rows in list order
     * @param key the row's place in that order, as text
     */
    public static <T> Page<T> of(List<T> rows, int limit, Function<T, String> key) {
        if (rows.size() <= limit) return new Page<>(rows, null);
        var items = rows.subList(0, limit);
        return new Page<>(items, cursor(key.apply(items.getLast())));
    }

    public <R> Page<R> map(Function<T, R> view) {
        return new Page<>(items.stream().map(view).toList(), next);
    }

    /** The page size that was asked for, if it is one that we serve. */
    public static int limit(@Nullable Integer asked) {
        if (asked == null) return USUAL;
        if (asked < 1 || asked > LARGEST) throw new InvalidInput("limit", "must be from 1 to " + LARGEST);
        return asked;
    }

    /** The place that a cursor stands for; null for the start. */
    public static @Nullable String place(@Nullable String cursor) {
        if (cursor == null || cursor.isBlank()) return null;
        try {
            return new String(Base64.getUrlDecoder().decode(cursor), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException malformed) {
            throw new InvalidInput("after", "is not a cursor that we gave");
        }
    }

    /**
     * As {@link #place}, of a list in the order of its ids.
     *
     * @throws InvalidInput about {@code after}, when it is not one of ours
     */
    public static @Nullable UUID id(@Nullable String cursor) {
        var place = place(cursor);
        try {
            return place == null ? null : UUID.fromString(place);
        } catch (IllegalArgumentException malformed) {
            throw new InvalidInput("after", "is not a cursor that we gave");
        }
    }

    private static String cursor(String place) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(place.getBytes(StandardCharsets.UTF_8));
    }
}
