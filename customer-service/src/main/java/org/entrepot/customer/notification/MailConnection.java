package org.entrepot.customer.notification;

import jakarta.mail.MessagingException;
import java.time.Duration;
import java.util.function.Consumer;

/** One conversation with the mail server; one thread at a time has it. */
final class MailConnection implements AutoCloseable {

    private final SmtpDialogue transport;
    private final Writer writer;
    private final Consumer<MailConnection> keeper;
    private int left;
    private boolean open = true;
    private long until;
    private volatile long idleSince;

    /**
     * @param most so many messages it takes
     * @param keeper gets it back when it is closed and good for more
     */
    MailConnection(SmtpDialogue transport, int most, Writer writer, Consumer<MailConnection> keeper) {
        this.transport = transport;
        this.left = most;
        this.writer = writer;
        this.keeper = keeper;
    }

    /** Makes a mail of a message. */
    interface Writer {
        Mail write(Waiting waiting, Waiting.Addressee to) throws MessagingException;
    }

    /** For the messages that follow: after this time (ns, {@link System#nanoTime}) no message is completed. */
    MailConnection until(long time) {
        until = time;
        transport.completeUntil(time);
        return this;
    }

    /**
     * Hands one message over; when this returns, the server has taken responsibility for it (250).
     *
     * @throws Refusal when the server will never take it
     * @throws Unconfirmed when nobody knows whether the server took it
     * @throws MessagingException when it did not take it, and may do so later
     */
    void send(Waiting waiting, Waiting.Addressee to) throws MessagingException, Refusal, Unconfirmed {
        var mail = writer.write(waiting, to);
        left--;
        open = false;
        try {
            transport.sendMessage(mail, mail.getAllRecipients());
            open = true;
        } catch (MessagingException failure) {
            if (transport.isUnconfirmed()) throw new Unconfirmed();
            // Asked only now: a server that takes messages is there.
            open = answers();
            Refusal.throwIfForGood(failure);
            throw failure;
        }
    }

    /** Whether another message can be sent, as far as is known without asking the server. */
    boolean isOpen() {
        return open && System.nanoTime() - until < 0;
    }

    /** Whether the server answers. */
    boolean answers() {
        return transport.isConnected();
    }

    boolean isIdleFor(Duration time) {
        return System.nanoTime() - idleSince >= time.toNanos();
    }

    /** Gives it back for the next messages, or ends it when it had a mishap or its fill. */
    @Override
    public void close() {
        idleSince = System.nanoTime();
        if (open && left > 0) keeper.accept(this);
        else hangUp();
    }

    void hangUp() {
        try {
            transport.close();
        } catch (MessagingException alreadyGone) {
            // There is nothing left to say to a server that went away.
        }
    }
}
