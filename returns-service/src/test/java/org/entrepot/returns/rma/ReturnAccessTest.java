package org.entrepot.returns.rma;

import static org.entrepot.returns.Desk.arrivedOrder;
import static org.entrepot.returns.Desk.ask;
import static org.entrepot.returns.Desk.asked;
import static org.entrepot.returns.Desk.staff;
import static org.entrepot.returns.Desk.step;
import static org.entrepot.returns.Desk.storefront;
import static org.entrepot.returns.Desk.wish;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.entrepot.kit.Ids;
import org.entrepot.kit.test.RealParts;
import org.entrepot.kit.test.Tokens;
import org.entrepot.returns.CarrierParts;
import org.entrepot.returns.Desk;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Who may ask, look and take steps. */
@QuarkusTest
@WithTestResource(RealParts.class)
@WithTestResource(CarrierParts.class)
class ReturnAccessTest {

    private final UUID order = arrivedOrder(Instant.now());

    @Test
    void another_storefronts_order_and_return_are_not_there() {
        var id = asked(order, wish(1, 1));

        ask(storefront("other-shop"), order, wish(1, 1)).then().statusCode(404);
        storefront("other-shop").get("/returns/" + id).then().statusCode(404);
        storefront("other-shop").post("/returns/" + id + "/cancel").then().statusCode(404);
        storefront("other-shop").get("/returns/" + id + "/label.pdf").then().statusCode(404);
        ask(storefront("web-shop"), Ids.next(), wish(1, 1)).then().statusCode(404);
        storefront("web-shop").get("/returns/" + id).then().statusCode(200);
        ask(staff("customer-adviser"), order, wish(2, 1)).then().statusCode(201);
    }

    @Test
    void a_storefront_handles_what_came_through_each_of_its_channels() {
        var own = arrivedOrder("storefront", Instant.now());
        var browser = arrivedOrder("storefront-web", Instant.now());

        ask(storefront("storefront"), own, wish(1, 1)).then().statusCode(201);
        var id = ask(storefront("storefront"), browser, wish(1, 1))
                .then()
                .statusCode(201)
                .extract()
                .<String>path("id");

        storefront("storefront").get("/returns/" + id).then().statusCode(200);
        storefront("storefront").get("/returns?orderId=" + browser).then().body("items.id", equalTo(List.of(id)));
        storefront("storefront").get("/returns/" + id + "/questions").then().statusCode(200);
        step(UUID.fromString(id), "approve", null).then().statusCode(200);
        storefront("storefront").post("/returns/" + id + "/cancel").then().statusCode(200);
    }

    @Test
    void the_channels_of_a_storefront_are_its_own_alone() {
        var id = asked(order, wish(1, 1));
        var browser = arrivedOrder("storefront-web", Instant.now());

        storefront("storefront").get("/returns/" + id).then().statusCode(404);
        ask(storefront("web-shop"), browser, wish(1, 1)).then().statusCode(404);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"customer", "storefront", "customer-adviser", "warehouse-worker", "order-clerk", "operations"})
    void only_the_return_desk_takes_steps(String role) {
        var id = asked(order, wish(1, 1));
        var token = Tokens.with("web-shop", role);

        for (var step : List.of("approve", "decline", "receive", "inspect", "resolve")) {
            Desk.with(token)
                    .body("{}")
                    .post("/returns/" + id + "/" + step)
                    .then()
                    .statusCode(403);
        }
    }

    @Test
    void customers_ask_through_their_storefront() {
        var token = Tokens.of("web-shop").roles("customer").signed();

        ask(Desk.with(token), order, wish(1, 1)).then().statusCode(403);
        RestAssured.get("/returns").then().statusCode(401);
        RestAssured.given()
                .auth()
                .oauth2(Tokens.of("web-shop")
                        .roles("storefront")
                        .audience("order-service")
                        .signed())
                .get("/returns")
                .then()
                .statusCode(401);
    }
}
