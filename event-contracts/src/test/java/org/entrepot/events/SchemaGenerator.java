package org.entrepot.events;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.lang.reflect.AnnotatedParameterizedType;
import java.lang.reflect.AnnotatedType;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * JSON Schemas (draft 2020-12) from records. Own work instead of a library, because three things are ours: what is
 * optional is what jspecify calls nullable, enums are open, and descriptions are the Javadoc.
 */
final class SchemaGenerator {

    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    /** Types of JDK values and how they look on the wire: type and format. */
    private static final Map<Class<?>, List<String>> VALUES = Map.of(
            UUID.class, List.of("string", "uuid"),
            Instant.class, List.of("string", "date-time"),
            LocalDate.class, List.of("string", "date"),
            String.class, List.of("string"),
            int.class, List.of("integer", "int32"),
            long.class, List.of("integer", "int64"),
            boolean.class, List.of("boolean"));

    private SchemaGenerator() {}

    /** The schema of a fact, with where it travels, so that moving it counts as a change. */
    static ObjectNode schemaOf(EventCatalogue.Entry entry) {
        var schema = NODES.objectNode()
                .put("$schema", "https://json-schema.org/draft/2020-12/schema")
                .put("$id", entry.dataschema())
                .put("title", entry.type().getSimpleName())
                .put("x-topic", entry.topic());
        return schema.setAll(payload(entry));
    }

    /** The schema of a fact's value alone, as another document may enclose it. */
    static ObjectNode payload(EventCatalogue.Entry entry) {
        return object(entry.type(), Javadoc.of(entry.type()));
    }

    /** The schema of one record: closed to nothing, because contracts grow. */
    private static ObjectNode object(Class<?> type, String description) {
        var schema = NODES.objectNode().put("type", "object").put("description", description);
        var properties = schema.putObject("properties");
        var required = NODES.arrayNode();
        for (var component : type.getRecordComponents()) {
            properties.set(component.getName(), described(component, type));
            if (!component.getAnnotatedType().isAnnotationPresent(Nullable.class)) required.add(component.getName());
        }
        if (!required.isEmpty()) schema.set("required", required);
        return schema.put("additionalProperties", true);
    }

    private static ObjectNode described(RecordComponent component, Class<?> owner) {
        var schema = value(component.getAnnotatedType());
        Javadoc.ofComponent(owner, component.getName()).ifPresent(text -> schema.put("description", text));
        return schema;
    }

    private static ObjectNode value(AnnotatedType annotated) {
        if (annotated instanceof AnnotatedParameterizedType generic) return container(generic);
        var type = (Class<?>) annotated.getType();
        if (VALUES.containsKey(type)) return plain(VALUES.get(type));
        if (type.isEnum()) return openEnum(type);
        if (type.isRecord()) return object(type, Javadoc.firstSentence(type));
        throw new IllegalArgumentException(type.getName() + " has no form on the wire");
    }

    private static ObjectNode container(AnnotatedParameterizedType generic) {
        var raw = ((ParameterizedType) generic.getType()).getRawType();
        var last = generic.getAnnotatedActualTypeArguments()[generic.getAnnotatedActualTypeArguments().length - 1];
        if (raw == List.class) return NODES.objectNode().put("type", "array").set("items", value(last));
        if (raw == Map.class) return NODES.objectNode().put("type", "object").set("additionalProperties", value(last));
        throw new IllegalArgumentException(raw + " has no form on the wire");
    }

    private static ObjectNode plain(List<String> typeAndFormat) {
        var schema = NODES.objectNode().put("type", typeAndFormat.getFirst());
        if (typeAndFormat.size() > 1) schema.put("format", typeAndFormat.getLast());
        return schema;
    }

    /** Lists the values without closing the set: a validator with an old schema must let a young value pass. */
    private static ObjectNode openEnum(Class<?> type) {
        var schema = NODES.objectNode().put("type", "string").put("description", Javadoc.firstSentence(type));
        var values = schema.putArray("x-extensible-enum");
        var names = Arrays.stream(type.getEnumConstants())
                .map(constant -> ((Enum<?>) constant).name())
                .toList();
        if (!names.contains("UNKNOWN")) throw new IllegalArgumentException(type.getName() + " lacks UNKNOWN");
        names.stream().filter(name -> !name.equals("UNKNOWN")).forEach(values::add);
        return schema;
    }
}
