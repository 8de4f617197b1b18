package org.entrepot.customer.notification;

import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.InternetAddress;
import java.io.UnsupportedEncodingException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.Date;
import java.util.Properties;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/** The way to the mail server (SMTP, RFC 5321). Connections that did well are kept for a while for the next messages. */
@ApplicationScoped
class Postbox {

    /** Well within the five minutes for which a mail server waits (RFC 5321, section 4.5.3.2.7). */
    private static final Duration KEPT_IDLE = Duration.ofSeconds(10);

    /**
     * So long after a run began messages are completed. It begins at most half a minute after its errands were leased; with
     * that, a slow write and the wait for an answer, their lease of a minute has not ended: nobody else takes them up.
     */
    private static final Duration COMPLETES_FOR = Duration.ofSeconds(4);

    /** For the answer to a complete message, which a server that looks into it first gives late. */
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final Session session;
    private final MailConfig config;
    private final Letters letters;
    private final Clock clock;
    private final Duration patience;
    private final ConcurrentLinkedDeque<MailConnection> idle = new ConcurrentLinkedDeque<>();
    private final ScheduledThreadPoolExecutor timer;

    @Inject
    Postbox(MailConfig config, Letters letters, Clock clock) {
        this(config, letters, clock, PATIENCE);
    }

    Postbox(MailConfig config, Letters letters, Clock clock, Duration patience) {
        this.timer = timer();
        this.session = Session.getInstance(properties(config, timer));
        this.config = config;
        this.letters = letters;
        this.clock = clock;
        this.patience = patience;
    }

    /**
     * A connection that was kept and still answers, else a new one; to be given back by closing it.
     *
     * @param begun when the run began that it is for, by {@link System#nanoTime}
     */
    MailConnection open(long begun) throws MessagingException {
        var until = begun + COMPLETES_FOR.toNanos();
        for (var kept = idle.pollFirst(); kept != null; kept = idle.pollFirst()) {
            if (kept.answers()) return kept.until(until);
            kept.hangUp();
        }
        var dialogue = new SmtpDialogue(session, patience);
        dialogue.connect(config.user().orElse(null), config.password().orElse(null));
        return new MailConnection(dialogue, config.messagesPerConnection(), this::write, idle::addFirst).until(until);
    }

    /**
     * Hangs up what is idle, and ends writes that take too long. What it does next is always the former, so that the
     * deadline of a write, which is nearly always called off, wakes no thread.
     */
    private ScheduledThreadPoolExecutor timer() {
        var timer = new ScheduledThreadPoolExecutor(
                1, Thread.ofPlatform().name("mail-timer").daemon().factory());
        timer.setRemoveOnCancelPolicy(true);
        timer.scheduleWithFixedDelay(this::hangUpWhatIsIdle, 2, 2, TimeUnit.SECONDS);
        return timer;
    }

    private void hangUpWhatIsIdle() {
        for (var kept : idle) {
            // Not on the timer's thread: whoever writes to the server relies on it.
            if (kept.isIdleFor(KEPT_IDLE) && idle.remove(kept))
                Thread.ofVirtual().start(kept::hangUp);
        }
    }

    @PreDestroy
    void shut() {
        for (var kept = idle.pollFirst(); kept != null; kept = idle.pollFirst()) kept.hangUp();
        timer.shutdownNow();
    }

    private Mail write(Waiting waiting, Waiting.Addressee to) throws MessagingException {
        var mail = new Mail(session, waiting.id(), config.messageIdDomain(), letters.of(waiting, to));
        mail.setFrom(address(config.from(), config.shop()));
        mail.setRecipient(Message.RecipientType.TO, address(to.email(), to.name()));
        mail.setSentDate(Date.from(clock.instant()));
        mail.setContentLanguage(new String[] {to.language()});
        return mail;
    }

    private static InternetAddress address(String email, String name) throws MessagingException {
        try {
            return new InternetAddress(email, name, StandardCharsets.UTF_8.name());
        } catch (UnsupportedEncodingException impossible) {
            throw new MessagingException("every Java platform has UTF-8", impossible);
        }
    }

    private static Properties properties(MailConfig config, ScheduledExecutorService timer) {
        var properties = new Properties();
        properties.setProperty("mail.smtp.host", config.host());
        properties.setProperty("mail.smtp.port", Integer.toString(config.port()));
        properties.setProperty("mail.smtp.localhost", config.messageIdDomain());
        properties.setProperty("mail.smtp.connectiontimeout", "3000");
        properties.setProperty("mail.smtp.timeout", "5000");
        properties.setProperty("mail.smtp.writetimeout", "5000");
        // One for all connections: by itself each starts a thread of its own.
        properties.put("mail.smtp.executor.writetimeout", timer);
        properties.put("mail.smtp.socketFactory", new PromptSockets());
        // By itself it tries once more with sockets of another make when the server is away.
        properties.setProperty("mail.smtp.socketFactory.fallback", "false");
        properties.setProperty("mail.smtp.auth", Boolean.toString(config.user().isPresent()));
        properties.setProperty("mail.smtp.starttls.enable", Boolean.toString(config.encrypted()));
        properties.setProperty("mail.smtp.starttls.required", Boolean.toString(config.encrypted()));
        properties.setProperty("mail.smtp.ssl.checkserveridentity", "true");
        return properties;
    }
}
