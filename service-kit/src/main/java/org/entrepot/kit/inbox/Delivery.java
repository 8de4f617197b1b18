package org.entrepot.kit.inbox;

import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.entrepot.events.Fact;
import org.entrepot.kit.Wire;
import org.jspecify.annotations.Nullable;

/**
 * One record as it came, opened as far as it can be opened.
 *
 * @param envelope absent when the headers are no envelope of ours
 * @param fact absent when nobody here reacts to its type, or when it is broken
 * @param broken why the record can never be applied as it is
 */
record Delivery(
        ConsumerRecord<String, byte[]> kafka,
        @Nullable Envelope envelope,
        @Nullable Fact fact,
        @Nullable RuntimeException broken) {

    /** A fact is a few hundred bytes; a record of this size (bytes) was not made by us. */
    static final int LARGEST = 1 << 18;

    static Delivery open(ConsumerRecord<String, byte[]> kafka, Reactions reactions) {
        Envelope envelope = null;
        try {
            envelope = Envelope.of(kafka);
            if (!reactions.reactTo(envelope.type())) return new Delivery(kafka, envelope, null, null);
            return new Delivery(
                    kafka,
                    envelope,
                    read(kafka, reactions.reaction(envelope.type()).type()),
                    null);
        } catch (RuntimeException broken) {
            return new Delivery(kafka, envelope, null, broken);
        }
    }

    private static Fact read(ConsumerRecord<String, byte[]> kafka, Class<? extends Fact> type) {
        if (kafka.value() == null) throw new IllegalArgumentException("the record has no value");
        if (kafka.value().length > LARGEST) {
            throw new IllegalArgumentException("the record has " + kafka.value().length + " bytes");
        }
        var fact = Wire.read(kafka.value(), type);
        if (fact == null) throw new IllegalArgumentException("the value is null");
        if (!fact.key().equals(kafka.key())) {
            throw new IllegalArgumentException("the record's key is not the key of the fact in it");
        }
        return fact;
    }

    Stream stream() {
        return new Stream(kafka.topic(), kafka.key());
    }

    /** A topic's facts of one key: what has an order. */
    record Stream(String topic, String key) {}
}
