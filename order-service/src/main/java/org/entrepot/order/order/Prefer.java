package org.entrepot.order.order;

import java.time.Duration;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** How long a client prefers to wait for the outcome (RFC 7240, section 4.3). */
final class Prefer {

    static final Duration LONGEST = Duration.ofSeconds(30);

    private static final Pattern WAIT = Pattern.compile("(?:^|[,;\\s])wait\\s*=\\s*\"?(\\d{1,6})\"?(?=$|[,;\\s])");

    private Prefer() {}

    /** No time at all when nothing is asked for; never more than {@link #LONGEST}. */
    static Duration toWait(@Nullable String header) {
        if (header == null) return Duration.ZERO;
        var found = WAIT.matcher(header);
        if (!found.find()) return Duration.ZERO;
        var asked = Duration.ofSeconds(Long.parseLong(found.group(1)));
        return asked.compareTo(LONGEST) > 0 ? LONGEST : asked;
    }
}
