package org.entrepot.gateway.door;

import static org.assertj.core.api.Assertions.assertThat;
import static org.entrepot.gateway.Web.get;
import static org.entrepot.gateway.Web.send;
import static org.entrepot.gateway.Web.to;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.entrepot.gateway.Parts;
import org.entrepot.gateway.Token;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@WithTestResource(Parts.class)
class TokensTest {

    @ParameterizedTest(name = "{0}")
    @MethodSource
    void a_bad_token_is_answered_401_and_reaches_nobody(String what, String token) {
        var mark = UUID.randomUUID().toString();
        var answer = get("/products/" + mark, token);

        DoorTest.problem(answer, 401);
        assertThat(answer.headers().firstValue("WWW-Authenticate")).contains("Bearer");
        assertThat(get("/products/was-reached-" + mark, Token.machine()).body()).isEqualTo("false");
    }

    static Stream<Arguments> a_bad_token_is_answered_401_and_reaches_nobody() {
        var now = Instant.now().getEpochSecond();
        var whole = Token.machine();
        return Stream.of(
                Arguments.of("no algorithm", good().algorithm("none").signed()),
                Arguments.of("a shared secret", good().algorithm("HS256").signed()),
                Arguments.of("another algorithm", good().algorithm("RS512").signed()),
                Arguments.of(
                        "another issuer",
                        good().claim("iss", "http://elsewhere/realms/entrepot").signed()),
                Arguments.of("no issuer", good().claim("iss", null).signed()),
                Arguments.of(
                        "another audience",
                        good().claim("aud", List.of("order-service")).signed()),
                Arguments.of("no audience", good().claim("aud", null).signed()),
                Arguments.of("expired", good().claim("exp", now - 60).signed()),
                Arguments.of("without expiry", good().claim("exp", null).signed()),
                Arguments.of("not valid yet", good().claim("nbf", now + 600).signed()),
                Arguments.of(
                        "somebody else's key", good().signedBySomebodyElse().signed()),
                Arguments.of("a key nobody knows", good().keyId("other").signed()),
                Arguments.of("an ID token", good().claim("typ", "ID").signed()),
                Arguments.of("a refresh token", good().claim("typ", "Refresh").signed()),
                Arguments.of("nobody's", good().claim("sub", null).signed()),
                Arguments.of("cut off", whole.substring(0, whole.length() - 10)),
                Arguments.of("no token at all", "x"),
                Arguments.of("three parts of nothing", "a.b.c"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"Basic YTpi", "Bearer", "Bearer ", "Digest x"})
    void another_way_to_authenticate_is_none(String header) {
        DoorTest.problem(send(to("/products").header("Authorization", header)), 401);
    }

    @Test
    void without_a_token_nothing_but_webhooks_and_the_document_is_open() {
        DoorTest.problem(send(to("/products")), 401);
        DoorTest.problem(send(to("/orders")), 401);
    }

    @Test
    void a_good_token_is_good_again_until_it_expires() {
        var token = Token.of("shop", "customer").signed();

        assertThat(get("/products/1", token).statusCode()).isEqualTo(200);
        assertThat(get("/products/1", token).statusCode()).isEqualTo(200);
    }

    private static Token good() {
        return Token.of("shop-backend", "storefront");
    }
}
