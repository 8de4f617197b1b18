package org.entrepot.stack.doctor;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/** What the realm file in the repository promises about each machine client. */
final class Realm {
    private Realm() {}

    /** A client, and what its tokens must carry: no more and no less. */
    record Machine(String client, TreeSet<String> audiences, TreeSet<String> roles) {}

    static List<Machine> machines() {
        var realm = read();
        Map<String, String> audienceOfScope = new HashMap<>();
        for (var scope : realm.path("clientScopes"))
            for (var mapper : scope.path("protocolMappers"))
                if (mapper.path("config").has("included.custom.audience"))
                    audienceOfScope.put(
                            scope.path("name").asText(),
                            mapper.path("config")
                                    .path("included.custom.audience")
                                    .asText());
        List<Machine> machines = new ArrayList<>();
        for (var client : realm.path("clients")) {
            if (!client.path("serviceAccountsEnabled").asBoolean()) continue;
            var audiences = new TreeSet<String>();
            for (var scope : client.path("defaultClientScopes"))
                if (audienceOfScope.containsKey(scope.asText())) audiences.add(audienceOfScope.get(scope.asText()));
            machines.add(new Machine(
                    client.path("clientId").asText(),
                    audiences,
                    rolesOf(realm, client.path("clientId").asText())));
        }
        return machines;
    }

    private static TreeSet<String> rolesOf(JsonNode realm, String client) {
        var roles = new TreeSet<String>();
        for (var user : realm.path("users"))
            if (user.path("serviceAccountClientId").asText().equals(client))
                user.path("realmRoles").forEach(role -> roles.add(role.asText()));
        return roles;
    }

    private static JsonNode read() {
        try (var in = Realm.class.getResourceAsStream("/keycloak/realm-entrepot.json")) {
            return new ObjectMapper().readTree(in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
