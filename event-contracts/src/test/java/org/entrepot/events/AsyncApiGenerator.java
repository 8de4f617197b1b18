package org.entrepot.events;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.fasterxml.jackson.dataformat.yaml.YAMLGenerator;

/** The AsyncAPI 3 document: every topic, what travels on it, and the headers around it. */
final class AsyncApiGenerator {

    private static final ObjectMapper YAML = new ObjectMapper(YAMLFactory.builder()
            .enable(YAMLGenerator.Feature.MINIMIZE_QUOTES)
            .enable(YAMLGenerator.Feature.ALWAYS_QUOTE_NUMBERS_AS_STRINGS)
            .enable(YAMLGenerator.Feature.INDENT_ARRAYS_WITH_INDICATOR)
            .disable(YAMLGenerator.Feature.WRITE_DOC_START_MARKER)
            .disable(YAMLGenerator.Feature.SPLIT_LINES)
            .build());

    private static final String KAFKA_BINDING = "0.5.0";

    private AsyncApiGenerator() {}

    static String document() {
        var root = JsonNodeFactory.instance.objectNode().put("asyncapi", "3.0.0");
        describe(root.putObject("info"));
        root.put("defaultContentType", "application/json");
        root.putObject("servers")
                .putObject("local")
                .put("host", "127.0.0.1:18092")
                .put("protocol", "kafka")
                .put("description", "The broker of a platform on this machine, at the default port base.");
        var channels = root.putObject("channels");
        var operations = root.putObject("operations");
        for (var family : EventCatalogue.families()) {
            var topic = family.getAnnotation(Topic.class);
            channel(channels.putObject(topic.name()), family, topic);
            reading(operations.putObject("read-" + topic.name()), topic);
        }
        components(root.putObject("components"));
        return text(root);
    }

    private static void describe(ObjectNode info) {
        info.put("title", "Entrepot: the published language")
                .put("version", "1")
                .put("description", """
                        What the services of Entrepot say to each other and to outsiders, through Kafka.
                        Each message is a CloudEvent 1.0 in the Kafka binary binding: the value is the business fact as JSON, all else is in headers.
                        Messages come at least once: remember ce_id. Messages of one key come in order: ce_sequence tells when one is missing.
                        Contracts only grow: ignore fields, values and types that you do not know.
                        """.strip());
        info.putObject("license")
                .put("name", "Apache-2.0")
                .put("url", "https://www.apache.org/licenses/LICENSE-2.0.txt");
    }

    private static void channel(ObjectNode channel, Class<? extends Fact> family, Topic topic) {
        channel.put("address", topic.name())
                .put("description", Javadoc.of(family) + " Said by " + topic.producer() + " alone.");
        var messages = channel.putObject("messages");
        EventCatalogue.all().stream()
                .filter(entry -> entry.topic().equals(topic.name()))
                .map(entry -> entry.type().getSimpleName())
                .forEach(name -> messages.putObject(name).put("$ref", "#/components/messages/" + name));
        var kafka = channel.putObject("bindings").putObject("kafka");
        kafka.put("topic", topic.name()).put("partitions", topic.partitions());
        kafka.putObject("topicConfiguration").putArray("cleanup.policy").add(topic.compacted() ? "compact" : "delete");
        kafka.put("bindingVersion", KAFKA_BINDING);
    }

    private static void reading(ObjectNode operation, Topic topic) {
        operation.put("action", "receive").put("summary", "Read what " + topic.producer() + " says.");
        operation.putObject("channel").put("$ref", "#/channels/" + topic.name());
    }

    private static void components(ObjectNode components) {
        var messages = components.putObject("messages");
        for (var entry : EventCatalogue.all())
            message(messages.putObject(entry.type().getSimpleName()), entry);
        envelope(components.putObject("schemas").putObject("Envelope"));
    }

    private static void message(ObjectNode message, EventCatalogue.Entry entry) {
        message.put("name", entry.name())
                .put("title", entry.type().getSimpleName())
                .put("summary", Javadoc.of(entry.type()))
                .put("contentType", "application/json");
        var headers = message.putObject("headers").put("type", "object");
        var parts = headers.putArray("allOf");
        parts.addObject().put("$ref", "#/components/schemas/Envelope");
        var own = parts.addObject().put("type", "object").putObject("properties");
        own.putObject("ce_type").put("const", entry.name());
        own.putObject("ce_source").put("const", "/" + entry.producer());
        own.putObject("ce_dataschema").put("const", entry.dataschema());
        message.set("payload", SchemaGenerator.payload(entry));
        message.putObject("correlationId").put("location", "$message.header#/ce_correlationid");
        var kafka = message.putObject("bindings").putObject("kafka");
        kafka.putObject("key").put("type", "string").put("description", "The id whose facts stay in order.");
        kafka.put("bindingVersion", KAFKA_BINDING);
        for (var sample : Samples.of(entry.type()))
            message.withArray("examples").addObject().set("payload", Wire.tree(sample));
    }

    private static void envelope(ObjectNode envelope) {
        envelope.put("type", "object")
                .put("description", "CloudEvents 1.0, Kafka binary binding; every header is text.");
        var headers = envelope.putObject("properties");
        header(headers, "ce_specversion", "The version of CloudEvents.").put("const", "1.0");
        header(headers, "ce_id", "The id of this message; it comes again with the same id.")
                .put("format", "uuid");
        header(headers, "ce_type", "The wire name of the fact.");
        header(headers, "ce_source", "The service that says it.");
        header(headers, "ce_time", "When it happened.").put("format", "date-time");
        header(headers, "ce_subject", "The record key again.");
        header(headers, "ce_dataschema", "The id of the JSON Schema of the value.");
        header(headers, "ce_sequence", "Counts the facts of a topic and key from 1, without gaps.")
                .put("pattern", "^[1-9][0-9]*$");
        header(headers, "ce_correlationid", "The id that all messages of one piece of business share.");
        header(headers, "ce_causationid", "The id of the message that caused this one; absent when a person did.");
        header(headers, "traceparent", "W3C trace context; absent when nothing is traced.");
        header(headers, "content-type", "How the value is written.").put("const", "application/json");
        var required = envelope.putArray("required");
        headers.fieldNames().forEachRemaining(name -> {
            if (!name.equals("ce_causationid") && !name.equals("traceparent")) required.add(name);
        });
    }

    private static ObjectNode header(ObjectNode headers, String name, String description) {
        return headers.putObject(name).put("type", "string").put("description", description);
    }

    private static String text(ObjectNode document) {
        try {
            return YAML.writeValueAsString(document);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
