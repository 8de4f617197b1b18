package org.entrepot.customer.notification;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import jakarta.mail.internet.MimeUtility;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class QuotedPrintableTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "\n",
                "Hello Ada,\n\nyour order\n",
                "1 + 1 = 2",
                "a blank at the end \nand a tab\t\nand a last one ",
                ".\n..\nFrom me\n",
                "Numéro de suivi : 1\u202f295,50\u00a0£ \ud83d\ude42",
                "a carriage return \r within, and one at the end\r"
            })
    void what_is_read_is_what_was_written(String text) throws Exception {
        var encoded = QuotedPrintable.encoded(text);

        assertThat(decoded(encoded)).isEqualTo(text.replace("\n", "\r\n"));
        assertThat(new String(encoded, US_ASCII))
                .matches("(?:[!-~]|[ ](?!\r)|\r\n)*")
                .doesNotEndWith(" ");
    }

    @Test
    void line_breaks_of_either_kind_are_the_same() {
        assertThat(QuotedPrintable.encoded("one \r\ntwo")).isEqualTo(QuotedPrintable.encoded("one \ntwo"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"x", "é", "=", " ", "ab £ "})
    void lines_are_no_longer_than_76_characters(String piece) throws Exception {
        var text = piece.repeat(500);

        var encoded = QuotedPrintable.encoded(text);

        assertThat(new String(encoded, US_ASCII).split("\r\n"))
                .allSatisfy(line -> assertThat(line.length()).isLessThanOrEqualTo(76));
        assertThat(decoded(encoded)).isEqualTo(text);
    }

    private static String decoded(byte[] encoded) throws IOException {
        try (var in = MimeUtility.decode(new ByteArrayInputStream(encoded), "quoted-printable")) {
            return new String(in.readAllBytes(), UTF_8);
        } catch (jakarta.mail.MessagingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
