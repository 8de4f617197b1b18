package org.entrepot.launcher;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.entrepot.stack.StackFailure;

/** What was typed after the command: words, {@code --option value}, {@code --option=value}, {@code --flag}. */
public final class Args {
    /** Options that stand alone. */
    private static final Set<String> FLAGS = Set.of(
            "fresh",
            "follow",
            "exit",
            "help",
            "json",
            "verbose",
            "wipe",
            "prove",
            "repair",
            "list",
            "plan",
            "self-test",
            "again");

    private static final Map<String, String> SHORT = Map.of("-f", "--follow", "-h", "--help");

    private final List<String> words = new ArrayList<>();
    private final Map<String, String> options = new LinkedHashMap<>();

    public Args(List<String> typed) {
        for (int i = 0; i < typed.size(); i++) {
            var token = SHORT.getOrDefault(typed.get(i), typed.get(i));
            if (!token.startsWith("--")) words.add(token);
            else if (token.contains("="))
                options.put(token.substring(2, token.indexOf('=')), token.substring(token.indexOf('=') + 1));
            else if (FLAGS.contains(token.substring(2))) options.put(token.substring(2), "true");
            else if (i + 1 < typed.size()) options.put(token.substring(2), typed.get(++i));
            else throw new StackFailure(token + " needs a value.");
        }
    }

    /** Fails with a sentence when an option is not one of these; home and help are always welcome. */
    public Args allowing(String... names) {
        var known = new ArrayList<>(List.of(names));
        known.addAll(List.of("home", "help"));
        for (var option : options.keySet()) {
            if (!known.contains(option))
                throw new StackFailure("There is no option --" + option + " here. See ./entrepot help.");
        }
        return this;
    }

    /** The n-th word after the command, from 0. */
    public Optional<String> word(int n) {
        return n < words.size() ? Optional.of(words.get(n)) : Optional.empty();
    }

    public List<String> words() {
        return List.copyOf(words);
    }

    public boolean has(String flag) {
        return options.containsKey(flag);
    }

    public Optional<String> option(String name) {
        return Optional.ofNullable(options.get(name));
    }

    /** A whole number; fails with a sentence when it is none. */
    public int number(String name, int otherwise) {
        var text = options.get(name);
        try {
            return text == null ? otherwise : Integer.parseInt(text);
        } catch (NumberFormatException e) {
            throw new StackFailure("--" + name + " takes a number, not \"" + text + "\".");
        }
    }

    /** Names with commas between; empty when the option is not there. */
    public List<String> list(String name) {
        return option(name)
                .map(text -> Arrays.stream(text.split(","))
                        .map(String::strip)
                        .filter(word -> !word.isEmpty())
                        .toList())
                .orElse(List.of());
    }

    /** The data folder: {@code --home}, {@code ENTREPOT_HOME}, or {@code .entrepot} in the checkout. */
    public Path home() {
        return option("home")
                .or(() -> Optional.ofNullable(System.getenv("ENTREPOT_HOME")).filter(text -> !text.isBlank()))
                .map(Path::of)
                .orElseGet(() -> repository().resolve(".entrepot"))
                .toAbsolutePath();
    }

    /** The checkout. */
    public static Path repository() {
        return Path.of(System.getProperty("entrepot.repository", "")).toAbsolutePath();
    }
}
