package org.entrepot.kit.sql;

import java.util.Collection;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Rows as columns: one array for each, in the order of the rows, as {@code unnest} takes them. So one statement takes a set
 * of any size, and is the same text for every size.
 */
public final class Columns {

    private Columns() {}

    /** As text, for the statement to cast; absent stays absent. */
    public static <T> String[] texts(Collection<T> rows, Function<? super T, ? extends @Nullable Object> part) {
        return rows.stream().map(row -> Objects.toString(part.apply(row), null)).toArray(String[]::new);
    }

    public static <T> Integer[] numbers(Collection<T> rows, Function<? super T, @Nullable Integer> part) {
        return rows.stream().map(part).toArray(Integer[]::new);
    }

    /** Of money, in the currency's smallest unit. */
    public static <T> Long[] amounts(Collection<T> rows, Function<? super T, @Nullable Long> part) {
        return rows.stream().map(part).toArray(Long[]::new);
    }
}
