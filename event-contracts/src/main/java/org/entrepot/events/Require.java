package org.entrepot.events;

import static java.util.Objects.requireNonNull;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What every fact demands of its parts. Each method throws {@link NullPointerException} for what is missing and
 * {@link IllegalArgumentException} for what cannot be, and names the part.
 */
public final class Require {

    private Require() {}

    /** Refuses an empty or blank text. */
    public static void text(String text, String name) {
        requireNonNull(text, name);
        if (text.isBlank()) throw new IllegalArgumentException(name + " must not be blank");
    }

    /** Refuses zero and less. */
    public static void positive(int number, String name) {
        if (number <= 0) throw new IllegalArgumentException(name + " must be above zero, but is " + number);
    }

    /** Refuses less than zero. */
    public static void notNegative(int number, String name) {
        if (number < 0) throw new IllegalArgumentException(name + " must not be negative, but is " + number);
    }

    /** Refuses zero. */
    public static void notZero(int number, String name) {
        if (number == 0) throw new IllegalArgumentException(name + " must not be zero");
    }

    /** Refuses an amount below zero. */
    public static void notNegative(Money amount, String name) {
        requireNonNull(amount, name);
        if (amount.sign() < 0) throw new IllegalArgumentException(name + " must not be negative, but is " + amount);
    }

    /** Gives an immutable copy; none is fine. */
    public static <T> List<T> all(List<T> list, String name) {
        return List.copyOf(requireNonNull(list, name));
    }

    /** Gives an immutable copy; refuses an empty list. */
    public static <T> List<T> some(List<T> list, String name) {
        if (requireNonNull(list, name).isEmpty()) throw new IllegalArgumentException(name + " must not be empty");
        return List.copyOf(list);
    }

    /** Gives an immutable copy in the order of its keys, so that equal facts are equal text; refuses an empty map. */
    public static <T> Map<String, T> some(Map<String, T> map, String name) {
        if (requireNonNull(map, name).isEmpty()) throw new IllegalArgumentException(name + " must not be empty");
        map.forEach((key, value) -> requireNonNull(value, () -> name + " of " + key));
        return Collections.unmodifiableMap(new TreeMap<>(map));
    }
}
