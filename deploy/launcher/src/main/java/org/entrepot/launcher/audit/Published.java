package org.entrepot.launcher.audit;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.entrepot.events.EventCatalogue;
import org.entrepot.events.Topic;
import org.entrepot.launcher.platform.HeardFact;
import org.entrepot.launcher.platform.Json;
import org.entrepot.launcher.platform.Topics;

/** Everything that lies in the fact topics, read once, kept as fingerprints. */
final class Published {
    private static final Set<String> COMPACTED = EventCatalogue.topics().stream()
            .filter(Topic::compacted)
            .map(Topic::name)
            .collect(Collectors.toUnmodifiableSet());

    /** Told once per return. */
    private static final Set<String> ONCE_PER_RETURN = Set.of("return.received", "return.inspected", "return.resolved");

    private final Print print = new Print();
    private final Map<UUID, Seen> facts = new HashMap<>();
    private final List<Finding> strange = new ArrayList<>();
    private final Map<String, Long> latestOfCompacted = new HashMap<>();
    private final Map<String, Set<String>> tellings = new TreeMap<>();
    private long records;

    /**
     * A fact in its topic; the copies that at-least-once delivery makes are alike, and count as one. There is one for each
     * fact of the shop's last days, all in memory: its parts are numbers.
     *
     * @param number counts them, from 0
     */
    record Seen(int number, long printHigh, long printLow, String topic, int partition, long offset, long second) {

        static Seen of(int number, UUID print, HeardFact fact) {
            return new Seen(
                    number,
                    print.getMostSignificantBits(),
                    print.getLeastSignificantBits(),
                    fact.topic(),
                    fact.kafka().partition(),
                    fact.kafka().offset(),
                    fact.time().getEpochSecond());
        }

        UUID print() {
            return new UUID(printHigh, printLow);
        }

        /** When it happened, to the second. */
        Instant time() {
            return Instant.ofEpochSecond(second);
        }

        String place() {
            return HeardFact.place(topic, partition, offset);
        }
    }

    private Published() {}

    /** @param beside hears each record too: the topics are long, and read once */
    static Published readFrom(String bootstrapServers, Consumer<HeardFact> beside) {
        var published = new Published();
        Topics.scan(bootstrapServers, Topics.all(), fact -> {
            published.take(fact);
            beside.accept(fact);
        });
        return published;
    }

    Map<UUID, Seen> facts() {
        return facts;
    }

    long records() {
        return records;
    }

    /** Records that are no facts, and facts of one id that differ. */
    List<Finding> strange() {
        return strange;
    }

    /** Whether a later fact of the same key took its place in a compacted topic. */
    boolean wasReplaced(String topic, String key, long sequence) {
        return COMPACTED.contains(topic) && latestOfCompacted.getOrDefault(topic + "\n" + key, 0L) > sequence;
    }

    /** Fact and return, to the ids of the facts that say it. */
    Map<String, Set<String>> tellings() {
        return tellings;
    }

    private void take(HeardFact fact) {
        records++;
        final UUID id;
        try {
            id = UUID.fromString(fact.id());
        } catch (IllegalArgumentException noFact) {
            strange.add(new Finding(Remedy.NEEDS_A_PERSON, fact.place(), "a record without the id of a fact"));
            return;
        }
        var seen = Seen.of(facts.size(), print.of(fact), fact);
        var before = facts.putIfAbsent(id, seen);
        if (before != null && !before.print().equals(seen.print()))
            strange.add(new Finding(
                    Remedy.NEEDS_A_PERSON,
                    id.toString(),
                    "differs between " + before.place() + " and " + fact.place()));
        if (COMPACTED.contains(fact.topic()) && fact.sequence().matches("[0-9]{1,18}"))
            latestOfCompacted.merge(fact.topic() + "\n" + fact.key(), Long.parseLong(fact.sequence()), Math::max);
        if (ONCE_PER_RETURN.contains(fact.type())) {
            var about = Json.read(fact.value()).path("returnId").asText();
            // One that names none is no fact that a service said: I-14 finds it.
            if (!about.isEmpty())
                tellings.computeIfAbsent(fact.type() + " of return " + about, none -> new HashSet<>())
                        .add(id.toString());
        }
    }
}
