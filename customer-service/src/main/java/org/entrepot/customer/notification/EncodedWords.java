package org.entrepot.customer.notification;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.StringJoiner;

/**
 * The text of a header (RFC 2047): ASCII as it is, anything else as words in base64, one a line. The mail library writes them
 * too, but looks for its own parts on the whole class path each time.
 */
final class EncodedWords {

    /** Becomes 60 characters of the 75 that a word may have, its frame of 12 included. */
    private static final int BYTES_PER_WORD = 45;

    private EncodedWords() {}

    /** @param text without line breaks */
    static String of(String text) {
        if (text.chars().allMatch(character -> character >= ' ' && character <= '~') && !text.contains("=?"))
            return text;
        var words = new StringJoiner("\r\n ");
        for (int from = 0, to; from < text.length(); from = to) {
            to = endOfWord(text, from);
            words.add(word(text.substring(from, to)));
        }
        return words.toString();
    }

    /** Characters are not cut, so that each word can be read by itself. */
    private static int endOfWord(String text, int from) {
        var end = from;
        for (var bytes = 0; end < text.length(); ) {
            var next = text.offsetByCodePoints(end, 1);
            bytes += text.substring(end, next).getBytes(StandardCharsets.UTF_8).length;
            if (bytes > BYTES_PER_WORD) break;
            end = next;
        }
        return end;
    }

    private static String word(String text) {
        return "=?UTF-8?B?" + Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8)) + "?=";
    }
}
