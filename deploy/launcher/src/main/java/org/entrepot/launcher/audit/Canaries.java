package org.entrepot.launcher.audit;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeSet;
import java.util.function.Consumer;

/**
 * Personal data that must stay where they belong, looked for in whatever is said elsewhere: byte by byte, as often as there
 * are texts to look for, so in one pass whatever their number. Capital letters count as small ones.
 */
final class Canaries {
    /** What is shorter is also said by accident. */
    static final int SHORTEST = 6;

    private static final int CHUNK = 1 << 16;
    /** So many bits tell at most places at once that nothing begins there. */
    private static final int BITS = 1 << 20;

    private final Map<Integer, List<byte[]>> byBeginning = new HashMap<>();
    private final BitSet beginnings = new BitSet(BITS);
    private int longest = SHORTEST;

    Canaries(Collection<String> texts) {
        for (var text : new TreeSet<>(texts)) {
            if (text.length() < SHORTEST) continue;
            var small = text.toLowerCase(Locale.ROOT);
            add(small);
            // As it would stand in a URL.
            if (small.contains("@") || small.contains(" ")) {
                add(small.replace("@", "%40").replace(" ", "%20"));
                add(small.replace("@", "%40").replace(" ", "+"));
            }
        }
    }

    boolean isEmpty() {
        return byBeginning.isEmpty();
    }

    /** Tells each text that is found, as often as it is. */
    void in(byte[] said, Consumer<String> found) {
        in(said, said.length, found);
    }

    void in(String said, Consumer<String> found) {
        if (said != null) in(said.getBytes(StandardCharsets.UTF_8), found);
    }

    /** Reads to the end, with a buffer that does not grow; what lies on the border of two buffers is seen too. */
    void in(InputStream said, Consumer<String> found) throws IOException {
        var buffer = new byte[CHUNK + longest];
        var kept = 0;
        for (int read; (read = said.read(buffer, kept, CHUNK)) > 0; ) {
            var length = kept + read;
            in(buffer, length, found);
            kept = Math.min(longest - 1, length);
            System.arraycopy(buffer, length - kept, buffer, 0, kept);
        }
    }

    private void in(byte[] said, int length, Consumer<String> found) {
        if (length < SHORTEST) return;
        var window = 0;
        for (var i = 0; i < length; i++) {
            window = window << 8 | small(said[i]);
            if (i < 3 || !beginnings.get(place(window))) continue;
            for (var text : byBeginning.getOrDefault(window, List.of()))
                if (isAt(said, i - 3, length, text)) found.accept(new String(text, StandardCharsets.UTF_8));
        }
    }

    private static boolean isAt(byte[] said, int from, int length, byte[] text) {
        if (from + text.length > length) return false;
        for (var i = 4; i < text.length; i++) if (small(said[from + i]) != (text[i] & 0xff)) return false;
        return true;
    }

    private void add(String text) {
        var bytes = text.getBytes(StandardCharsets.UTF_8);
        var window = (bytes[0] & 0xff) << 24 | (bytes[1] & 0xff) << 16 | (bytes[2] & 0xff) << 8 | bytes[3] & 0xff;
        byBeginning.computeIfAbsent(window, none -> new ArrayList<>()).add(bytes);
        beginnings.set(place(window));
        longest = Math.max(longest, bytes.length);
    }

    private static int place(int window) {
        return window * 0x9E3779B1 >>> 12;
    }

    private static int small(byte letter) {
        var value = letter & 0xff;
        return value >= 'A' && value <= 'Z' ? value + 32 : value;
    }
}
