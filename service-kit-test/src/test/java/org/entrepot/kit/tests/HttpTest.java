package org.entrepot.kit.tests;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.security.GeneralSecurityException;
import java.security.KeyPairGenerator;
import java.sql.SQLException;
import java.time.Instant;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import org.entrepot.events.order.OrderCompleted;
import org.entrepot.kit.inbox.Failpoints;
import org.entrepot.kit.test.Crash;
import org.entrepot.kit.test.Database;
import org.entrepot.kit.test.Probe;
import org.entrepot.kit.test.RealParts;
import org.entrepot.kit.test.Said;
import org.entrepot.kit.test.Tokens;
import org.entrepot.stack.testing.TestInfra;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(RealParts.class)
class HttpTest {

    @Inject
    Failpoints failpoints;

    private static final String HELLO = "{\"text\":\"hello\",\"weight\":1}";

    private final String key = UUID.randomUUID().toString();

    @Test
    void what_is_created_is_said_with_it() {
        var id = write(HELLO).statusCode(201).extract().<String>path("id");

        assertThat(Said.typesAbout(id)).isEqualTo(java.util.List.of(OrderCompleted.class));
    }

    @Test
    void the_trace_of_the_request_goes_on_in_what_is_said() {
        var id = storefront()
                .header("Idempotency-Key", key)
                .header("traceparent", "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01")
                .body(HELLO)
                .post("/notes")
                .then()
                .extract()
                .<String>path("id");

        assertThat(Said.lines(id).getFirst().traceparent()).startsWith("00-0af7651916cd43dd8448eb211c80319c-");
    }

    @Test
    void the_same_key_gets_the_same_answer_and_does_nothing_more() {
        var first = write(HELLO).statusCode(201).extract();
        var again =
                write(HELLO).statusCode(201).header("Idempotent-Replay", "true").extract();

        assertThat(again.body().asString()).isEqualTo(first.body().asString());
        assertThat(again.header("Location")).isEqualTo(first.header("Location"));
        assertThat(Said.about(first.path("id"))).hasSize(1);
    }

    @Test
    void who_got_no_answer_asks_again_and_gets_the_one_that_was_lost() {
        Crash.beforeTheAnswer(failpoints);
        write(HELLO).statusCode(500);

        var id = write(HELLO)
                .statusCode(201)
                .header("Idempotent-Replay", "true")
                .extract()
                .<String>path("id");

        assertThat(Said.about(id)).hasSize(1);
    }

    @Test
    void the_same_key_with_another_request_is_refused() {
        write(HELLO).statusCode(201);

        write("{\"text\":\"other\",\"weight\":1}")
                .statusCode(422)
                .body("type", equalTo("urn:entrepot:problem:idempotency-key-reused"));
    }

    @Test
    void a_failure_does_not_burn_the_key() {
        write("{\"text\":\"broken\",\"weight\":1}")
                .statusCode(409)
                .body("type", equalTo("urn:entrepot:problem:note-unwanted"));

        write(HELLO).statusCode(201);
    }

    @Test
    void while_the_first_is_in_flight_the_key_is_taken() {
        NotesResource.GATE.set(new CountDownLatch(1));
        var slow = CompletableFuture.supplyAsync(
                () -> write("{\"text\":\"slow\",\"weight\":1}").extract().statusCode());

        Probe.until("the first is in flight", NotesResource.WAITING::get, waiting -> waiting == 1);

        write("{\"text\":\"slow\",\"weight\":1}").statusCode(409);

        NotesResource.GATE.get().countDown();
        assertThat(slow.join()).isEqualTo(201);
    }

    @Test
    void a_create_without_a_key_is_refused() {
        storefront().body(HELLO).post("/notes").then().statusCode(400).contentType("application/problem+json");
    }

    @Test
    void each_bad_field_is_named_with_the_reason() {
        write("{\"text\":\"\",\"weight\":10}")
                .statusCode(422)
                .contentType("application/problem+json")
                .body("errors.field", equalTo(java.util.List.of("text", "weight")))
                .body("errors.why", everyItem(not(equalTo(""))));
    }

    @Test
    void unknown_fields_wrong_types_and_broken_json_are_refused_by_name() {
        write("{\"text\":\"a\",\"weight\":1,\"total\":5}").statusCode(400).body("errors.field", hasItem("total"));
        write("{\"text\":\"a\",\"weight\":\"heavy\"}").statusCode(400).body("errors.field", hasItem("weight"));
        write("{\"text\":").statusCode(400).contentType("application/problem+json");
    }

    @Test
    void what_is_not_there_is_a_problem_too() {
        storefront()
                .get("/notes/" + UUID.randomUUID())
                .then()
                .statusCode(404)
                .body("detail", equalTo("There is no such note."));
        storefront().get("/nowhere").then().statusCode(404);
    }

    @Test
    void an_update_says_which_version_it_changes() {
        var path = "/notes/" + UUID.randomUUID();
        storefront().body(HELLO).put(path).then().statusCode(428);
        storefront().header("If-Match", "\"6\"").body(HELLO).put(path).then().statusCode(412);
        storefront()
                .header("If-Match", "\"7\"")
                .body(HELLO)
                .put(path)
                .then()
                .statusCode(200)
                .header("ETag", "\"8\"");
    }

    @Test
    void nothing_is_said_outside_a_transaction() {
        storefront().post("/notes/rumours").then().statusCode(500).body("detail", not(equalTo("")));
    }

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
    void an_errand_is_run_once_after_the_commit() {
        ring(key, "now", 204);
        ring(key, "now", 204);

        Probe.until("it is booked as done", () -> stateOf(key), "DONE"::equals);
        assertThat(Bell.RUNG.stream().filter(rung -> rung.startsWith(key))).containsExactly(key + " 1");
    }

    @Test
    void an_errand_of_a_transaction_that_failed_does_not_exist() {
        ring(key, "broken", 409);

        assertThat(Database.number("select count(*) from orders.errand where subject = ?", key))
                .isZero();
    }

    @Test
    void an_errand_that_fails_is_run_again() {
        ring(key, "fail 2", 204);

        Probe.until("it is done at last", () -> stateOf(key), "DONE"::equals);
        assertThat(Bell.RUNG.stream().filter(rung -> rung.startsWith(key)))
                .containsExactly(key + " 1", key + " 2", key + " 3");
    }

    @Test
    void an_errand_that_always_fails_is_given_up_and_the_business_is_told() {
        ring(key, "never", 204);

        Probe.until("it is given up", () -> stateOf(key), "GIVEN_UP"::equals);
        assertThat(Bell.GIVEN_UP).contains(key + ": not today");
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

    @Test
    void with_the_database_down_a_client_is_told_to_come_back_and_nothing_is_half_done() {
        TestInfra.shared().postgres().stop();
        try {
            Probe.until(
                    "the answer is 503",
                    () -> write(HELLO).extract().response(),
                    answer -> answer.statusCode() == 503 && answer.header("Retry-After") != null);
        } finally {
            TestInfra.shared().postgres().start();
        }

        Probe.until("it works again", () -> write(HELLO).extract().statusCode(), status -> status == 201);
    }

    @Test
    void a_client_whose_transaction_is_cut_off_as_it_commits_is_told_to_come_back() throws SQLException {
        var cutOff = "{\"text\":\"cut off\",\"weight\":1}";
        asSuperuser("""
                create function orders.ends_its_session() returns trigger language plpgsql as
                    'begin perform pg_terminate_backend(pg_backend_pid()); return null; end';
                create constraint trigger ends_its_session after insert on orders.tally deferrable initially deferred
                    for each row when (new.note = 'cut off') execute function orders.ends_its_session()
                """);
        try {
            write(cutOff).statusCode(503).header("Retry-After", "2");
        } finally {
            asSuperuser("drop trigger ends_its_session on orders.tally; drop function orders.ends_its_session()");
        }

        assertThat(Database.number("select count(*) from orders.tally where note = 'cut off'"))
                .isZero();
        write(cutOff).statusCode(201);
    }

    private static void asSuperuser(String sql) throws SQLException {
        try (var connection = TestInfra.shared().superuser();
                var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private ValidatableResponse write(String body) {
        return storefront()
                .header("Idempotency-Key", key)
                .body(body)
                .post("/notes")
                .then();
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

    private void ring(String subject, String text, int status) {
        storefront()
                .body("{\"text\":\"%s\",\"weight\":1}".formatted(text))
                .post("/notes/" + subject + "/ring")
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
