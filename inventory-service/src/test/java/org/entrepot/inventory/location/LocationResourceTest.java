package org.entrepot.inventory.location;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.entrepot.inventory.Warehouse.aStore;
import static org.entrepot.inventory.Warehouse.by;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.Map;
import org.entrepot.inventory.InventoryParts;
import org.entrepot.kit.test.Database;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@WithTestResource(InventoryParts.class)
class LocationResourceTest {

    private static final Map<String, String> STORE = Map.of("name", "Lyon", "kind", "STORE");

    @Test
    void the_main_warehouse_is_there_from_the_start() {
        by("order-clerk").get("/locations").then().statusCode(200).body("items.code", hasItem("MAIN"));
    }

    @Test
    void a_location_is_opened_once_and_the_same_again_changes_nothing() {
        var store = aStore();

        by("warehouse-worker")
                .body(Map.of("name", "Store", "kind", "STORE"))
                .put("/locations/" + store)
                .then()
                .statusCode(200)
                .header("ETag", "\"1\"")
                .body("kind", equalTo("STORE"));
    }

    @Test
    void renaming_says_which_version_it_changes() {
        var path = "/locations/" + aStore();

        by("operations").body(STORE).put(path).then().statusCode(428);
        by("operations")
                .header("If-Match", "\"7\"")
                .body(STORE)
                .put(path)
                .then()
                .statusCode(412);
        by("operations")
                .header("If-Match", "\"1\"")
                .body(STORE)
                .put(path)
                .then()
                .statusCode(200)
                .header("ETag", "\"2\"")
                .body("name", equalTo("Lyon"));
    }

    @Test
    void a_warehouse_never_becomes_a_store() {
        by("ecommerce-manager")
                .header("If-Match", "\"1\"")
                .body(STORE)
                .put("/locations/MAIN")
                .then()
                .statusCode(409)
                .contentType("application/problem+json")
                .body("type", equalTo("urn:entrepot:problem:location-kind-is-fixed"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"name\":\"\",\"kind\":\"STORE\"}",
                "{\"kind\":\"STORE\"}",
                "{\"name\":\"Lyon\"}",
                "{\"name\":\"Lyon\",\"kind\":\"MOON\"}",
                "{\"name\":\"Lyon\",\"kind\":\"STORE\",\"version\":9}",
                "{"
            })
    void bad_input_is_refused_and_opens_nothing(String body) {
        var answer = by("warehouse-worker")
                .body(body)
                .put("/locations/BAD-ONE")
                .then()
                .contentType("application/problem+json")
                .extract();

        assertThat(answer.statusCode()).isIn(400, 422);
        assertThat(Database.number("select count(*) from inventory.location where code = 'BAD-ONE'"))
                .isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {"lower", "A%20B", "-X", "ABCDEFGHIJABCDEFGHIJABCDEFGHIJABC"})
    void a_code_that_is_none_is_refused(String code) {
        given().spec(by("warehouse-worker"))
                .urlEncodingEnabled(false)
                .body(STORE)
                .put("/locations/" + code)
                .then()
                .statusCode(422)
                .body("errors.field", hasItem("code"));
    }

    @ParameterizedTest
    @CsvSource({
        "customer, 403, 403",
        "storefront, 403, 403",
        "service, 403, 403",
        "merchandiser, 200, 403",
        "accountant, 200, 403",
        "returns-clerk, 200, 403"
    })
    void only_the_right_roles_see_and_keep_locations(String role, int toSee, int toKeep) {
        by(role).get("/locations").then().statusCode(toSee);
        by(role).body(STORE).put("/locations/LYON").then().statusCode(toKeep);
    }

    @Test
    void without_a_token_nothing_is_shown() {
        given().get("/locations").then().statusCode(401).contentType("application/problem+json");
    }
}
