package org.entrepot.customer.notification;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.entrepot.customer.notification.Notifications.Outcome;
import org.entrepot.customer.notification.SendNotifications.Which;
import org.entrepot.kit.errand.Errand;
import org.entrepot.kit.errand.SomeFailed;
import org.jspecify.annotations.Nullable;

/** The messages that are taken to the mail server together, each with its errand, and what became of them so far. */
final class Round {

    /** So often a server may have taken a message: then the customer has it, or never gets it. */
    private static final int MOST_UNCONFIRMED = 3;

    private final List<Waiting> messages = new ArrayList<>();
    private final Map<UUID, Errand<Which>> errands = new HashMap<>();
    private final Set<UUID> done = new HashSet<>();
    private final List<Outcome> outcomes = new ArrayList<>();
    private final List<Waiting> unconfirmed = new ArrayList<>();

    /** @param waiting what is still to be sent of what the errands are about; only what one of them is for is sent */
    Round(List<Errand<Which>> errands, List<Waiting> waiting) {
        for (var message : waiting) {
            for (var errand : errands) {
                if (errand.payload().isFor(message)) add(message, errand);
            }
        }
    }

    private void add(Waiting message, Errand<Which> errand) {
        messages.add(message);
        errands.put(message.id(), errand);
    }

    List<Waiting> messages() {
        return messages;
    }

    Errand<Which> errand(Waiting message) {
        return errands.get(message.id());
    }

    /** @param reason why it failed for good; null when it was sent */
    void ended(Waiting message, @Nullable String reason) {
        outcomes.add(new Outcome(message.id(), reason));
        done.add(message.id());
    }

    /** The server may have taken it. */
    void unconfirmed(Waiting message) {
        if (message.unconfirmed() + 1 >= MOST_UNCONFIRMED) {
            ended(message, "UNCONFIRMED");
        } else {
            unconfirmed.add(message);
            done.add(message.id());
        }
    }

    List<Outcome> outcomes() {
        return outcomes;
    }

    List<Waiting> unconfirmed() {
        return unconfirmed;
    }

    boolean hasNews() {
        return !done.isEmpty();
    }

    /** Those that the server did not take are tried again soon, and nothing else. */
    void throwIfSomeWereNotTaken() {
        var failures = new HashMap<UUID, RuntimeException>();
        for (var message : messages) {
            if (!done.contains(message.id()))
                failures.put(errand(message).id(), new IllegalStateException("it was not taken for now"));
        }
        if (!failures.isEmpty()) throw new SomeFailed(failures);
    }
}
