package org.entrepot.kit.tests;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.specification.RequestSpecification;
import java.util.UUID;
import org.entrepot.kit.test.Database;
import org.entrepot.kit.test.Probe;
import org.entrepot.kit.test.RealParts;
import org.entrepot.kit.test.Tokens;
import org.junit.jupiter.api.Test;

/** Calls to the outside: after the commit, at least once, and given up on record. */
@QuarkusTest
@WithTestResource(RealParts.class)
class ErrandsTest {

    private final String key = UUID.randomUUID().toString();

    @Test
    void an_errand_is_run_once_after_the_commit() {
        post("ring", "now", 204);
        post("ring", "now", 204);

        Probe.until("it is booked as done", () -> stateOf(key), "DONE"::equals);
        assertThat(Bell.RUNG.stream().filter(rung -> rung.startsWith(key))).containsExactly(key + " 1");
    }

    @Test
    void an_errand_of_a_transaction_that_failed_does_not_exist() {
        post("ring", "broken", 409);

        assertThat(Database.number("select count(*) from orders.errand where subject = ?", key))
                .isZero();
    }

    @Test
    void an_errand_that_fails_is_run_again() {
        post("ring", "fail 2", 204);

        Probe.until("it is done at last", () -> stateOf(key), "DONE"::equals);
        assertThat(Bell.RUNG.stream().filter(rung -> rung.startsWith(key)))
                .containsExactly(key + " 1", key + " 2", key + " 3");
    }

    @Test
    void an_errand_that_always_fails_is_given_up_and_the_business_is_told() {
        post("ring", "never", 204);

        Probe.until("it is given up", () -> stateOf(key), "GIVEN_UP"::equals);
        assertThat(Bell.GIVEN_UP).contains(key + ": not today");
    }

    @Test
    void an_errand_that_is_called_off_is_never_run() {
        post("ring-later", "", 204);

        post("ring-no-more", "no more", 204);

        assertThat(stateOf(key)).isEqualTo("DONE");
        assertThat(Bell.RUNG).noneMatch(rung -> rung.startsWith(key));
    }

    @Test
    void an_errand_stands_when_the_transaction_that_called_it_off_fails() {
        post("ring-later", "", 204);

        post("ring-no-more", "broken", 409);

        assertThat(stateOf(key)).isEqualTo("DUE");
    }

    @Test
    void an_errand_that_somebody_has_in_hand_is_not_called_off() {
        Database.query("""
                insert into orders.errand (id, kind, subject, payload, due_at, attempts, leased_until, correlation_id, traceparent)
                values (gen_random_uuid(), 'ring', ?, '{"text":"in hand"}', now() + interval '1 hour', 1,
                        now() + interval '1 hour', 'c', '00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01')
                returning 1
                """, row -> row.getInt(1), key);

        post("ring-no-more", "no more", 204);

        assertThat(stateOf(key)).isEqualTo("DUE");
    }

    @Test
    void an_errand_whose_process_died_is_taken_up_when_its_lease_runs_out() {
        Database.query("""
                insert into orders.errand (id, kind, subject, payload, due_at, attempts, leased_until, correlation_id, traceparent)
                values (gen_random_uuid(), 'ring', ?, '{"text":"left behind"}', now() - interval '1 second', 1,
                        now() - interval '1 second', 'c', '00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01')
                returning 1
                """, row -> row.getInt(1), key);

        Probe.until("somebody takes it up", () -> stateOf(key), "DONE"::equals);
        assertThat(Bell.RUNG).contains(key + " 2");
    }

    private void post(String deed, String text, int status) {
        storefront()
                .body("{\"text\":\"%s\",\"weight\":1}".formatted(text))
                .post("/notes/" + key + "/" + deed)
                .then()
                .statusCode(status);
    }

    private static String stateOf(String subject) {
        return Database.query("select state from orders.errand where subject = ?", row -> row.getString(1), subject)
                .getFirst();
    }

    private static RequestSpecification storefront() {
        return given().auth().oauth2(Tokens.with("shop", "storefront")).contentType(ContentType.JSON);
    }
}
