package org.entrepot.launcher.chaos;

import java.time.Duration;
import java.util.regex.Pattern;
import org.entrepot.stack.StackFailure;

/** Lengths of time as people write them: {@code 90s}, {@code 5m}, {@code 90}. */
final class Lengths {
    private static final Pattern WRITTEN = Pattern.compile("([0-9]{1,5})([sm]?)");

    private Lengths() {}

    static Duration read(String text) {
        var parts = WRITTEN.matcher(text.strip());
        if (!parts.matches() || Integer.parseInt(parts.group(1)) == 0)
            throw new StackFailure("--for takes a length as 90s or 5m, not \"" + text + "\".");
        var number = Integer.parseInt(parts.group(1));
        return parts.group(2).equals("m") ? Duration.ofMinutes(number) : Duration.ofSeconds(number);
    }
}
