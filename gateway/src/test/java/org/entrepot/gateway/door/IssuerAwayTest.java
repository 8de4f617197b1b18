package org.entrepot.gateway.door;

import static org.entrepot.gateway.Web.get;
import static org.entrepot.gateway.Web.send;
import static org.entrepot.gateway.Web.to;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.Map;
import org.assertj.core.api.Assertions;
import org.entrepot.gateway.Parts;
import org.entrepot.gateway.Token;
import org.entrepot.gateway.door.IssuerAwayTest.NobodyThere;
import org.junit.jupiter.api.Test;

/** The gateway starts and serves what needs no token while nobody can say which tokens are good. */
@QuarkusTest
@WithTestResource(Parts.class)
@TestProfile(NobodyThere.class)
class IssuerAwayTest {

    public static class NobodyThere implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of("quarkus.oidc.auth-server-url", "http://127.0.0.1:1/realms/entrepot");
        }
    }

    @Test
    void a_token_that_cannot_be_checked_is_neither_good_nor_bad() {
        var answer = get("/products/1", Token.machine());

        DoorTest.problem(answer, 503);
        Assertions.assertThat(answer.headers().firstValue("Retry-After")).isPresent();
    }

    @Test
    void what_needs_no_token_is_served() {
        var hook = send(to("/webhooks/payments").POST(BodyPublishers.ofString("{}")));

        Assertions.assertThat(hook.statusCode()).isEqualTo(200);
        Assertions.assertThat(send(to("/openapi")).statusCode()).isEqualTo(200);
        DoorTest.problem(send(to("/products")), 401);
    }
}
