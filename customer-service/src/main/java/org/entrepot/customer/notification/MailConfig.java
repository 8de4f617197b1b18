package org.entrepot.customer.notification;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import io.smallrye.config.WithName;
import java.time.Duration;
import java.time.ZoneId;
import java.util.Optional;

/** How mail leaves, and what it says of us. */
@ConfigMapping(prefix = "entrepot.mail")
interface MailConfig {

    String host();

    int port();

    Optional<String> user();

    Optional<String> password();

    /** {@code off} or {@code required}. */
    @WithName("starttls")
    Encryption encryption();

    String from();

    /** The shop's name. */
    String shop();

    String messageIdDomain();

    ZoneId zone();

    /** After so many messages a connection is closed, however good it is. */
    @WithDefault("100")
    int messagesPerConnection();

    @WithDefault("3")
    int connections();

    /** A server that is slow today is given time to come to itself (RFC 5321, section 4.5.4.1). */
    @WithDefault("30m")
    Duration unconfirmedAgainAfter();

    default boolean encrypted() {
        return encryption() == Encryption.REQUIRED;
    }

    enum Encryption {
        OFF,
        REQUIRED
    }
}
