package org.entrepot.e2e;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import org.entrepot.launcher.platform.Answer;
import org.entrepot.launcher.platform.Api;

/**
 * The OpenAPI document of the gateway, and every answer that a scenario gets held against it: status, what must be there,
 * and nothing that it does not speak of. A client that was generated from the document understands each of them.
 */
final class ApiContract implements Api.Attempts {

    private static final SchemaRegistry SCHEMAS = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12);

    private final JsonNode document;
    private final List<Path> paths;
    private final Map<String, Schema> schemas = new ConcurrentHashMap<>();

    /** An entry of {@code paths}; the one with fewer places to fill in is meant when two fit. */
    private record Path(String template, Pattern pattern, long places, JsonNode item) {
        static Path of(String template, JsonNode item) {
            var places = template.chars().filter(letter -> letter == '{').count();
            var pattern = Pattern.compile(template.replace(".", "\\.").replaceAll("\\{[^}]*}", "[^/]+"));
            return new Path(template, pattern, places, item);
        }
    }

    ApiContract(JsonNode document) {
        this.document = document;
        this.paths = document.path("paths").properties().stream()
                .map(path -> Path.of(path.getKey(), path.getValue()))
                .sorted(Comparator.comparingLong(Path::places))
                .toList();
    }

    JsonNode document() {
        return document;
    }

    @Override
    public void made(String method, String path, String key, long began, Api.Came came) {
        if (!(came instanceof Api.Came.Answered(Answer answer))) return;
        var operation = operation(method, path);
        if (operation == null) {
            // Nobody promised anything about it; but a request that did something must be one that is in the document.
            if (answer.isGood()) throw new AssertionError(method + " " + path + " is not in the document");
            return;
        }
        var said = method + " " + path + " → " + answer.status();
        var response = resolved(operation.path("responses").path(String.valueOf(answer.status())));
        if (response.isMissingNode()) throw new AssertionError(said + " is not in the document: " + answer.inWords());
        var content = response.path("content").properties();
        if (content.isEmpty() || content.iterator().next().getKey().equals("application/pdf")) return;
        var schema = content.iterator().next().getValue().path("schema");
        var errors = schemas.computeIfAbsent(schema.toString(), same -> closed(schema))
                .validate(new String(answer.body(), StandardCharsets.UTF_8), InputFormat.JSON);
        if (!errors.isEmpty()) {
            throw new AssertionError(said + " is not as the document has it: " + errors + "\n"
                    + new String(answer.body(), StandardCharsets.UTF_8));
        }
    }

    private JsonNode operation(String method, String path) {
        return paths.stream()
                .filter(known -> known.pattern().matcher(path).matches())
                .map(known -> known.item().get(method.toLowerCase(Locale.ROOT)))
                .filter(Objects::nonNull)
                .findFirst()
                .orElse(null);
    }

    private JsonNode resolved(JsonNode node) {
        var reference = node.path("$ref").asText(null);
        return reference == null ? node : document.at(reference.substring(1));
    }

    /** The schema with all that it refers to, and no object in it with members that it does not name. */
    private Schema closed(JsonNode schema) {
        var whole = JsonNodeFactory.instance.objectNode();
        if (schema instanceof ObjectNode members) whole.setAll(members.deepCopy());
        whole.set("components", close(document.path("components").deepCopy()));
        return SCHEMAS.getSchema(whole.toString(), InputFormat.JSON);
    }

    private static JsonNode close(JsonNode node) {
        if (node instanceof ObjectNode members
                && members.path("properties").isObject()
                && members.path("type").asText().equals("object")
                && !members.has("additionalProperties")) {
            members.put("additionalProperties", false);
        }
        node.forEach(ApiContract::close);
        return node;
    }
}
