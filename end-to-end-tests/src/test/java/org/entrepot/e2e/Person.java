package org.entrepot.e2e;

import static org.assertj.core.api.Assertions.assertThat;

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
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.regex.Pattern;
import org.entrepot.launcher.platform.Json;

/** Somebody with a token of their own, or with none, who talks plain HTTP to the gateway. */
final class Person {

    private static final Pattern FORM = Pattern.compile("action=\"([^\"]+)\"");
    private static final String CALLBACK = "http://127.0.0.1/callback";

    private final HttpClient http = HttpClient.newHttpClient();
    private final URI gateway;
    private final String token;

    private Person(URI gateway, String token) {
        this.gateway = gateway;
        this.token = token;
    }

    static Person nobody(Shop shop) {
        return new Person(shop.platform().gateway(), null);
    }

    /** A machine account, by client credentials. */
    static Person of(Shop shop, String client) {
        var form = "grant_type=client_credentials&client_id=" + client + "&client_secret="
                + encoded(shop.stack().secrets().of("client." + client));
        return new Person(shop.platform().gateway(), token(shop, form, HttpClient.newHttpClient()));
    }

    /**
     * A customer who types name and password into the identity provider's page, as a browser would: authorisation code
     * with PKCE (RFC 7636), the only way in for people.
     */
    static Person signsIn(Shop shop, String user) {
        return signsIn(
                shop,
                "storefront-web",
                user + "@customers.example",
                shop.stack().secrets().of("user." + user));
    }

    /** One of the shop's people, of whom there is one for each role, who signs in for the staff's own pages. */
    static Person worksAs(Shop shop, String role) {
        return signsIn(shop, "backoffice", role, shop.stack().secrets().of("user." + role));
    }

    private static Person signsIn(Shop shop, String client, String name, String password) {
        try {
            var browser = HttpClient.newHttpClient();
            var redirect = redirectOf(shop);
            var verifier = UUID.randomUUID().toString() + UUID.randomUUID();
            var page = browser.send(
                    HttpRequest.newBuilder(URI.create(shop.platform().issuer()
                                    + "/protocol/openid-connect/auth?response_type=code&scope=openid&client_id="
                                    + client
                                    + "&code_challenge_method=S256&code_challenge=" + challenge(verifier)
                                    + "&redirect_uri=" + encoded(redirect)))
                            .build(),
                    BodyHandlers.ofString());
            var form = FORM.matcher(page.body());
            assertThat(form.find())
                    .as("a page to sign in on: " + page.statusCode() + " " + page.body())
                    .isTrue();
            var answer = browser.send(
                    HttpRequest.newBuilder(URI.create(form.group(1).replace("&amp;", "&")))
                            .header("Content-Type", "application/x-www-form-urlencoded")
                            .header("Cookie", cookies(page))
                            .POST(HttpRequest.BodyPublishers.ofString(
                                    "username=" + encoded(name) + "&password=" + encoded(password)))
                            .build(),
                    BodyHandlers.ofString());
            var location = answer.headers()
                    .firstValue("Location")
                    .orElseThrow(() -> new AssertionError("not let in: " + answer.body()));
            var code = location.replaceFirst(".*[?&]code=([^&]+).*", "$1");
            return new Person(
                    shop.platform().gateway(),
                    token(
                            shop,
                            "grant_type=authorization_code&client_id=" + client + "&code=" + code + "&code_verifier="
                                    + verifier + "&redirect_uri=" + encoded(redirect),
                            browser));
        } catch (IOException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    int get(String path) {
        return send(request(path).GET()).statusCode();
    }

    /** The status of the answer, once the gateway does not ask to wait any more. */
    int asks(String method, String path, String body) {
        var content =
                method.equals("GET") ? HttpRequest.BodyPublishers.noBody() : HttpRequest.BodyPublishers.ofString(body);
        var key = UUID.randomUUID().toString();
        return Eventually.until(
                        method + " " + path + " is not too much",
                        () -> send(request(path).header("Idempotency-Key", key).method(method, content)),
                        answer -> answer.statusCode() != 429)
                .statusCode();
    }

    HttpResponse<String> post(String path, Object body, String... headers) {
        return send(request(path)
                .headers(headers)
                .header("Idempotency-Key", UUID.randomUUID().toString())
                .POST(HttpRequest.BodyPublishers.ofString(Json.write(body))));
    }

    /**
     * Follows a stream of events; the lines appear in the list as they come, and why it broke off if it did. The client must
     * be held as long as somebody reads: once it is collected, so is its stream.
     */
    List<String> follow(String path) {
        var lines = new CopyOnWriteArrayList<String>();
        http.sendAsync(request(path).header("Accept", "text/event-stream").GET().build(), BodyHandlers.ofLines())
                .thenAccept(answer -> answer.body().forEach(lines::add))
                .whenComplete((ended, failure) -> lines.add("ended: " + failure + " " + http.version()));
        return lines;
    }

    private HttpRequest.Builder request(String path) {
        var request = HttpRequest.newBuilder(gateway.resolve(path)).header("Content-Type", "application/json");
        return token == null ? request : request.header("Authorization", "Bearer " + token);
    }

    private HttpResponse<String> send(HttpRequest.Builder request) {
        try {
            return http.send(request.build(), BodyHandlers.ofString());
        } catch (IOException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String redirectOf(Shop shop) {
        return CALLBACK.replace(
                "127.0.0.1", "127.0.0.1:" + shop.platform().gateway().getPort());
    }

    private static String token(Shop shop, String form, HttpClient client) {
        try {
            var answer = client.send(
                    HttpRequest.newBuilder(URI.create(shop.platform().issuer() + "/protocol/openid-connect/token"))
                            .header("Content-Type", "application/x-www-form-urlencoded")
                            .POST(HttpRequest.BodyPublishers.ofString(form))
                            .build(),
                    BodyHandlers.ofString());
            assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
            return Json.read(answer.body().getBytes(StandardCharsets.UTF_8))
                    .get("access_token")
                    .asText();
        } catch (IOException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String cookies(HttpResponse<?> page) {
        return page.headers().allValues("Set-Cookie").stream()
                .map(cookie -> cookie.substring(0, cookie.indexOf(';')))
                .collect(java.util.stream.Collectors.joining("; "));
    }

    private static String challenge(String verifier) {
        try {
            var digest = MessageDigest.getInstance("SHA-256").digest(verifier.getBytes(StandardCharsets.US_ASCII));
            return Base64.getUrlEncoder().withoutPadding().encodeToString(digest);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
