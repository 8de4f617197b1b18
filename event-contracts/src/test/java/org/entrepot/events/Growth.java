package org.entrepot.events;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** Contracts only grow: compares a schema with the one published before, and names what it breaks. */
final class Growth {

    private final List<String> breaches = new ArrayList<>();

    private Growth() {}

    /** What the change breaks, by wire name of the fact; empty when old and new readers both live on. */
    static List<String> breaches(Map<String, JsonNode> published, Map<String, JsonNode> next) {
        var growth = new Growth();
        published.forEach((name, schema) -> {
            if (next.containsKey(name)) growth.compare(name, schema, next.get(name));
            else growth.breach(name, "is gone");
        });
        return List.copyOf(growth.breaches);
    }

    private void compare(String path, JsonNode old, JsonNode next) {
        for (var keyword : List.of("x-topic", "type", "format"))
            if (!old.path(keyword).equals(next.path(keyword)))
                breach(path, keyword + " was " + old.path(keyword) + " and is " + next.path(keyword));
        compareValues(path, old.path("x-extensible-enum"), next.path("x-extensible-enum"));
        compareProperties(path, old, next);
        if (old.has("items")) compare(path + "[]", old.get("items"), next.path("items"));
        if (old.path("additionalProperties").isObject())
            compare(path + ".*", old.get("additionalProperties"), next.path("additionalProperties"));
    }

    private void compareValues(String path, JsonNode old, JsonNode next) {
        if (old.isMissingNode() != next.isMissingNode()) breach(path, "opens or closes a set of values");
        minus(texts(old), texts(next)).forEach(value -> breach(path, "value " + value + " is gone"));
    }

    private void compareProperties(String path, JsonNode old, JsonNode next) {
        old.path("properties").properties().forEach(field -> {
            var inside = path + "." + field.getKey();
            var now = next.path("properties").path(field.getKey());
            if (now.isMissingNode()) breach(inside, "is gone");
            else compare(inside, field.getValue(), now);
        });
        var before = texts(old.path("required"));
        var after = texts(next.path("required"));
        minus(after, before).forEach(field -> breach(path + "." + field, "is required now; old facts lack it"));
        minus(before, after).forEach(field -> breach(path + "." + field, "is optional now; old readers need it"));
    }

    private void breach(String path, String what) {
        breaches.add(path + " " + what);
    }

    private static Set<String> texts(JsonNode array) {
        var texts = new TreeSet<String>();
        array.forEach(node -> texts.add(node.asText()));
        return texts;
    }

    private static Set<String> minus(Set<String> all, Set<String> some) {
        var rest = new TreeSet<>(all);
        rest.removeAll(some);
        return rest;
    }
}
