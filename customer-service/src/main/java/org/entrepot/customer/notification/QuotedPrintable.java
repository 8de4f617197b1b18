package org.entrepot.customer.notification;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * Text as it travels in mails (RFC 2045, section 6.7): ASCII, at most 76 characters a line. What needs no care is copied in
 * pieces, because a mail has thousands of characters and nearly all are of that kind.
 */
final class QuotedPrintable {

    private static final byte[] HEX = "0123456789ABCDEF".getBytes(StandardCharsets.US_ASCII);

    /** One less than a line may have: room for the {@code =} of a line that goes on. */
    private static final int LONGEST = 75;

    /** A byte takes three characters at most, and what ends a line three more for every 25 bytes or a line break. */
    private static final int MOST_PER_BYTE = 4;

    private static final boolean[] PLAIN = plain();

    private final byte[] text;
    private final byte[] out;
    private int length;
    private int column;

    private QuotedPrintable(byte[] text) {
        this.text = text;
        this.out = new byte[text.length * MOST_PER_BYTE + MOST_PER_BYTE];
    }

    /** The text in UTF-8, its line breaks (LF or CRLF) as CRLF. */
    static byte[] encoded(String text) {
        return new QuotedPrintable(text.getBytes(StandardCharsets.UTF_8)).encode();
    }

    private byte[] encode() {
        for (var at = 0; at < text.length; ) {
            var end = endOfPlain(at);
            copy(at, end);
            at = end < text.length ? afterSpecial(end) : end;
        }
        return Arrays.copyOf(out, length);
    }

    /** Where characters end that stand for themselves; a blank at the end of a line does not. */
    private int endOfPlain(int from) {
        var end = from;
        while (end < text.length && text[end] >= 0 && PLAIN[text[end]]) end++;
        return end > from && text[end - 1] == ' ' && lineEnds(end) ? end - 1 : end;
    }

    private boolean lineEnds(int at) {
        return at == text.length || lineBreak(at) > 0;
    }

    /** How long the line break is that begins here, 0 when none does. */
    private int lineBreak(int at) {
        if (text[at] == '\n') return 1;
        return text[at] == '\r' && at + 1 < text.length && text[at + 1] == '\n' ? 2 : 0;
    }

    private int afterSpecial(int at) {
        var lineBreak = lineBreak(at);
        if (lineBreak > 0) breakLine();
        else escape(text[at]);
        return at + Math.max(1, lineBreak);
    }

    private void copy(int from, int to) {
        for (var at = from; at < to; ) {
            makeRoomFor(1);
            var piece = Math.min(LONGEST - column, to - at);
            System.arraycopy(text, at, out, length, piece);
            length += piece;
            column += piece;
            at += piece;
        }
    }

    private void escape(byte character) {
        makeRoomFor(3);
        out[length++] = '=';
        out[length++] = HEX[(character >> 4) & 0xf];
        out[length++] = HEX[character & 0xf];
        column += 3;
    }

    private void makeRoomFor(int width) {
        if (column + width <= LONGEST) return;
        out[length++] = '=';
        breakLine();
    }

    private void breakLine() {
        out[length++] = '\r';
        out[length++] = '\n';
        column = 0;
    }

    private static boolean[] plain() {
        var plain = new boolean[128];
        for (var character = ' '; character <= '~'; character++) plain[character] = character != '=';
        return plain;
    }
}
