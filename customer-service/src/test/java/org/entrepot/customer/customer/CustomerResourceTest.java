package org.entrepot.customer.customer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.entrepot.customer.People.ada;
import static org.entrepot.customer.People.address;
import static org.entrepot.customer.People.freshEmail;
import static org.entrepot.customer.People.person;
import static org.entrepot.customer.People.register;
import static org.entrepot.customer.People.staff;
import static org.entrepot.customer.People.storefront;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;
import java.util.UUID;
import org.entrepot.customer.MailParts;
import org.entrepot.events.customer.CustomerRegistered;
import org.entrepot.events.customer.CustomerUpdated;
import org.entrepot.kit.test.Database;
import org.entrepot.kit.test.RealParts;
import org.entrepot.kit.test.Said;
import org.entrepot.kit.test.Tokens;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@WithTestResource(RealParts.class)
@WithTestResource(MailParts.class)
class CustomerResourceTest {

    @Test
    void a_guest_is_registered_and_nothing_personal_is_said_or_answered() {
        var email = freshEmail();

        var answer = register(storefront("web-shop"), ada(email, "fr"))
                .then()
                .statusCode(201)
                .header("ETag", "\"1\"")
                .body("addresses", hasSize(1))
                .extract();

        var id = UUID.fromString(answer.path("id"));
        assertThat(answer.header("Location")).endsWith("/customers/" + id);
        assertThat(answer.asString()).doesNotContain(email, "Ada", "London");
        assertThat(Said.about(id)).containsExactly(new CustomerRegistered(id, true, "fr"));
        assertThat(claims(answer.path("addresses[0].reference")))
                .contains("\"sub\":\"" + id + "\"", "\"own\":\"client:web-shop\"", "\"gst\":true", "\"cty\":\"GB\"");
    }

    @Test
    void the_same_request_twice_registers_once() {
        var key = UUID.randomUUID().toString();
        var body = ada(freshEmail(), "en");

        var first =
                storefront("web-shop").header("Idempotency-Key", key).body(body).post("/customers");
        var second =
                storefront("web-shop").header("Idempotency-Key", key).body(body).post("/customers");

        assertThat(second.statusCode()).isEqualTo(201);
        assertThat(second.asString()).isEqualTo(first.asString());
        body.put("name", "Somebody Else");
        storefront("web-shop")
                .header("Idempotency-Key", key)
                .body(body)
                .post("/customers")
                .then()
                .statusCode(422);
        storefront("web-shop").body(body).post("/customers").then().statusCode(400);
    }

    @Test
    void who_signs_in_registers_once_for_themselves() {
        var me = UUID.randomUUID().toString();
        var body = ada(freshEmail(), "en");
        register(person(me), body).then().statusCode(422).body("errors[0].field", equalTo("guest"));
        body.put("guest", false);

        var answer = register(person(me), body).then().statusCode(201).extract();
        String id = answer.path("id");

        assertThat(claims(answer.path("addresses[0].reference"))).contains("\"own\":\"" + me + "\"", "\"gst\":false");
        register(person(me), body).then().statusCode(409).body("type", containsString("already-registered"));
        person(me).get("/customers/" + id).then().statusCode(200).body("name", equalTo("Ada Lovelace"));
    }

    @Test
    void somebody_elses_customer_is_not_there() {
        var id = registeredBy("web-shop");

        storefront("web-shop").get("/customers/" + id).then().statusCode(200);
        storefront("other-shop").get("/customers/" + id).then().statusCode(404);
        person(UUID.randomUUID().toString()).get("/customers/" + id).then().statusCode(404);
        storefront("other-shop")
                .header("If-Match", "\"1\"")
                .body(Map.of("email", freshEmail(), "name", "Eve", "language", "en"))
                .put("/customers/" + id)
                .then()
                .statusCode(404);
        storefront("other-shop")
                .header("Idempotency-Key", UUID.randomUUID().toString())
                .body(address())
                .post("/customers/" + id + "/addresses")
                .then()
                .statusCode(404);
        staff("customer-adviser").get("/customers/" + id).then().statusCode(200);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "merchandiser",
                "order-clerk",
                "warehouse-worker",
                "returns-clerk",
                "accountant",
                "operations",
                "ecommerce-manager",
                "warehouse-system",
                "service"
            })
    void who_has_no_business_with_customers_is_refused(String role) {
        var id = registeredBy("web-shop");

        staff(role).get("/customers/" + id).then().statusCode(403);
        staff(role).get("/customers?email=ada@example.com").then().statusCode(403);
        register(staff(role), ada(freshEmail(), "en")).then().statusCode(403);
    }

    @Test
    void without_a_token_for_this_service_nothing_is_told() {
        var id = registeredBy("web-shop");
        var elsewhere = Tokens.of("web-shop")
                .roles("storefront")
                .audience("order-service")
                .signed();

        RestAssured.get("/customers/" + id).then().statusCode(401);
        RestAssured.given()
                .auth()
                .oauth2(elsewhere)
                .get("/customers/" + id)
                .then()
                .statusCode(401);
    }

    @Test
    void a_change_names_the_version_it_changes() {
        var id = registeredBy("web-shop");
        var change = Map.of("email", freshEmail(), "name", "Ada King", "language", "fr");

        storefront("web-shop").body(change).put("/customers/" + id).then().statusCode(428);
        storefront("web-shop")
                .header("If-Match", "\"1\"")
                .body(change)
                .put("/customers/" + id)
                .then()
                .statusCode(200)
                .header("ETag", "\"2\"")
                .body("name", equalTo("Ada King"));
        storefront("web-shop")
                .header("If-Match", "\"1\"")
                .body(change)
                .put("/customers/" + id)
                .then()
                .statusCode(412);

        assertThat(Said.about(id))
                .containsExactly(new CustomerRegistered(id, true, "en"), new CustomerUpdated(id, "fr"));
    }

    @Test
    void another_address_has_a_reference_of_its_own() {
        var id = registeredBy("web-shop");
        var abroad = address();
        abroad.put("country", "FR");

        var added = storefront("web-shop")
                .header("Idempotency-Key", UUID.randomUUID().toString())
                .body(abroad)
                .post("/customers/" + id + "/addresses")
                .then()
                .statusCode(201)
                .header("ETag", "\"2\"")
                .extract();

        assertThat(claims(added.path("reference"))).contains("\"adr\":\"" + added.path("id") + "\"", "\"cty\":\"FR\"");
        storefront("web-shop").get("/customers/" + id).then().body("addresses", hasSize(2));
    }

    @Test
    void an_adviser_finds_customers_by_their_address_page_by_page() {
        var email = freshEmail();
        for (var i = 0; i < 3; i++)
            register(storefront("web-shop"), ada(email, "en")).then().statusCode(201);

        var first = staff("customer-adviser")
                .queryParam("email", email.toUpperCase(java.util.Locale.ROOT))
                .queryParam("limit", 2)
                .get("/customers")
                .then()
                .statusCode(200)
                .body("items", hasSize(2))
                .body("items[0].addresses", hasSize(1))
                .extract();
        staff("customer-adviser")
                .queryParam("email", email)
                .queryParam("limit", 2)
                .queryParam("after", first.<String>path("next"))
                .get("/customers")
                .then()
                .body("items", hasSize(1))
                .body("next", equalTo(null));

        staff("customer-adviser").get("/customers").then().statusCode(422);
        staff("customer-adviser")
                .get("/customers?email=a@b.cd&after=nonsense")
                .then()
                .statusCode(422);
    }

    @Test
    void an_address_that_nobody_can_have_is_named_and_not_looked_for() {
        staff("customer-adviser")
                .urlEncodingEnabled(false)
                .get("/customers?email=a%00")
                .then()
                .statusCode(422)
                .body("errors[0].field", equalTo("email"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "email|ada",
                "email|ada@example",
                "email|ada@exa mple.com",
                "email|ada..x@example.com",
                "name|'  '",
                "name|'Ada\u0007'",
                "language|de",
                "language|EN",
                "address.country|gb",
                "address.country|XX",
                "address.country|GBR",
                "address.city|' '",
                "address.recipient|'A\u0001'",
            })
    void bad_input_is_named_and_changes_nothing(String field, String content) {
        var body = ada(freshEmail(), "en");
        put(body, field, content);
        var before = Database.number("select count(*) from customers.customer");

        register(storefront("web-shop"), body)
                .then()
                .statusCode(422)
                .contentType("application/problem+json")
                .body("errors.field", hasItem(field));

        assertThat(Database.number("select count(*) from customers.customer")).isEqualTo(before);
    }

    @ParameterizedTest
    @ValueSource(strings = {"email", "name", "language", "address", "address.lines", "address.city", "address.country"})
    void what_is_missing_is_named(String field) {
        var body = ada(freshEmail(), "en");
        put(body, field, null);

        register(storefront("web-shop"), body).then().statusCode(422).body("errors.field", hasItem(field));
    }

    @Test
    void fields_that_are_too_long_or_not_ours_are_refused() {
        var longName = ada(freshEmail(), "en");
        longName.put("name", "a".repeat(101));
        register(storefront("web-shop"), longName).then().statusCode(422).body("errors[0].field", equalTo("name"));
        var manyLines = ada(freshEmail(), "en");
        put(manyLines, "address.lines", java.util.Collections.nCopies(5, "line"));
        register(storefront("web-shop"), manyLines)
                .then()
                .statusCode(422)
                .body("errors[0].field", equalTo("address.lines"));
        var owned = ada(freshEmail(), "en");
        owned.put("owner", "client:other-shop");
        register(storefront("web-shop"), owned).then().statusCode(400).body("errors[0].field", equalTo("owner"));
    }

    private static UUID registeredBy(String shop) {
        return UUID.fromString(register(storefront(shop), ada(freshEmail(), "en"))
                .then()
                .statusCode(201)
                .extract()
                .path("id"));
    }

    @SuppressWarnings("unchecked") // The fixture nests maps.
    private static void put(Map<String, Object> body, String field, Object content) {
        var parts = field.split("\\.");
        var target = parts.length == 1 ? body : (Map<String, Object>) body.get(parts[0]);
        target.put(parts[parts.length - 1], content);
    }

    private static String claims(String reference) {
        return new String(Base64.getUrlDecoder().decode(reference.split("\\.")[1]), StandardCharsets.UTF_8);
    }
}
