package org.entrepot.stack.keycloak;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.entrepot.stack.Logins;
import org.junit.jupiter.api.Test;

class RealmFileTest {
    private static final Pattern PLACEHOLDER = Pattern.compile("\\$\\{ENTREPOT_[A-Z_]+}");
    private final JsonNode realm = read();

    @Test
    void the_realm_file_contains_no_secret() {
        List<String> secrets = new ArrayList<>();
        realm.path("clients").forEach(client -> {
            if (client.has("secret")) secrets.add(client.path("secret").asText());
        });
        realm.path("users")
                .forEach(user -> user.path("credentials")
                        .forEach(credential ->
                                secrets.add(credential.path("value").asText())));

        assertThat(secrets).hasSize(Logins.CLIENTS.size() + Logins.USERS.size());
        assertThat(secrets).allMatch(PLACEHOLDER.asMatchPredicate());
        assertThat(secrets).doesNotHaveDuplicates();
    }

    @Test
    void every_login_that_the_stack_makes_a_secret_for_is_in_the_realm() {
        var text = realm.toString();

        for (var client : Logins.CLIENTS) assertThat(text).contains("${" + Logins.clientVariable(client) + "}");
        for (var user : Logins.USERS) assertThat(text).contains("${" + Logins.userVariable(user) + "}");
    }

    @Test
    void nobody_gets_a_token_by_password_or_by_address() {
        for (var client : realm.path("clients")) {
            assertThat(client.path("directAccessGrantsEnabled").asBoolean(true))
                    .as(client.path("clientId").asText())
                    .isFalse();
            assertThat(client.path("implicitFlowEnabled").asBoolean(true))
                    .as(client.path("clientId").asText())
                    .isFalse();
            assertThat(client.path("fullScopeAllowed").asBoolean(true))
                    .as(client.path("clientId").asText())
                    .isFalse();
        }
    }

    @Test
    void clients_of_people_insist_on_pkce() {
        var ofPeople = new ArrayList<JsonNode>();
        realm.path("clients").forEach(client -> {
            if (client.path("publicClient").asBoolean()) ofPeople.add(client);
        });

        assertThat(ofPeople)
                .extracting(client -> client.path("clientId").asText())
                .containsExactlyInAnyOrder("storefront-web", "backoffice");
        assertThat(ofPeople)
                .allSatisfy(client -> assertThat(client.path("attributes")
                                .path("pkce.code.challenge.method")
                                .asText())
                        .isEqualTo("S256"));
    }

    @Test
    void tokens_live_five_minutes() {
        assertThat(realm.path("accessTokenLifespan").asInt()).isEqualTo(300);
    }

    private static JsonNode read() {
        try (var in = RealmFileTest.class.getResourceAsStream("/keycloak/realm-entrepot.json")) {
            return new ObjectMapper().readTree(in);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
