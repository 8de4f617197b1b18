package org.entrepot.customer.customer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.entrepot.customer.People.ada;
import static org.entrepot.customer.People.freshEmail;
import static org.entrepot.customer.People.person;
import static org.entrepot.customer.People.register;
import static org.entrepot.customer.People.staff;
import static org.entrepot.customer.People.storefront;
import static org.hamcrest.Matchers.contains;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.entrepot.customer.MailParts;
import org.entrepot.events.customer.CustomerRegistered;
import org.entrepot.kit.test.RealParts;
import org.entrepot.kit.test.Said;
import org.junit.jupiter.api.Test;

/** Those who come at the same time are written together; nobody notices. */
@QuarkusTest
@WithTestResource(RealParts.class)
@WithTestResource(MailParts.class)
class RegistrationTest {

    @Test
    void who_is_refused_stops_nobody_who_comes_at_the_same_time() throws Exception {
        var me = UUID.randomUUID().toString();
        var mine = ada(freshEmail(), "en");
        mine.put("guest", false);
        List<Callable<Response>> requests = new ArrayList<>();
        for (var i = 0; i < 8; i++) requests.add(() -> register(storefront("web-shop"), ada(freshEmail(), "fr")));
        requests.add(() -> register(person(me), mine));
        requests.add(() -> register(person(me), mine));
        requests.add(() -> register(person(UUID.randomUUID().toString()), ada(freshEmail(), "en")));

        var answers = atOnce(requests);

        var guests = answers.subList(0, 8);
        assertThat(guests).extracting(Response::statusCode).containsOnly(201);
        assertThat(guests).extracting(RegistrationTest::id).doesNotHaveDuplicates();
        for (var guest : guests) {
            var id = id(guest);
            assertThat(Said.about(id)).containsExactly(new CustomerRegistered(id, true, "fr"));
            storefront("web-shop")
                    .get("/customers/" + id)
                    .then()
                    .statusCode(200)
                    .body("addresses.id", contains(guest.<String>path("addresses[0].id")));
        }
        assertThat(answers.subList(8, 10)).extracting(Response::statusCode).containsExactlyInAnyOrder(201, 409);
        assertThat(answers.getLast().statusCode()).isEqualTo(422);
    }

    @Test
    void the_same_request_at_the_same_time_registers_once() throws Exception {
        var email = freshEmail();
        var key = UUID.randomUUID().toString();
        Callable<Response> request = () -> storefront("web-shop")
                .header("Idempotency-Key", key)
                .body(ada(email, "en"))
                .post("/customers");

        var answers = atOnce(List.of(request, request, request, request));

        assertThat(answers).extracting(Response::statusCode).contains(201).isSubsetOf(201, 409);
        assertThat(answers)
                .filteredOn(answer -> answer.statusCode() == 201)
                .extracting(Response::asString)
                .containsOnly(request.call().asString());
        staff("customer-adviser")
                .queryParam("email", email)
                .get("/customers")
                .then()
                .body("items.id", contains(id(request.call()).toString()));
    }

    @Test
    void an_address_is_kept_line_by_line_without_blanks_around_them() {
        var body = ada(freshEmail(), "en");
        body.put(
                "address",
                Map.of(
                        "recipient", " Ada Lovelace ",
                        "lines", List.of("Flat \\n3 ", " \"The, Larches\"", "{NULL}"),
                        "postcode", "SW1Y 4JH",
                        "city", " London",
                        "region", "Greater London ",
                        "country", "GB"));

        var id = id(register(storefront("web-shop"), body));

        storefront("web-shop")
                .get("/customers/" + id)
                .then()
                .body("addresses[0].lines", contains("Flat \\n3", "\"The, Larches\"", "{NULL}"))
                .body("addresses.recipient", contains("Ada Lovelace"))
                .body("addresses.region", contains("Greater London"));
    }

    private static List<Response> atOnce(List<Callable<Response>> requests) throws Exception {
        try (var people = Executors.newVirtualThreadPerTaskExecutor()) {
            var answers = new ArrayList<Response>();
            for (Future<Response> answer : people.invokeAll(requests)) answers.add(answer.get());
            return answers;
        }
    }

    private static UUID id(Response registered) {
        return UUID.fromString(registered.path("id"));
    }
}
