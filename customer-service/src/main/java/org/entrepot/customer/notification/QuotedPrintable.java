package org.entrepot.customer.notification;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * Text as it travels in mails (RFC 2045, section 6.7): ASCII, at most 76 characters a line. Written into an array, because
 * a mail has thousands of characters and streams take them one by one.
 */
final class QuotedPrintable {

    private static final byte[] HEX = "0123456789ABCDEF".getBytes(StandardCharsets.US_ASCII);

    /** One less than a line may have: room for the {@code =} of a line that goes on. */
    private static final int LONGEST = 75;

    /** A byte takes three characters at most, and what ends a line three more for every 25 bytes or a line break. */
    private static final int MOST_PER_BYTE = 4;

    private final byte[] out;
    private int length;
    private int column;

    private QuotedPrintable(int size) {
        out = new byte[size];
    }

    /** The text in UTF-8, its line breaks (LF or CRLF) as CRLF. */
    static byte[] encoded(String text) {
        var bytes = text.getBytes(StandardCharsets.UTF_8);
        var encoding = new QuotedPrintable(bytes.length * MOST_PER_BYTE + MOST_PER_BYTE);
        for (var i = 0; i < bytes.length; i++) {
            if (bytes[i] == '\n') encoding.breakLine();
            else if (!startsCrLf(bytes, i)) encoding.add(bytes[i], endsLine(bytes, i));
        }
        return Arrays.copyOf(encoding.out, encoding.length);
    }

    private static boolean endsLine(byte[] bytes, int at) {
        return at + 1 == bytes.length || bytes[at + 1] == '\n' || startsCrLf(bytes, at + 1);
    }

    private static boolean startsCrLf(byte[] bytes, int at) {
        return bytes[at] == '\r' && at + 1 < bytes.length && bytes[at + 1] == '\n';
    }

    private void add(byte character, boolean last) {
        var plain = character > ' ' && character <= '~' && character != '=' || character == ' ' && !last;
        makeRoomFor(plain ? 1 : 3);
        if (plain) {
            out[length++] = character;
        } else {
            out[length++] = '=';
            out[length++] = HEX[(character >> 4) & 0xf];
            out[length++] = HEX[character & 0xf];
        }
    }

    private void makeRoomFor(int width) {
        if (column + width > LONGEST) {
            out[length++] = '=';
            breakLine();
        }
        column += width;
    }

    private void breakLine() {
        out[length++] = '\r';
        out[length++] = '\n';
        column = 0;
    }
}
