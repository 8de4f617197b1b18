package org.entrepot.kit.tests;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.specification.RequestSpecification;
import java.security.GeneralSecurityException;
import java.security.KeyPairGenerator;
import java.time.Instant;
import java.util.UUID;
import org.entrepot.kit.test.Probe;
import org.entrepot.kit.test.RealParts;
import org.entrepot.kit.test.Tokens;
import org.junit.jupiter.api.Test;

/** Who comes in, for how long, and who does not. */
@QuarkusTest
@WithTestResource(RealParts.class)
class TokensTest {

    private static final String HELLO = "{\"text\":\"hello\",\"weight\":1}";

    private final String key = UUID.randomUUID().toString();

    @Test
    void without_a_valid_token_nobody_comes_in() throws GeneralSecurityException {
        var stranger = KeyPairGenerator.getInstance("RSA").generateKeyPair().getPrivate();
        var good = Tokens.of("shop").roles("storefront");

        refused(null, 401);
        refused("nonsense", 401);
        refused(Tokens.of("shop").roles("storefront").expired().signed(), 401);
        refused(Tokens.of("shop").roles("storefront").issuer("http://elsewhere").signed(), 401);
        refused(
                Tokens.of("shop")
                        .roles("storefront")
                        .audience("catalog-service")
                        .signed(),
                401);
        refused(Tokens.of("shop").roles("storefront").signedBy(stranger).signed(), 401);
        refused(Tokens.of("shop").roles("storefront").claimingAlgorithm("none").signed(), 401);
        refused(Tokens.of("shop").roles("storefront").claimingAlgorithm("HS256").signed(), 401);
        refused(Tokens.with("shop", "customer"), 403);
        given().auth()
                .oauth2(good.signed())
                .contentType(ContentType.JSON)
                .header("Idempotency-Key", key)
                .body(HELLO)
                .post("/notes")
                .then()
                .statusCode(201);
    }

    @Test
    void a_token_that_was_good_is_refused_once_its_time_is_over_though_it_was_known() {
        // Long enough for both requests on a machine that stands still for seconds.
        var token = Tokens.of("shop")
                .roles("storefront")
                .claim("exp", Instant.now().getEpochSecond() + 10)
                .signed();
        assertThat(statusFor(token)).isEqualTo(201);
        assertThat(statusFor(token)).isEqualTo(201);

        Probe.until("the token's time is over", () -> statusFor(token), status -> status == 401);
    }

    @Test
    void one_callers_token_that_is_known_lends_nothing_to_anothers() {
        var allowed = Tokens.with("shop", "storefront");
        assertThat(statusFor(allowed)).isEqualTo(201);

        assertThat(statusFor(Tokens.with("shop", "customer"))).isEqualTo(403);
        assertThat(statusFor(allowed + "x")).isEqualTo(401);
        assertThat(statusFor(allowed)).isEqualTo(201);
    }

    private static int statusFor(String token) {
        return given().contentType(ContentType.JSON)
                .header("Idempotency-Key", UUID.randomUUID().toString())
                .auth()
                .oauth2(token)
                .body(HELLO)
                .post("/notes")
                .statusCode();
    }

    private void refused(String token, int status) {
        var request = given().contentType(ContentType.JSON)
                .header("Idempotency-Key", UUID.randomUUID().toString())
                .body(HELLO);
        if (token != null) request = request.auth().oauth2(token);
        request.post("/notes").then().statusCode(status);
    }

    private static RequestSpecification storefront() {
        return given().auth().oauth2(Tokens.with("shop", "storefront")).contentType(ContentType.JSON);
    }
}
