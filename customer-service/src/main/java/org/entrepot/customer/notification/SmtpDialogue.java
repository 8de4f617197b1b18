package org.entrepot.customer.notification;

import jakarta.mail.Address;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.URLName;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.Socket;
import java.net.SocketException;
import java.time.Duration;
import org.eclipse.angus.mail.smtp.SMTPTransport;
import org.jspecify.annotations.Nullable;

/**
 * SMTP as the library speaks it, with an eye on the one moment in which a server can take a message without our knowing:
 * between the dot that ends it and the answer to that (RFC 1047). The answer gets more time than others have (RFC 5321,
 * section 4.5.3.2.6), and whether it came is known afterwards.
 */
final class SmtpDialogue extends SMTPTransport {

    private static final ScopedValue<SmtpDialogue> CONNECTING = ScopedValue.newInstance();

    private final Duration patience;
    private @Nullable Socket socket;
    private long until;
    private boolean dotIsSaid;
    private boolean unconfirmed;

    /** @param patience for so long the answer to the dot is waited for */
    SmtpDialogue(Session session, Duration patience) {
        super(session, new URLName("smtp", null, -1, null, null, null));
        this.patience = patience;
    }

    /** To be told by whoever makes sockets: a dialogue that is being opened on this thread goes over it. */
    static void goesOver(Socket socket) {
        if (CONNECTING.isBound()) CONNECTING.get().socket = socket;
    }

    /** After this time (ns, {@link System#nanoTime}) no message is completed: its answer would be waited for too long. */
    void completeUntil(long time) {
        until = time;
    }

    /** Whether the server was told that the last message is complete, and did not say what became of it. */
    boolean isUnconfirmed() {
        return unconfirmed;
    }

    @Override
    protected synchronized boolean protocolConnect(String host, int port, String user, String password)
            throws MessagingException {
        return ScopedValue.where(CONNECTING, this).call(() -> super.protocolConnect(host, port, user, password));
    }

    @Override
    public synchronized void sendMessage(Message message, Address[] to) throws MessagingException {
        dotIsSaid = false;
        unconfirmed = false;
        super.sendMessage(message, to);
    }

    @Override
    protected void finishData() throws IOException, MessagingException {
        // An IOException ends the connection; a server forgets a message that has no end (RFC 5321, section 4.1.1.4).
        if (System.nanoTime() - until >= 0) throw new InterruptedIOException("it is too late to wait for an answer");
        dotIsSaid = true;
        unconfirmed = true;
        super.finishData();
        unconfirmed = false;
    }

    /** The first reply after the dot is the one to it; a 4yz or 5yz says that the message was not taken. */
    @Override
    protected int readServerResponse() throws MessagingException {
        if (!dotIsSaid) return super.readServerResponse();
        dotIsSaid = false;
        var asEver = waitFor((int) patience.toMillis());
        var code = super.readServerResponse();
        waitFor(asEver);
        if (code >= 400) unconfirmed = false;
        return code;
    }

    /** Gives the time (ms) for which replies were waited for before. */
    private int waitFor(int millis) throws MessagingException {
        try {
            if (socket.isClosed()) return millis;
            var before = socket.getSoTimeout();
            socket.setSoTimeout(millis);
            return before;
        } catch (SocketException gone) {
            throw new MessagingException("the connection is gone", gone);
        }
    }
}
