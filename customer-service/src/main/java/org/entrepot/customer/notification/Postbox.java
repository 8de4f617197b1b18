package org.entrepot.customer.notification;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.io.UnsupportedEncodingException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Date;
import java.util.Properties;

/** The way to the mail server (SMTP, RFC 5321). */
@ApplicationScoped
class Postbox {

    private static final String UTF_8 = StandardCharsets.UTF_8.name();

    private final Session session;
    private final MailConfig config;
    private final Letters letters;
    private final Clock clock;

    Postbox(MailConfig config, Letters letters, Clock clock) {
        this.session = Session.getInstance(properties(config));
        this.config = config;
        this.letters = letters;
        this.clock = clock;
    }

    /** Opens a connection that takes any number of messages. */
    Connection open() throws MessagingException {
        var transport = session.getTransport("smtp");
        transport.connect(config.user().orElse(null), config.password().orElse(null));
        return new Connection(transport);
    }

    /** One conversation with the mail server. */
    final class Connection implements AutoCloseable {

        private final Transport transport;

        private Connection(Transport transport) {
            this.transport = transport;
        }

        /**
         * Hands one message over; when this returns, the server has taken responsibility for it (250).
         *
         * @throws Refusal when the server will never take it
         * @throws MessagingException when it may take it later
         */
        void send(Waiting waiting, Waiting.Addressee to) throws MessagingException, Refusal {
            try {
                var message = message(waiting, to);
                transport.sendMessage(message, message.getAllRecipients());
            } catch (MessagingException failure) {
                Refusal.throwIfForGood(failure);
                throw failure;
            }
        }

        boolean isOpen() {
            return transport.isConnected();
        }

        @Override
        public void close() {
            try {
                transport.close();
            } catch (MessagingException alreadyGone) {
                // There is nothing left to say to a server that went away.
            }
        }
    }

    private Message message(Waiting waiting, Waiting.Addressee to) throws MessagingException {
        var letter = letters.of(waiting, to);
        var message = new Numbered(session, "<" + waiting.id() + "@" + config.messageIdDomain() + ">");
        message.setFrom(address(config.from(), config.shop()));
        message.setRecipient(Message.RecipientType.TO, address(to.email(), to.name()));
        message.setSubject(letter.subject(), UTF_8);
        message.setSentDate(Date.from(clock.instant()));
        message.setContentLanguage(new String[] {to.language()});
        message.setHeader("Auto-Submitted", "auto-generated");
        var content = new MimeMultipart("alternative");
        content.addBodyPart(part(letter.text(), "plain"));
        content.addBodyPart(part(letter.html(), "html"));
        message.setContent(content);
        message.saveChanges();
        return message;
    }

    private static MimeBodyPart part(String content, String subtype) throws MessagingException {
        var part = new MimeBodyPart();
        part.setText(content, UTF_8, subtype);
        // Said here, so that the content is not encoded once more only to find out.
        part.setHeader("Content-Transfer-Encoding", "quoted-printable");
        return part;
    }

    private static InternetAddress address(String email, String name) throws MessagingException {
        try {
            return new InternetAddress(email, name, UTF_8);
        } catch (UnsupportedEncodingException impossible) {
            throw new MessagingException("every Java platform has UTF-8", impossible);
        }
    }

    private static Properties properties(MailConfig config) {
        var properties = new Properties();
        properties.setProperty("mail.smtp.host", config.host());
        properties.setProperty("mail.smtp.port", Integer.toString(config.port()));
        properties.setProperty("mail.smtp.localhost", config.messageIdDomain());
        properties.setProperty("mail.smtp.connectiontimeout", "3000");
        properties.setProperty("mail.smtp.timeout", "5000");
        properties.setProperty("mail.smtp.writetimeout", "5000");
        properties.setProperty("mail.smtp.auth", Boolean.toString(config.user().isPresent()));
        properties.setProperty("mail.smtp.starttls.enable", Boolean.toString(config.encrypted()));
        properties.setProperty("mail.smtp.starttls.required", Boolean.toString(config.encrypted()));
        properties.setProperty("mail.smtp.ssl.checkserveridentity", "true");
        return properties;
    }

    /** Keeps the Message-ID it is given, so that a message that is sent again can be recognised. */
    private static final class Numbered extends MimeMessage {

        private final String id;

        Numbered(Session session, String id) {
            super(session);
            this.id = id;
        }

        @Override
        protected void updateMessageID() throws MessagingException {
            setHeader("Message-ID", id);
        }
    }
}
