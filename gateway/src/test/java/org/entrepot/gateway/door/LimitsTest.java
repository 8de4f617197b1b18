package org.entrepot.gateway.door;

import static org.assertj.core.api.Assertions.assertThat;
import static org.entrepot.gateway.Web.get;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.stream.IntStream;
import org.entrepot.gateway.Parts;
import org.entrepot.gateway.Token;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(Parts.class)
class LimitsTest {

    @Test
    void a_person_who_asks_too_much_waits_and_others_do_not() {
        var eager = Token.of("shop", "customer").signed();
        var refused = IntStream.range(0, 400)
                .mapToObj(n -> get("/products/1", eager))
                .filter(answer -> answer.statusCode() != 200)
                .findFirst()
                .orElseThrow(() -> new AssertionError("400 requests in a row were let in"));

        DoorTest.problem(refused, 429);
        assertThat(refused.headers().firstValueAsLong("Retry-After")).hasValue(1);
        assertThat(get("/products/1", Token.of("shop", "customer").signed()).statusCode())
                .isEqualTo(200);
    }

    @Test
    void the_same_person_does_not_get_more_by_another_token() {
        var sub = java.util.UUID.randomUUID().toString();
        var refused = IntStream.range(0, 400)
                .map(n -> get(
                                "/products/1",
                                Token.of("shop", "customer").claim("sub", sub).signed())
                        .statusCode())
                .filter(status -> status != 200)
                .findFirst();

        assertThat(refused).hasValue(429);
    }

    @Test
    void a_machine_brings_many() {
        var token = Token.machine();

        assertThat(IntStream.range(0, 400).map(n -> get("/products/1", token).statusCode()))
                .containsOnly(200);
    }
}
