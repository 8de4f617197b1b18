package org.entrepot.spans.receiver;

import com.google.protobuf.ByteString;
import io.opentelemetry.proto.common.v1.AnyValue;
import io.opentelemetry.proto.common.v1.KeyValue;
import io.opentelemetry.proto.trace.v1.Span;
import io.opentelemetry.proto.trace.v1.Status;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * A span as a backend would have it.
 *
 * @param parent empty for the root of a trace
 * @param kind {@code SERVER}, {@code CLIENT}, {@code PRODUCER}, {@code CONSUMER} or {@code INTERNAL}
 * @param failed whether its status is an error
 * @param nanos how long it took
 * @param attributes by name, numbers as text
 * @param resource what was said of the process it happened in
 */
public record ReceivedSpan(
        String trace,
        String id,
        String parent,
        String name,
        String kind,
        boolean failed,
        long nanos,
        Map<String, String> attributes,
        Map<String, String> resource) {

    static ReceivedSpan of(Span span, Map<String, String> resource) {
        return new ReceivedSpan(
                hex(span.getTraceId()),
                hex(span.getSpanId()),
                hex(span.getParentSpanId()),
                span.getName(),
                span.getKind().name().replace("SPAN_KIND_", ""),
                span.getStatus().getCode() == Status.StatusCode.STATUS_CODE_ERROR,
                span.getEndTimeUnixNano() - span.getStartTimeUnixNano(),
                attributes(span.getAttributesList()),
                resource);
    }

    /** The service it happened in. */
    public String service() {
        return resource.getOrDefault("service.name", "");
    }

    public boolean isRoot() {
        return parent.isEmpty();
    }

    /** What was said of it under this name; empty when nothing was. */
    public String attribute(String name) {
        return attributes.getOrDefault(name, "");
    }

    static Map<String, String> attributes(List<KeyValue> pairs) {
        var attributes = new TreeMap<String, String>();
        for (var pair : pairs) attributes.put(pair.getKey(), text(pair.getValue()));
        return attributes;
    }

    private static String text(AnyValue value) {
        return value.hasStringValue() ? value.getStringValue() : Long.toString(value.getIntValue());
    }

    private static String hex(ByteString id) {
        return HexFormat.of().formatHex(id.toByteArray());
    }

    @Override
    public String toString() {
        return service() + " " + kind + " " + name + " " + id + " of " + (isRoot() ? "nobody" : parent);
    }
}
