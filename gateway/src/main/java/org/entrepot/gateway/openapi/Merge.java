package org.entrepot.gateway.openapi;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.entrepot.gateway.services.Service;

/** Puts the services' OpenAPI documents into one: only what the door lets through, nothing named twice. */
final class Merge {

    private static final Set<String> METHODS = Set.of("get", "head", "post", "put", "patch", "delete");
    private static final Map<String, String> PROBLEMS = Map.of(
            "400", "The request is not readable, or a header is missing.",
            "401", "There is no valid access token.",
            "403", "The caller's role does not allow this.",
            "404", "There is none, or none that the caller may know of.",
            "409", "The state does not allow this step.",
            "422", "Fields are not acceptable; `errors` names each and why.",
            "429", "Too many requests; see Retry-After.",
            "503", "Not available for the moment; see Retry-After. The same request again does it once.");

    private final ObjectNode whole;

    /** @param own the gateway's own part, which everything is added to */
    Merge(ObjectNode own) {
        whole = own;
    }

    void add(Service service, ObjectNode part) {
        var renamed = clashes(service, part);
        var paths = child(whole, "paths");
        part.path("paths")
                .properties()
                .forEach(path -> ours(service, path.getKey())
                        .ifPresent(here -> paths.set(
                                here, item(service, here, path.getValue().deepCopy(), renamed))));
        part.path("components").properties().forEach(kind -> {
            if (kind.getKey().equals("securitySchemes")) return;
            var all = child(child(whole, "components"), kind.getKey());
            kind.getValue().properties().forEach(component -> {
                var reference = "#/components/" + kind.getKey() + "/" + component.getKey();
                all.set(
                        name(renamed.getOrDefault(reference, reference)),
                        renamed(component.getValue().deepCopy(), renamed));
            });
        });
        tag(service, part);
    }

    /** Takes out what no operation leads to: what only closed doors speak of. To be called when all parts are in. */
    void prune() {
        var named = new HashSet<String>();
        reach(whole.path("paths"), named);
        whole.path("components").properties().forEach(kind -> {
            if (kind.getKey().equals("securitySchemes") || !(kind.getValue() instanceof ObjectNode components)) return;
            components.retain(components.properties().stream()
                    .map(Map.Entry::getKey)
                    .filter(name -> named.contains("#/components/" + kind.getKey() + "/" + name))
                    .toList());
        });
    }

    private void reach(JsonNode from, Set<String> named) {
        var reference = from.path("$ref").asText(null);
        if (reference != null && named.add(reference)) reach(whole.at(reference.substring(1)), named);
        from.forEach(child -> reach(child, named));
    }

    /** The path at the door, if there is one. */
    private static Optional<String> ours(Service service, String path) {
        var segment = path.split("/", 3)[1];
        if (service.segments().contains(segment) || segment.equals("webhooks")) return Optional.of(path);
        if (!segment.equals("operations")) return Optional.empty();
        return Optional.of("/operations/" + service.shortName() + path.substring("/operations".length()));
    }

    /** References whose name means something else already; a component that names a renamed one is another one too. */
    private Map<String, String> clashes(Service service, ObjectNode part) {
        var renamed = new HashMap<String, String>();
        int before;
        do {
            before = renamed.size();
            part.path("components")
                    .properties()
                    .forEach(kind -> kind.getValue().properties().forEach(component -> {
                        var reference = "#/components/" + kind.getKey() + "/" + component.getKey();
                        var known = whole.path("components").path(kind.getKey()).path(component.getKey());
                        if (known.isMissingNode() || renamed.containsKey(reference)) return;
                        if (!known.equals(renamed(component.getValue().deepCopy(), renamed))) {
                            renamed.put(
                                    reference,
                                    "#/components/" + kind.getKey() + "/" + capital(service) + component.getKey());
                        }
                    }));
        } while (renamed.size() > before);
        return renamed;
    }

    private JsonNode item(Service service, String path, JsonNode item, Map<String, String> renamed) {
        renamed(item, renamed);
        item.properties().forEach(member -> {
            if (!METHODS.contains(member.getKey()) || !(member.getValue() instanceof ObjectNode operation)) return;
            complete(service, path, operation);
            // Webhooks are signed; all else needs what the whole document says.
            if (path.startsWith("/webhooks/")) operation.putArray("security");
            else operation.remove("security");
        });
        return item;
    }

    private void complete(Service service, String path, ObjectNode operation) {
        // What every service has for operations is told apart by the service's name, as its path is.
        if (operation.hasNonNull("operationId") && path.startsWith("/operations/")) {
            operation.put(
                    "operationId",
                    service.shortName() + capital(operation.get("operationId").asText()));
        }
        operation.set("tags", array(service.shortName()));
        var responses = child(operation, "responses");
        PROBLEMS.forEach((status, why) -> {
            if (!hasContent(responses.path(status)))
                responses.set(status, problem(status, why, responses.path(status)));
        });
    }

    private static boolean hasContent(JsonNode response) {
        return response.has("content") || response.has("$ref");
    }

    private static ObjectNode problem(String status, String why, JsonNode known) {
        var response = JsonNodeFactory.instance.objectNode();
        response.put(
                "description",
                known.hasNonNull("description") ? known.get("description").asText() : why);
        if (status.equals("429") || status.equals("503")) {
            child(child(response, "headers"), "Retry-After")
                    .put("description", "Seconds to wait.")
                    .set("schema", JsonNodeFactory.instance.objectNode().put("type", "integer"));
        }
        child(child(child(response, "content"), "application/problem+json"), "schema")
                .put("$ref", "#/components/schemas/Problem");
        return response;
    }

    private void tag(Service service, ObjectNode part) {
        var said = part.path("info").path("description").asText("");
        array(whole, "tags")
                .addObject()
                .put("name", service.shortName())
                .put("description", said.isEmpty() ? "What " + service.moduleName() + " does." : said);
    }

    /** Rewrites references in place. */
    private static JsonNode renamed(JsonNode node, Map<String, String> names) {
        if (node instanceof ObjectNode members) {
            var reference = members.path("$ref").asText(null);
            if (reference != null && names.containsKey(reference)) members.put("$ref", names.get(reference));
        }
        node.forEach(child -> renamed(child, names));
        return node;
    }

    private static String name(String reference) {
        return reference.substring(reference.lastIndexOf('/') + 1);
    }

    private static String capital(Service service) {
        return capital(service.shortName());
    }

    private static String capital(String text) {
        return Character.toUpperCase(text.charAt(0)) + text.substring(1);
    }

    private static ArrayNode array(String only) {
        return JsonNodeFactory.instance.arrayNode().add(only);
    }

    private static ArrayNode array(ObjectNode parent, String name) {
        return parent.get(name) instanceof ArrayNode known ? known : parent.putArray(name);
    }

    private static ObjectNode child(ObjectNode parent, String name) {
        return parent.get(name) instanceof ObjectNode known ? known : parent.putObject(name);
    }
}
