package org.entrepot.customer.notification;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.mail.internet.MimeUtility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EncodedWordsTest {

    @Test
    void plain_text_stays_as_it_is() {
        assertThat(EncodedWords.of("Your order E-100042 is confirmed")).isEqualTo("Your order E-100042 is confirmed");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Votre commande E-100042 est confirmée",
                "é",
                "looks =?like?= a word",
                "Un très long objet, avec des accents à plusieurs endroits, pour qu'il faille plus d'un mot £ \ud83d\ude42"
            })
    void what_is_read_is_what_was_written(String text) throws Exception {
        var written = EncodedWords.of(text);

        assertThat(MimeUtility.decodeText(MimeUtility.unfold(written))).isEqualTo(text);
        assertThat(written.split("\r\n "))
                .allSatisfy(word -> assertThat(word).matches("\\p{ASCII}{1,75}").startsWith("=?UTF-8?B?"));
    }
}
