package org.entrepot.customer.notification;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.util.Properties;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class MailTest {

    private final UUID id = UUID.fromString("01900000-0000-7000-8000-000000000001");
    private final Session session = Session.getInstance(new Properties());

    @Test
    void a_letter_arrives_as_text_and_as_html() throws Exception {
        var letter =
                new Letter("Votre commande est confirmée", "Bonjour Ada,\n.\nà bientôt\n", "<p>Bonjour £ = é</p>\n");

        var raw = new ByteArrayOutputStream();
        new Mail(session, id, "mail.entrepot.example", letter).writeTo(raw);

        assertThat(raw.toString(US_ASCII)).matches("(?s)\\p{ASCII}*").doesNotContainPattern("[^\r]\n");
        var arrived = new MimeMessage(session, new ByteArrayInputStream(raw.toByteArray()));
        assertThat(arrived.getMessageID()).isEqualTo("<" + id + "@mail.entrepot.example>");
        assertThat(arrived.getSubject()).isEqualTo(letter.subject());
        assertThat(arrived.getHeader("MIME-Version")).containsExactly("1.0");
        assertThat(arrived.getHeader("Auto-Submitted")).containsExactly("auto-generated");
        assertThat(arrived.getContentType()).startsWith("multipart/alternative;");
        var parts = (MimeMultipart) arrived.getContent();
        assertThat(parts.getCount()).isEqualTo(2);
        assertThat(parts.getBodyPart(0).getContentType()).isEqualTo("text/plain; charset=UTF-8");
        assertThat(parts.getBodyPart(0).getContent()).isEqualTo(letter.text().replace("\n", "\r\n"));
        assertThat(parts.getBodyPart(1).getContentType()).isEqualTo("text/html; charset=UTF-8");
        assertThat(parts.getBodyPart(1).getContent()).isEqualTo(letter.html().replace("\n", "\r\n"));
    }

    @Test
    void the_same_message_is_the_same_mail_again() throws Exception {
        var letter = new Letter("Your order", "Hello\n", "<p>Hello</p>\n");

        var first = new ByteArrayOutputStream();
        new Mail(session, id, "mail.entrepot.example", letter).writeTo(first);
        var second = new ByteArrayOutputStream();
        new Mail(session, id, "mail.entrepot.example", letter).writeTo(second);

        assertThat(second.toByteArray()).isEqualTo(first.toByteArray());
    }
}
