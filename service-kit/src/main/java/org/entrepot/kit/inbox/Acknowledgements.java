package org.entrepot.kit.inbox;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;

/**
 * How far each partition was applied, where the broker does not know it yet. It refuses offsets while a group shares its
 * partitions out anew: what was refused is kept and sent again, for else a partition in which nothing more is said would look
 * unheard for ever. Used by the thread of one channel alone, in which the broker's answers come too.
 */
final class Acknowledgements {

    private final Map<TopicPartition, OffsetAndMetadata> open = new HashMap<>();

    /** Not answered yet. An answer about an older offset than this is about nothing that matters any more. */
    private final Map<TopicPartition, OffsetAndMetadata> sent = new HashMap<>();

    /** @param next where each partition goes on */
    void add(Map<TopicPartition, OffsetAndMetadata> next) {
        open.putAll(next);
    }

    boolean isEmpty() {
        return open.isEmpty();
    }

    /** Tells the broker, and does not wait for its answer. */
    void send(Consumer<?, ?> consumer) {
        open.keySet().retainAll(consumer.assignment());
        var offsets = Map.copyOf(open);
        sent.putAll(offsets);
        open.clear();
        consumer.commitAsync(offsets, this::answered);
    }

    /** Forgets these partitions; gives how far they were applied, for whoever gives them away in good order. */
    Map<TopicPartition, OffsetAndMetadata> giveUp(Collection<TopicPartition> partitions) {
        var theirs = new HashMap<>(sent);
        theirs.putAll(open);
        theirs.keySet().retainAll(partitions);
        sent.keySet().removeAll(partitions);
        open.keySet().removeAll(partitions);
        return theirs;
    }

    private void answered(Map<TopicPartition, OffsetAndMetadata> offsets, @Nullable Exception refused) {
        offsets.forEach((partition, offset) -> {
            if (sent.remove(partition, offset) && refused != null) open.putIfAbsent(partition, offset);
        });
    }
}
