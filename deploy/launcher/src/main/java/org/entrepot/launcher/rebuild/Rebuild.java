package org.entrepot.launcher.rebuild;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.entrepot.launcher.platform.Platform;
import org.entrepot.launcher.platform.Rest;
import org.entrepot.launcher.platform.Schemas;
import org.entrepot.stack.connect.ConnectRest;
import org.entrepot.stack.kafka.Topics;
import org.entrepot.stack.process.Wait;

/**
 * Fills the topics from the outboxes. The rows are said again in the database and the relay carries them, as it carries
 * everything: same key, headers and payload, and one writer per topic, so that nothing new overtakes what is old.
 */
final class Rebuild {
    private static final Duration ALL_HEARD = Duration.ofMinutes(15);
    private static final Duration LOOK = Duration.ofMillis(500);

    /** Where Connect keeps the connector's settings and how far it has read. */
    private static final Set<String> RELAYS_OWN =
            Set.of("entrepot-connect-configs", "entrepot-connect-offsets", "entrepot-connect-status");

    private final Platform platform;
    private final Connection superuser;
    private final Consumer<String> news;

    Rebuild(Platform platform, Connection superuser, Consumer<String> news) {
        this.platform = platform;
        this.superuser = superuser;
        this.news = news;
    }

    /** Throws away what lies in the topics, and how far everybody has read. */
    void wipe() {
        try (var admin = admin()) {
            var gone = new Groups(admin).forget(Topics.ofFacts());
            news.accept("Emptied " + gone + " topics.");
        }
    }

    /** Says everything that is kept again and returns when everybody has heard it. Gives the number of facts. */
    long fill() throws SQLException {
        try (var admin = admin()) {
            Topics.create(admin, Topics.all());
            news.accept("%d topics are there.".formatted(Topics.all().size()));
            var groups = new Groups(admin);
            var slot = new Slot(superuser);
            if (slot.isLost()) replace(slot, groups);
            else restartTheRelayIfItsMemoryIsGone(groups);
            slot.awaitReader(platform.stack().live().connectRest());
            groups.awaitEverybody(superuser);
        }
        var begin = System.nanoTime();
        long said = 0;
        for (var schema : Schemas.all()) said += new SayAgain(superuser, schema, news).everything();
        var left = System.nanoTime();
        new Slot(superuser).awaitAllCarried();
        awaitHeard();
        news.accept("%,d facts said again in %.1f s; all carried and heard after %.1f s."
                .formatted(said, (left - begin) / 1e9, (System.nanoTime() - begin) / 1e9));
        return said;
    }

    /** A relay that remembered where it was would look for a place in the log that no slot leads to. */
    private void replace(Slot slot, Groups groups) {
        news.accept("The database gave the relay's slot up: it gets another, and the relay forgets where it was.");
        platform.stack().hold("connect");
        groups.drop(RELAYS_OWN);
        slot.makeAnew();
        platform.stack().release("connect");
    }

    /** Its settings and offsets lie in topics too. Without them it goes on from where the slot is: nothing is skipped. */
    private void restartTheRelayIfItsMemoryIsGone(Groups groups) {
        if (groups.hasTopics(RELAYS_OWN) && isRunning(platform.stack().live().connectRest())) return;
        news.accept("The connector's own topics are gone: it starts anew from the slot.");
        platform.stack().hold("connect");
        platform.stack().release("connect");
    }

    private static boolean isRunning(ConnectRest connect) {
        return connect.missing() == null;
    }

    private void awaitHeard() {
        try (var rest = Rest.of(platform.kafka())) {
            Wait.until(ALL_HEARD, LOOK, () -> {
                var lag = rest.lag();
                return lag.isEmpty()
                        ? null
                        : lag.entrySet().stream()
                                .map(group -> group.getValue() + " not yet heard by " + group.getKey())
                                .collect(Collectors.joining(", "));
            });
        }
    }

    private Admin admin() {
        return platform.stack().live().kafka().admin();
    }
}
