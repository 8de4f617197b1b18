package org.entrepot.customer.notification;

import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeUtility;
import jakarta.mail.util.StreamProvider;
import java.io.IOException;
import java.io.UnsupportedEncodingException;
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
        setHeader("Subject", MimeUtility.fold("Subject: ".length(), encoded(subject)));
        setHeader("MIME-Version", "1.0");
        setHeader("Content-Type", "multipart/alternative; boundary=\"" + boundary + "\"");
        setHeader("Auto-Submitted", "auto-generated");
        content = body(letter, boundary, session.getStreamProvider());
        modified = false;
        saved = true;
    }

    /** As it was written: the transport asks for it. */
    @Override
    public String getSubject() {
        return subject;
    }

    private static String encoded(String subject) throws MessagingException {
        try {
            return MimeUtility.encodeText(subject, "UTF-8", null);
        } catch (UnsupportedEncodingException impossible) {
            throw new MessagingException("every Java platform has UTF-8", impossible);
        }
    }

    private static byte[] body(Letter letter, String boundary, StreamProvider streams) throws MessagingException {
        var body = new Bytes();
        body.write(head(boundary, "plain"));
        write(letter.text(), body, streams);
        body.write(ascii("\r\n"));
        body.write(head(boundary, "html"));
        write(letter.html(), body, streams);
        body.write(ascii("\r\n--" + boundary + "--\r\n"));
        return body.all();
    }

    private static void write(String text, Bytes body, StreamProvider streams) throws MessagingException {
        try (var quotedPrintable = streams.outputQP(body)) {
            quotedPrintable.write(text.getBytes(StandardCharsets.UTF_8));
        } catch (IOException impossible) {
            throw new MessagingException("memory takes all bytes", impossible);
        }
    }

    private static byte[] head(String boundary, String subtype) {
        return ascii("--" + boundary + "\r\nContent-Type: text/" + subtype
                + "; charset=UTF-8\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\n");
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}
