package org.entrepot.kit.inbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.clients.consumer.MockConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.consumer.OffsetCommitCallback;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.RebalanceInProgressException;
import org.junit.jupiter.api.Test;

class AcknowledgementsTest {

    private static final TopicPartition QUIET = new TopicPartition("inventory.reservations.v1", 4);
    private static final TopicPartition BUSY = new TopicPartition("inventory.reservations.v1", 5);

    private final Acknowledgements acknowledgements = new Acknowledgements();
    private final Group group = new Group();

    @Test
    void what_was_refused_in_a_rebalance_is_sent_again() {
        acknowledgements.add(Map.of(QUIET, at(388)));
        acknowledgements.send(group);

        group.refusesNext();
        assertThat(acknowledgements.isEmpty()).isFalse();
        acknowledgements.send(group);
        group.takesNext();

        assertThat(group.committed(Set.of(QUIET))).containsEntry(QUIET, at(388));
        assertThat(acknowledgements.isEmpty()).isTrue();
    }

    @Test
    void what_was_refused_does_not_come_back_over_what_was_applied_since() {
        acknowledgements.add(Map.of(BUSY, at(1)));
        acknowledgements.send(group);
        acknowledgements.add(Map.of(BUSY, at(2)));
        group.refusesNext();

        acknowledgements.send(group);
        group.takesNext();

        assertThat(group.committed(Set.of(BUSY))).containsEntry(BUSY, at(2));
    }

    @Test
    void what_was_refused_does_not_come_back_behind_what_was_sent_since() {
        acknowledgements.add(Map.of(BUSY, at(1)));
        acknowledgements.send(group);
        acknowledgements.add(Map.of(BUSY, at(2)));
        acknowledgements.send(group);

        group.refusesNext();
        group.takesNext();

        assertThat(acknowledgements.isEmpty()).isTrue();
    }

    @Test
    void a_partition_that_goes_to_another_member_takes_along_how_far_it_was_applied_and_nothing_comes_back() {
        acknowledgements.add(Map.of(QUIET, at(388), BUSY, at(1)));
        acknowledgements.send(group);
        acknowledgements.add(Map.of(BUSY, at(2)));

        var theirs = acknowledgements.giveUp(List.of(QUIET, BUSY));
        group.refusesNext();

        assertThat(theirs).containsOnly(Map.entry(QUIET, at(388)), Map.entry(BUSY, at(2)));
        assertThat(acknowledgements.isEmpty()).isTrue();
    }

    private static OffsetAndMetadata at(long offset) {
        return new OffsetAndMetadata(offset);
    }

    /** Kafka's own stand-in, whose broker answers when it is told to. */
    private static final class Group extends MockConsumer<String, byte[]> {

        private final List<Runnable> refusals = new ArrayList<>();
        private final List<Runnable> answers = new ArrayList<>();

        Group() {
            super("earliest");
            assign(List.of(QUIET, BUSY));
        }

        @Override
        public synchronized void commitAsync(
                Map<TopicPartition, OffsetAndMetadata> offsets, OffsetCommitCallback callback) {
            answers.add(() -> super.commitAsync(offsets, callback));
            refusals.add(() -> callback.onComplete(offsets, new RebalanceInProgressException("sharing out")));
        }

        void takesNext() {
            refusals.removeFirst();
            answers.removeFirst().run();
        }

        void refusesNext() {
            answers.removeFirst();
            refusals.removeFirst().run();
        }
    }
}
