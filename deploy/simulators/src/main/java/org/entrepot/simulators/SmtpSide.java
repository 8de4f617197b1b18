package org.entrepot.simulators;

import com.icegreen.greenmail.Managers;
import com.icegreen.greenmail.mail.MailAddress;
import com.icegreen.greenmail.smtp.SmtpManager;
import com.icegreen.greenmail.smtp.SmtpServer;
import com.icegreen.greenmail.smtp.SmtpState;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.MessagingException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.Objects;

/**
 * GreenMail's SMTP server with our own box behind it. GreenMail hands a message over before it answers 250 and answers
 * 451 when that fails; its own store, which would hold everything in memory, is never used.
 */
final class SmtpSide implements AutoCloseable {
    private static final int IDLE_MILLIS =
            Math.toIntExact(Duration.ofMinutes(10).toMillis());

    private final SmtpServer server;

    SmtpSide(int port, MailBox box, Misbehaviour misbehaviour) {
        var keeper = new Keeper(box, misbehaviour);
        var managers = new Managers() {
            @Override
            public SmtpManager getSmtpManager() {
                return keeper;
            }
        };
        var host = Settings.text("ENTREPOT_HTTP_HOST", "127.0.0.1");
        server = new SmtpServer(new ServerSetup(port, host, ServerSetup.PROTOCOL_SMTP), managers);
        server.setClientSocketTimeout(IDLE_MILLIS);
        server.startService();
        try {
            if (!server.waitTillRunning(5_000)) throw new IllegalStateException("SMTP does not start on port " + port);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    int port() {
        return server.getPort();
    }

    @Override
    public void close() {
        server.stopService(1_000);
    }

    private static final class Keeper extends SmtpManager {
        private final MailBox box;
        private final Misbehaviour misbehaviour;

        Keeper(MailBox box, Misbehaviour misbehaviour) {
            super(null, null);
            this.box = box;
            this.misbehaviour = misbehaviour;
        }

        // Not synchronized as the method of the parent is: the box has its own lock, and parsing needs none.
        @Override
        public void send(SmtpState state) {
            var moving = state.getMessage();
            var message = moving.getMessage();
            var recipients =
                    moving.getToAddresses().stream().map(MailAddress::getEmail).toList();
            try {
                String name = Objects.requireNonNullElseGet(message.getMessageID(), recipients::toString);
                if (misbehaviour.strikes(Misbehaviour.Kind.MAIL_REFUSED, name))
                    throw new IOException("Refused on demand");
                var raw = new ByteArrayOutputStream();
                message.writeTo(raw);
                String subject = Objects.requireNonNullElse(message.getSubject(), "");
                box.keep(moving.getReturnPath().getEmail(), recipients, subject, raw.toByteArray());
            } catch (MessagingException e) {
                throw new UncheckedIOException(new IOException(e));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
