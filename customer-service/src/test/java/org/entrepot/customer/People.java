package org.entrepot.customer;

import static io.restassured.RestAssured.given;

import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.entrepot.kit.test.Tokens;

/** Who asks, and for whom, in tests. */
public final class People {

    private People() {}

    public static RequestSpecification storefront(String client) {
        return with(Tokens.with(client, "storefront"));
    }

    public static RequestSpecification staff(String role) {
        return with(Tokens.with("back-office", role));
    }

    public static RequestSpecification person(String subject) {
        return with(Tokens.of("web-shop-app").subject(subject).roles("customer").signed());
    }

    public static RequestSpecification with(String token) {
        return given().auth().oauth2(token).contentType("application/json");
    }

    /** A registration that is fine; change what matters. */
    public static Map<String, Object> ada(String email, String language) {
        var body = new HashMap<String, Object>();
        body.put("email", email);
        body.put("name", "Ada Lovelace");
        body.put("language", language);
        body.put("guest", true);
        body.put("address", address());
        return body;
    }

    public static Map<String, Object> address() {
        var address = new HashMap<String, Object>();
        address.put("recipient", "Ada Lovelace");
        address.put("lines", List.of("12 St James's Square"));
        address.put("postcode", "SW1Y 4JH");
        address.put("city", "London");
        address.put("country", "GB");
        return address;
    }

    public static Response register(RequestSpecification caller, Map<String, Object> body) {
        return caller.header("Idempotency-Key", UUID.randomUUID().toString())
                .body(body)
                .post("/customers");
    }

    public static String freshEmail() {
        return "ada." + UUID.randomUUID().toString().substring(24) + "@example.com";
    }
}
