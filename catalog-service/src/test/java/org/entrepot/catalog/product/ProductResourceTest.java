package org.entrepot.catalog.product;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.entrepot.catalog.Http.as;
import static org.entrepot.catalog.Http.merchandiser;
import static org.entrepot.catalog.Http.sends;
import static org.entrepot.catalog.Http.shopper;
import static org.entrepot.catalog.product.Sheets.aSheet;
import static org.entrepot.catalog.product.Sheets.fresh;
import static org.entrepot.catalog.product.Sheets.incomplete;
import static org.entrepot.catalog.product.Sheets.priced;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.entrepot.events.catalog.ProductDelisted;
import org.entrepot.events.catalog.ProductPublished;
import org.entrepot.events.catalog.ProductUpdated;
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
class ProductResourceTest {

    private final String sku = fresh("KETTLE");

    @Test
    void a_product_goes_from_draft_to_sale_to_withdrawal_and_says_so() {
        var id = drafted(aSheet(sku));
        assertThat(Said.about(id)).isEmpty();

        step(id, "publish").then().statusCode(200).header("ETag", "\"2\"").body("state", equalTo("PUBLISHED"));
        var cheaper = priced(aSheet(sku), 1_500);
        change(id, 2, cheaper).then().statusCode(200).header("ETag", "\"3\"");
        step(id, "delist").then().statusCode(200).body("state", equalTo("DELISTED"));

        assertThat(Said.typesAbout(id))
                .isEqualTo(java.util.List.of(ProductPublished.class, ProductUpdated.class, ProductDelisted.class));
        assertThat(((ProductUpdated) Said.about(id).get(1)).sheet()).isEqualTo(cheaper.published());
    }

    @Test
    void an_incomplete_draft_is_not_published_and_the_answer_names_what_is_missing() {
        var id = drafted(incomplete(sku));

        step(id, "publish")
                .then()
                .statusCode(422)
                .contentType("application/problem+json")
                .body("type", endsWith("sheet-incomplete"))
                .body("errors.field", hasItem("texts.fr.name"));

        assertThat(Said.about(id)).isEmpty();
        merchandiser()
                .get("/products/" + id)
                .then()
                .body("state", equalTo("DRAFT"))
                .body("missing.field", hasItem("taxClass"));
    }

    @Test
    void shoppers_see_what_is_on_sale_and_nothing_else() {
        var id = drafted(aSheet(sku));
        shopper().get("/products/" + id).then().statusCode(404);
        shopper().get("/products/by-sku/" + sku).then().statusCode(404);
        merchandiser().get("/products/by-sku/" + sku).then().statusCode(200);

        step(id, "publish");

        shopper().get("/products/" + id).then().statusCode(200).body("variants[0].price.minor", equalTo(1995));
        shopper().get("/products/by-sku/" + sku).then().statusCode(200).body("id", equalTo(id));
        step(id, "delist");
        shopper().get("/products/" + id).then().statusCode(404);
    }

    @Test
    void a_step_out_of_turn_is_refused_and_says_nothing() {
        var id = drafted(aSheet(sku));

        step(id, "delist").then().statusCode(409).body("from", equalTo("DRAFT")).body("to", equalTo("DELISTED"));
        step(id, "publish");
        step(id, "publish").then().statusCode(409);

        assertThat(Said.typesAbout(id)).isEqualTo(java.util.List.of(ProductPublished.class));
    }

    @Test
    void a_change_says_which_version_it_changes() {
        var id = drafted(aSheet(sku));

        sends(priced(aSheet(sku), 1)).put("/products/" + id).then().statusCode(428);
        change(id, 9, priced(aSheet(sku), 1)).then().statusCode(412);
        change(id, 1, priced(aSheet(sku), 1)).then().statusCode(200);
        change(id, 1, priced(aSheet(sku), 2)).then().statusCode(412);

        merchandiser().get("/products/" + id).then().body("variants[0].price.minor", equalTo(1));
    }

    @Test
    void the_same_sheet_again_changes_and_says_nothing() {
        var id = drafted(aSheet(sku));
        step(id, "publish");

        change(id, 2, aSheet(sku)).then().statusCode(200).header("ETag", "\"2\"");

        assertThat(Said.typesAbout(id)).isEqualTo(java.util.List.of(ProductPublished.class));
    }

    @Test
    void the_external_id_stays_and_names_one_product() {
        var id = drafted(aSheet(sku));
        var other = new ProductSheet("other-" + sku, null, null, null, null);

        change(id, 1, other).then().statusCode(422).body("errors[0].field", equalTo("externalId"));
        sends(new ProductSheet("ext-" + sku, null, null, null, null))
                .post("/products")
                .then()
                .statusCode(409)
                .body("type", endsWith("external-id-taken"));
    }

    @Test
    void a_sku_belongs_to_one_product() {
        drafted(aSheet(sku));
        var thief = Sheets.named(fresh("thief"), sku, "Kettle", "Bouilloire", 1);

        sends(thief).post("/products").then().statusCode(409).body("skus", hasItem(sku));

        assertThat(Database.number("select count(*) from catalog.product where external_id = ?", thief.externalId()))
                .isZero();
    }

    @Test
    void of_many_who_want_one_sku_at_once_one_gets_it() throws Exception {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var answers = IntStream.range(0, 8)
                    .mapToObj(n -> threads.submit(() -> sends(Sheets.named(fresh("racer"), sku, "K", "B", 1))
                            .post("/products")
                            .statusCode()))
                    .toList();
            var statuses = new java.util.ArrayList<Integer>();
            for (var answer : answers) statuses.add(answer.get());

            assertThat(statuses).containsOnlyOnce(201).containsOnly(201, 409);
        }
    }

    @Test
    void a_create_with_a_key_is_done_once() {
        var key = fresh("key");
        var first = sends(aSheet(sku)).header("Idempotency-Key", key).post("/products");
        var second = sends(aSheet(sku)).header("Idempotency-Key", key).post("/products");

        assertThat(second.statusCode()).isEqualTo(201);
        assertThat(second.path("id").toString()).isEqualTo(first.path("id"));
        sends(aSheet(fresh("B")))
                .header("Idempotency-Key", key)
                .post("/products")
                .then()
                .statusCode(422);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{",
                "[]",
                "{\"externalId\":\"x\",\"state\":\"PUBLISHED\"}",
                "{\"externalId\":\"x\",\"version\":7}",
                "{\"externalId\":\"x\",\"taxClass\":\"LUXURY\"}",
                "{\"externalId\":\"x\",\"variants\":{}}",
                "{\"externalId\":\"x\",\"variants\":[{\"sku\":\"A\",\"price\":{\"minor\":12.5,\"currency\":\"GBP\"}}]}",
                "{\"externalId\":\"x\",\"variants\":[{\"sku\":\"A\",\"price\":{\"minor\":\"12\",\"currency\":\"GBP\"}}]}"
            })
    void what_is_not_a_sheet_is_a_bad_request(String body) {
        merchandiser()
                .body(body)
                .post("/products")
                .then()
                .statusCode(400)
                .contentType("application/problem+json")
                .body(not(containsString("org.entrepot")));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "null",
                "{}",
                "{\"externalId\":\"x\",\"variants\":[{\"sku\":\"A\",\"price\":{\"currency\":\"GBP\"}}]}",
                "{\"externalId\":\"x\",\"variants\":[{\"sku\":\"A\",\"price\":{\"minor\":1000000000000,\"currency\":\"GBP\"}}]}"
            })
    void a_sheet_that_cannot_be_is_refused_with_its_fields(String body) {
        merchandiser().body(body).post("/products").then().statusCode(422).body("errors.size()", not(equalTo(0)));
    }

    @ParameterizedTest
    @CsvSource({
        "POST, /products",
        "POST, /products/import",
        "PUT, /products/0190a0b0-0000-7000-8000-000000000000",
        "POST, /products/0190a0b0-0000-7000-8000-000000000000/publish",
        "POST, /products/0190a0b0-0000-7000-8000-000000000000/delist"
    })
    void only_merchandisers_work_on_products(String method, String path) {
        for (var role : new String[] {"customer", "storefront", "order-clerk", "operations", "service"}) {
            as("somebody", role).body("{}").request(method, path).then().statusCode(403);
        }
        given().contentType("application/json")
                .body("{}")
                .request(method, path)
                .then()
                .statusCode(401);
    }

    @Test
    void a_token_for_another_service_is_not_accepted_here() {
        given().auth()
                .oauth2(Tokens.of("shop")
                        .roles("customer")
                        .audience("order-service")
                        .signed())
                .get("/products")
                .then()
                .statusCode(401);
        given().get("/products").then().statusCode(401);
    }

    @Test
    void what_is_not_there_is_not_found() {
        shopper().get("/products/0190a0b0-0000-7000-8000-000000000000").then().statusCode(404);
        shopper().get("/products/not-an-id").then().statusCode(404);
        shopper().get("/products/by-sku/NOBODY-HAS-THIS").then().statusCode(404);
        shopper()
                .urlEncodingEnabled(false)
                .get("/products/by-sku/NOBODY%00")
                .then()
                .statusCode(422)
                .body("errors.field", hasItem("sku"));
    }

    private static String drafted(ProductSheet sheet) {
        return sends(sheet).post("/products").then().statusCode(201).extract().path("id");
    }

    private static io.restassured.response.Response step(String id, String step) {
        return merchandiser().post("/products/" + id + "/" + step);
    }

    private static io.restassured.response.Response change(String id, long version, ProductSheet sheet) {
        return sends(sheet).header("If-Match", "\"" + version + "\"").put("/products/" + id);
    }
}
