package org.entrepot.customer.notification;

import java.time.Duration;
import java.time.ZoneId;
import java.util.Optional;

/** The configuration as it is, for tests that start nothing. */
record TestMailConfig(int port, int messagesPerConnection) implements MailConfig {

    TestMailConfig() {
        this(25, 100);
    }

    @Override
    public String host() {
        return "127.0.0.1";
    }

    @Override
    public Optional<String> user() {
        return Optional.empty();
    }

    @Override
    public Optional<String> password() {
        return Optional.empty();
    }

    @Override
    public Encryption encryption() {
        return Encryption.OFF;
    }

    @Override
    public String from() {
        return "orders@entrepot.example";
    }

    @Override
    public String shop() {
        return "Entrepot";
    }

    @Override
    public String messageIdDomain() {
        return "mail.entrepot.example";
    }

    @Override
    public ZoneId zone() {
        return ZoneId.of("Europe/London");
    }

    @Override
    public int connections() {
        return 3;
    }

    @Override
    public Duration unconfirmedAgainAfter() {
        return Duration.ofMinutes(30);
    }
}
