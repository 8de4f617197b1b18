package org.entrepot.kit.retention;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Period;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** For how long what protects somebody is kept. */
@ApplicationScoped
class Keeping {

    private final int inboxDays;
    private final int errandDays;
    private final int idempotencyDays;

    /**
     * @param inboxDays more than the outbox and every topic keep facts
     * @throws IllegalArgumentException when what was heard would be forgotten before it can no longer be told again
     */
    Keeping(
            @ConfigProperty(name = "entrepot.outbox.keep-days") int outboxDays,
            @ConfigProperty(name = "entrepot.retention.inbox-days") int inboxDays,
            @ConfigProperty(name = "entrepot.retention.errand-days") int errandDays,
            @ConfigProperty(name = "entrepot.retention.idempotency-days") int idempotencyDays) {
        if (inboxDays <= outboxDays)
            throw new IllegalArgumentException("entrepot.retention.inbox-days (" + inboxDays
                    + ") must be more than entrepot.outbox.keep-days (" + outboxDays
                    + "): facts that are said again are known by the inbox.");
        this.inboxDays = inboxDays;
        this.errandDays = errandDays;
        this.idempotencyDays = idempotencyDays;
    }

    Period of(Kept kept) {
        return Period.ofDays(
                switch (kept) {
                    case INBOX -> inboxDays;
                    case ERRAND -> errandDays;
                    case IDEMPOTENCY_KEY -> idempotencyDays;
                });
    }
}
