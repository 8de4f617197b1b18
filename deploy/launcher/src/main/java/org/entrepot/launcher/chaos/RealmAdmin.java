package org.entrepot.launcher.chaos;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.entrepot.launcher.platform.Json;
import org.entrepot.stack.StackFailure;
import org.entrepot.stack.supervise.Stack;

/** The identity provider's administration as the person who may do it: signed in on its own page, with a code and PKCE. */
final class RealmAdmin {
    private static final String CLIENT = "security-admin-console";
    private static final String USER = "operations";
    private static final Pattern FORM = Pattern.compile("<form[^>]*action=\"([^\"]+)\"");

    private final HttpClient http = HttpClient.newHttpClient();
    private final String server;
    private final String token;

    RealmAdmin(Stack stack) {
        this.server = "http://127.0.0.1:" + stack.ports().of("keycloak");
        this.token = signIn(stack.secrets().of("user." + USER));
    }

    JsonNode get(String path) {
        return Json.read(send("GET", path, "").getBytes(StandardCharsets.UTF_8));
    }

    void post(String path, Object body) {
        send("POST", path, Json.write(body));
    }

    void put(String path, Object body) {
        send("PUT", path, Json.write(body));
    }

    private String send(String method, String path, String body) {
        return good(HttpRequest.newBuilder(URI.create(server + "/admin/realms/entrepot" + path))
                        .header("Authorization", "Bearer " + token)
                        .header("Content-Type", "application/json")
                        .method(method, HttpRequest.BodyPublishers.ofString(body))
                        .build())
                .body();
    }

    private String signIn(String password) {
        var realm = server + "/realms/entrepot/protocol/openid-connect";
        var back = server + "/admin/entrepot/console/";
        var verifier = UUID.randomUUID().toString() + UUID.randomUUID();
        var page = good(
                HttpRequest.newBuilder(URI.create(realm + "/auth?response_type=code&scope=openid&client_id=" + CLIENT
                                + "&code_challenge_method=S256&code_challenge=" + challenge(verifier) + "&redirect_uri="
                                + encoded(back)))
                        .build());
        var form = FORM.matcher(page.body());
        if (!form.find()) throw new StackFailure("The identity provider shows no page to sign in on.");
        var cookies = page.headers().allValues("Set-Cookie").stream()
                .map(cookie -> cookie.substring(0, cookie.indexOf(';')))
                .collect(Collectors.joining("; "));
        var entered = send(HttpRequest.newBuilder(URI.create(form.group(1).replace("&amp;", "&")))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .header("Cookie", cookies)
                .POST(HttpRequest.BodyPublishers.ofString("username=" + USER + "&password=" + encoded(password)))
                .build());
        var code = entered.headers()
                .firstValue("Location")
                .orElseThrow(() -> new StackFailure("The identity provider does not let operations in."))
                .replaceFirst(".*[?&]code=([^&]+).*", "$1");
        var answer = good(HttpRequest.newBuilder(URI.create(realm + "/token"))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString("grant_type=authorization_code&client_id=" + CLIENT + "&code="
                        + code + "&code_verifier=" + verifier + "&redirect_uri=" + encoded(back)))
                .build());
        return Json.read(answer.body().getBytes(StandardCharsets.UTF_8))
                .path("access_token")
                .asText();
    }

    private HttpResponse<String> good(HttpRequest request) {
        var answer = send(request);
        if (answer.statusCode() >= 300)
            throw new StackFailure("%s %s: %d %s"
                    .formatted(request.method(), request.uri().getPath(), answer.statusCode(), answer.body()));
        return answer;
    }

    private HttpResponse<String> send(HttpRequest request) {
        try {
            return http.send(request, BodyHandlers.ofString());
        } catch (IOException e) {
            throw new StackFailure("The identity provider does not answer: " + e, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new StackFailure("interrupted while waiting for the identity provider", e);
        }
    }

    private static String challenge(String verifier) {
        try {
            var digest = MessageDigest.getInstance("SHA-256").digest(verifier.getBytes(StandardCharsets.US_ASCII));
            return Base64.getUrlEncoder().withoutPadding().encodeToString(digest);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every Java platform has SHA-256", impossible);
        }
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
