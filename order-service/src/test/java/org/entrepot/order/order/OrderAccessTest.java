package org.entrepot.order.order;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.entrepot.order.shop.Shop.as;
import static org.entrepot.order.shop.Shop.customer;
import static org.entrepot.order.shop.Shop.ordered;
import static org.entrepot.order.shop.Shop.sells;
import static org.entrepot.order.shop.Shop.staff;
import static org.entrepot.order.shop.Shop.storefront;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.specification.RequestSpecification;
import java.util.HashSet;
import java.util.List;
import java.util.UUID;
import org.entrepot.kit.test.Tokens;
import org.entrepot.order.shop.ShopParts;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Who may do and see what: every route, every role. */
@QuarkusTest
@WithTestResource(ShopParts.class)
class OrderAccessTest {

    private static final String NOBODYS = UUID.randomUUID().toString();

    @ParameterizedTest
    @ValueSource(strings = {"/orders", "/orders/{id}", "/orders/{id}/history", "/orders/{id}/payment"})
    void nobody_looks_without_a_token_that_is_ours(String path) {
        var at = path.replace("{id}", NOBODYS);
        given().get(at).then().statusCode(401);
        as(Tokens.of("storefront").roles("storefront").audience("other-service").signed())
                .get(at)
                .then()
                .statusCode(401);
        as(Tokens.of("storefront").roles("storefront").expired().signed())
                .get(at)
                .then()
                .statusCode(401);
    }

    @ParameterizedTest
    @ValueSource(strings = {"warehouse-system", "service", "merchandiser", "unheard-of"})
    void roles_without_business_here_see_nothing(String role) {
        var caller = as(Tokens.with("somebody", role));
        for (var path : List.of("/orders", "/orders/" + NOBODYS, "/orders/" + NOBODYS + "/history"))
            caller.get(path).then().statusCode(403);
    }

    @ParameterizedTest
    @CsvSource({
        "order-clerk, 403, 404, 404, 404",
        "customer-adviser, 403, 404, 403, 403",
        "ecommerce-manager, 403, 403, 403, 403",
        "warehouse-worker, 403, 403, 403, 403",
        "returns-clerk, 403, 403, 403, 403",
        "accountant, 403, 403, 403, 403",
        "operations, 403, 403, 403, 403",
        "merchandiser, 403, 403, 403, 403",
        "warehouse-system, 403, 403, 403, 403",
        "service, 403, 403, 403, 403",
        "customer, 422, 404, 403, 403",
        "storefront, 422, 404, 403, 403"
    })
    void each_step_is_for_some_roles_alone(String role, int place, int cancel, int hold, int release) {
        assertThat(tried(role).body("{}").post("/orders").statusCode())
                .as("place")
                .isEqualTo(place);
        assertThat(tried(role).body("{}").post("/orders/" + NOBODYS + "/cancel").statusCode())
                .as("cancel")
                .isEqualTo(cancel);
        assertThat(tried(role)
                        .body("{\"reason\":\"OTHER\"}")
                        .post("/orders/" + NOBODYS + "/hold")
                        .statusCode())
                .as("hold")
                .isEqualTo(hold);
        assertThat(tried(role).post("/orders/" + NOBODYS + "/release").statusCode())
                .as("release")
                .isEqualTo(release);
    }

    @ParameterizedTest
    @CsvSource({
        "accountant, 404",
        "order-clerk, 403",
        "customer-adviser, 403",
        "ecommerce-manager, 403",
        "warehouse-worker, 403",
        "returns-clerk, 403",
        "operations, 403",
        "merchandiser, 403",
        "warehouse-system, 403",
        "service, 403",
        "customer, 403",
        "storefront, 403"
    })
    void money_that_the_operator_would_not_move_is_for_accountants_alone(String role, int status) {
        for (var money : List.of("captures", "refunds")) {
            var path = "/orders/" + NOBODYS + "/payment/" + money + "/" + NOBODYS;
            given().body("{\"why\":\"x\"}")
                    .contentType("application/json")
                    .post(path + "/retry")
                    .then()
                    .statusCode(401);
            assertThat(tried(role).body("{\"why\":\"x\"}").post(path + "/retry").statusCode())
                    .isEqualTo(status);
            assertThat(tried(role)
                            .body("{\"means\":\"CASH\",\"reference\":\"1\",\"why\":\"x\"}")
                            .post(path + "/settle")
                            .statusCode())
                    .isEqualTo(status);
        }
    }

    @Test
    void an_order_is_its_owners_and_the_shops() {
        var id = ordered("tok_visa", sells(100));

        for (var path : List.of("/orders/" + id, "/orders/" + id + "/history")) {
            storefront().get(path).then().statusCode(200);
            staff("order-clerk").get(path).then().statusCode(200);
            as(Tokens.with("other-storefront", "storefront")).get(path).then().statusCode(404);
            customer(UUID.randomUUID().toString()).get(path).then().statusCode(404);
        }
        as(Tokens.with("other-storefront", "storefront"))
                .body("{}")
                .post("/orders/" + id + "/cancel")
                .then()
                .statusCode(404);
        as(Tokens.with("other-storefront", "storefront"))
                .get("/orders/" + id + "/payment")
                .then()
                .statusCode(404);
    }

    @Test
    void what_is_no_id_is_not_found() {
        storefront().get("/orders/1").then().statusCode(404).contentType("application/problem+json");
    }

    @Test
    void a_list_is_walked_page_by_page_without_gaps_or_repeats() {
        var client = "storefront-" + UUID.randomUUID();
        var placed = new HashSet<String>();
        for (var n = 0; n < 5; n++)
            placed.add(ClientOrders.place(client, sells(100).getFirst()));
        var seen = new HashSet<String>();
        String after = "";
        do {
            var page = as(Tokens.with(client, "storefront")).get("/orders?limit=2&state=PENDING&after=" + after);
            page.then().statusCode(200).body("items.state", everyItem(equalTo("PENDING")));
            for (var id : page.<List<String>>path("items.id"))
                assertThat(seen.add(id)).isTrue();
            after = page.path("next");
        } while (after != null);

        assertThat(seen).isEqualTo(placed);
        as(Tokens.with(client, "storefront"))
                .get("/orders?state=COMPLETED")
                .then()
                .body("items", hasSize(0));
        as(Tokens.with("another-" + client, "storefront")).get("/orders").then().body("items", hasSize(0));
    }

    @ParameterizedTest
    @ValueSource(strings = {"limit=0", "limit=201", "state=PAID", "after=!", "after=bm9wZQ"})
    void a_list_that_cannot_be_is_refused(String query) {
        storefront().get("/orders?" + query).then().statusCode(422).contentType("application/problem+json");
    }

    @Test
    void the_history_names_its_actor_to_the_shop_alone() {
        var id = ordered("tok_visa", sells(100));
        staff("order-clerk").get("/orders/" + id + "/history").then().body("[0].actor", notNullValue());
        storefront().get("/orders/" + id + "/history").then().body("[0].actor", nullValue());
    }

    @Test
    void there_is_no_payment_before_the_stock_is_set_aside() {
        storefront()
                .get("/orders/" + ordered("tok_visa", sells(100)) + "/payment")
                .then()
                .statusCode(404);
    }

    private static RequestSpecification tried(String role) {
        return as(Tokens.with("somebody", role))
                .header("Idempotency-Key", UUID.randomUUID().toString());
    }
}
