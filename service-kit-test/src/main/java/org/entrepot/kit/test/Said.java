package org.entrepot.kit.test;

import java.util.List;
import java.util.UUID;
import org.entrepot.events.EventCatalogue;
import org.entrepot.events.Fact;
import org.entrepot.kit.Wire;

/**
 * What a service said: the rows of its outbox, which is all that ever reaches anybody. Assert this before what was stored.
 */
public final class Said {

    private Said() {}

    /** One fact as it was said. */
    public record Line(
            UUID id,
            String topic,
            String key,
            String type,
            long sequence,
            String causationId,
            String correlationId,
            String traceparent,
            Fact fact) {}

    /** What the service under test said about this key so far, in order. */
    public static List<Fact> about(Object key) {
        return lines(key).stream().map(Line::fact).toList();
    }

    /** The types of what was said about this key, in order. */
    public static List<? extends Class<?>> typesAbout(Object key) {
        return about(key).stream().map(Object::getClass).toList();
    }

    /** What was said about this key, with envelopes. */
    public static List<Line> lines(Object key) {
        var sql = "select id, topic, key, type, sequence, causation_id, correlation_id, traceparent, payload from "
                + TestSchemas.of(RealParts.service()) + ".outbox where key = ? order by topic, sequence";
        return Database.query(
                sql,
                row -> new Line(
                        row.getObject("id", UUID.class),
                        row.getString("topic"),
                        row.getString("key"),
                        row.getString("type"),
                        row.getLong("sequence"),
                        row.getString("causation_id"),
                        row.getString("correlation_id"),
                        row.getString("traceparent"),
                        Wire.read(
                                row.getString("payload"),
                                EventCatalogue.named(row.getString("type"))
                                        .orElseThrow()
                                        .type())),
                key.toString());
    }

    /** Waits until a fact of this type was said about the key, and gives the first. */
    public static <F extends Fact> F await(Class<F> type, Object key) {
        return type.cast(Probe.until(
                        type.getSimpleName() + " is said about " + key,
                        () -> about(key),
                        said -> said.stream().anyMatch(type::isInstance))
                .stream()
                .filter(type::isInstance)
                .findFirst()
                .orElseThrow());
    }
}
