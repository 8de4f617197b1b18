package org.entrepot.spans;

import java.util.HexFormat;
import java.util.concurrent.ThreadLocalRandom;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * W3C Trace Context, version 00, as text: {@code 00-<trace>-<parent>-<flags>} (section 3.2).
 *
 * <p>A trace that is begun before it has a span needs a parent's id all the same, for the text to be valid. It is the
 * second half of the trace's own id then: whoever keeps spans sees by it that there is no parent to look for, in whichever
 * process, and however long the text lay in a database in between.
 */
public final class Traceparent {

    private static final Pattern FORM = Pattern.compile("00-(?!0{32})[0-9a-f]{32}-(?!0{16})[0-9a-f]{16}-[0-9a-f]{2}");

    private static final int TRACE = 3;
    private static final int SECOND_HALF = 19;
    private static final int PARENT = 36;
    private static final int FLAGS = 53;
    private static final int HALF = 16;

    private Traceparent() {}

    /** Whether this is one that can be continued. */
    public static boolean isWellFormed(@Nullable String text) {
        return text != null && FORM.matcher(text).matches();
    }

    /** A trace that nothing has happened in yet; it asks to be kept. */
    public static String begun() {
        var random = ThreadLocalRandom.current();
        var hex = HexFormat.of();
        var first = hex.toHexDigits(random.nextLong());
        // An id of zeros alone would be invalid.
        var second = hex.toHexDigits(random.nextLong() | 1);
        return "00-" + first + second + "-" + second + "-01";
    }

    /** Whether no span of this trace exists yet. */
    static boolean hasNoSpan(String wellFormed) {
        return wellFormed.regionMatches(SECOND_HALF, wellFormed, PARENT, HALF);
    }

    /** The 32 hexadecimal digits by which a tracing system knows the whole. */
    public static String trace(String wellFormed) {
        return wellFormed.substring(TRACE, TRACE + 2 * HALF);
    }

    static String parent(String wellFormed) {
        return wellFormed.substring(PARENT, PARENT + HALF);
    }

    static String flags(String wellFormed) {
        return wellFormed.substring(FLAGS);
    }
}
