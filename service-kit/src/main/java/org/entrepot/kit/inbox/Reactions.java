package org.entrepot.kit.inbox;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.entrepot.events.EventCatalogue;
import org.entrepot.events.Fact;
import org.entrepot.events.Topic;

/**
 * Fact → what to do, for one channel. A reaction runs inside the transaction that also holds the inbox row and whatever
 * it says; it throws to refuse: {@link NotHereYet} to wait, anything else to have the fact parked with its key.
 */
public final class Reactions {

    private final String channel;
    private final Set<String> topics = new LinkedHashSet<>();
    private final Map<String, Reaction<?>> byType = new LinkedHashMap<>();

    private Reactions(String channel) {
        this.channel = channel;
    }

    /**
     * @param channel what is heard, as {@code "order-events"}; with the service's name it makes the consumer group
     * @param families the sealed families to listen to, one per topic
     */
    @SafeVarargs
    public static Reactions to(String channel, Class<? extends Fact>... families) {
        var reactions = new Reactions(channel);
        for (var family : families) {
            reactions.topics.add(family.getAnnotation(Topic.class).name());
        }
        return reactions;
    }

    /** Reacts to each fact of this type by itself. */
    public <F extends Fact> Reactions when(Class<F> type, Consumer<F> reaction) {
        return add(type, batch -> batch.forEach(heard -> reaction.accept(heard.fact())));
    }

    /** Reacts to each fact of this type by itself, and looks at its envelope. */
    public <F extends Fact> Reactions whenHeard(Class<F> type, Consumer<Heard<F>> reaction) {
        return add(type, batch -> batch.forEach(reaction));
    }

    /** Reacts to all facts of this type in a batch at once; each belongs to another key. The list is never empty. */
    public <F extends Fact> Reactions whenAll(Class<F> type, Consumer<List<F>> reaction) {
        return add(
                type, batch -> reaction.accept(batch.stream().map(Heard::fact).toList()));
    }

    private <F extends Fact> Reactions add(Class<F> type, Consumer<List<Heard<F>>> reaction) {
        var entry = EventCatalogue.of(type);
        if (!topics.contains(entry.topic())) {
            throw new IllegalArgumentException(
                    channel + " does not hear " + entry.topic() + ", where " + entry.name() + " is told");
        }
        if (byType.put(entry.name(), new Reaction<>(type, reaction)) != null) {
            throw new IllegalArgumentException(channel + " has two reactions to " + entry.name());
        }
        return this;
    }

    public String channel() {
        return channel;
    }

    public Set<String> topics() {
        return Set.copyOf(topics);
    }

    /** The types that this channel reacts to. */
    public Set<Class<? extends Fact>> types() {
        var types = new LinkedHashSet<Class<? extends Fact>>();
        byType.values().forEach(reaction -> types.add(reaction.type()));
        return types;
    }

    boolean reactTo(String type) {
        return byType.containsKey(type);
    }

    Reaction<?> reaction(String type) {
        return byType.get(type);
    }

    record Reaction<F extends Fact>(Class<F> type, Consumer<List<Heard<F>>> work) {

        @SuppressWarnings("unchecked") // The batch was decoded with this very type.
        void run(List<? extends Heard<?>> batch) {
            work.accept((List<Heard<F>>) batch);
        }
    }
}
