package org.entrepot.stack.doctor;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.entrepot.stack.supervise.Stack;

/** The realm as it is live: what an outsider sees, and what each client's token carries. */
final class KeycloakDoctor {
    private static final ObjectMapper JSON = new ObjectMapper();
    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(2)).build();
    private final Stack stack;
    private final Examination examination = new Examination("keycloak");

    KeycloakDoctor(Stack stack) {
        this.stack = stack;
    }

    Examination examine() {
        try {
            wellKnown();
            tokens();
            people();
        } catch (IOException e) {
            examination.unreachable("Keycloak cannot be examined: " + e.getMessage());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return examination;
    }

    private void wellKnown() throws IOException, InterruptedException {
        var issuer = stack.topology().issuer();
        var document = get(issuer + "/.well-known/openid-configuration", null);
        examination.expect(
                document.path("issuer").asText().equals(issuer),
                "Keycloak calls itself " + document.path("issuer").asText() + " and the services expect " + issuer
                        + ": every token would be refused.");
    }

    private void tokens() throws IOException, InterruptedException {
        for (var expected : Realm.machines()) {
            var answer = token(Map.of(
                    "grant_type", "client_credentials",
                    "client_id", expected.client(),
                    "client_secret", stack.secrets().of("client." + expected.client())));
            examination.expect(
                    answer.has("access_token"),
                    "The client " + expected.client() + " gets no token: "
                            + answer.path("error_description").asText());
            if (!answer.has("access_token")) continue;
            examination.expect(
                    answer.path("expires_in").asInt() <= 300,
                    "Tokens of " + expected.client() + " live for "
                            + answer.path("expires_in").asInt()
                            + " s and must not for more than 300: a stolen one works as long.");
            var claims = claims(answer.path("access_token").asText());
            examination.expect(
                    texts(claims.path("aud")).equals(expected.audiences()),
                    "Tokens of " + expected.client() + " are for " + texts(claims.path("aud")) + " and must be for "
                            + expected.audiences() + ": a token opens only the doors that its holder needs.");
            examination.expect(
                    texts(claims.at("/realm_access/roles")).equals(expected.roles()),
                    "Tokens of " + expected.client() + " carry the roles " + texts(claims.at("/realm_access/roles"))
                            + " and must carry " + expected.roles() + ".");
        }
    }

    private void people() throws IOException, InterruptedException {
        for (var client : new String[] {"storefront-web", "backoffice"}) {
            var withPassword = token(Map.of(
                    "grant_type",
                    "password",
                    "client_id",
                    client,
                    "username",
                    "operations",
                    "password",
                    stack.secrets().of("user.operations")));
            examination.expect(
                    !withPassword.has("access_token"),
                    client + " takes passwords for tokens; people log in at Keycloak's own page and nowhere else.");
            examination.expect(
                    authorize(client, "response_type=code").contains("error=invalid_request"),
                    client + " gives codes without PKCE (S256): a stolen code would be as good as a password.");
            examination.expect(
                    !authorize(client, "response_type=token").contains("access_token"),
                    client + " gives tokens in addresses (implicit grant).");
        }
    }

    private String authorize(String client, String parameters) throws IOException, InterruptedException {
        var uri = "%s/protocol/openid-connect/auth?client_id=%s&%s&scope=openid&redirect_uri=%s"
                .formatted(stack.topology().issuer(), client, parameters, encode("http://127.0.0.1/back"));
        var answer = http.send(HttpRequest.newBuilder(URI.create(uri)).build(), HttpResponse.BodyHandlers.ofString());
        return answer.headers().firstValue("Location").orElse(answer.body());
    }

    private JsonNode token(Map<String, String> form) throws IOException, InterruptedException {
        var body = form.entrySet().stream()
                .map(field -> field.getKey() + "=" + encode(field.getValue()))
                .collect(Collectors.joining("&"));
        return get(stack.topology().issuer() + "/protocol/openid-connect/token", body);
    }

    private JsonNode get(String uri, String form) throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(URI.create(uri)).timeout(Duration.ofSeconds(20));
        if (form != null)
            request.header("Content-Type", "application/x-www-form-urlencoded")
                    .POST(HttpRequest.BodyPublishers.ofString(form));
        return JSON.readTree(
                http.send(request.build(), HttpResponse.BodyHandlers.ofString()).body());
    }

    private static JsonNode claims(String token) throws IOException {
        return JSON.readTree(java.util.Base64.getUrlDecoder().decode(token.split("\\.")[1]));
    }

    private static TreeSet<String> texts(JsonNode node) {
        if (node.isTextual()) return new TreeSet<>(java.util.Set.of(node.asText()));
        return StreamSupport.stream(node.spliterator(), false)
                .map(JsonNode::asText)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
