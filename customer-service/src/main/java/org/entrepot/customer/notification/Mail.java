package org.entrepot.customer.notification;

import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeUtility;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.UUID;

/**
 * A letter as it travels (RFC 5322; RFC 2046, section 5.1.4). Its body is bytes from the beginning, which are only copied
 * when it is sent. It keeps the Message-ID it is given, so that a message that is sent again can be recognised.
 */
final class Mail extends MimeMessage {

    private final String subject;

    Mail(Session session, UUID id, String domain, Letter letter) throws MessagingException {
        super(session);
        // Quoted-printable never holds "=_", so that no line of a letter can look like the boundary.
        var boundary = "=_" + id;
        setHeader("Message-ID", "<" + id + "@" + domain + ">");
        this.subject = letter.subject();
        setHeader("Subject", MimeUtility.fold("Subject: ".length(), EncodedWords.of(subject)));
        setHeader("MIME-Version", "1.0");
        setHeader("Content-Type", "multipart/alternative; boundary=\"" + boundary + "\"");
        setHeader("Auto-Submitted", "auto-generated");
        content = body(letter, boundary);
        modified = false;
        saved = true;
    }

    /** As it was written: the transport asks for it. */
    @Override
    public String getSubject() {
        return subject;
    }

    private static byte[] body(Letter letter, String boundary) {
        var body = new ByteArrayOutputStream(16_384);
        body.writeBytes(head(boundary, "plain"));
        body.writeBytes(QuotedPrintable.encoded(letter.text()));
        body.writeBytes(ascii("\r\n"));
        body.writeBytes(head(boundary, "html"));
        body.writeBytes(QuotedPrintable.encoded(letter.html()));
        body.writeBytes(ascii("\r\n--" + boundary + "--\r\n"));
        return body.toByteArray();
    }

    private static byte[] head(String boundary, String subtype) {
        return ascii("--" + boundary + "\r\nContent-Type: text/" + subtype
                + "; charset=UTF-8\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\n");
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}
