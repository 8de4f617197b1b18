package org.entrepot.shipping;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.entrepot.shipping.Warehouse.box;
import static org.entrepot.shipping.Warehouse.line;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.http.Method;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.entrepot.events.shipping.ShipmentPicked;
import org.entrepot.kit.test.RealParts;
import org.entrepot.kit.test.Said;
import org.entrepot.kit.test.Tokens;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@WithTestResource(RealParts.class)
@WithTestResource(OutsideWorld.class)
class AccessTest {

    private static final String SOMETHING = UUID.randomUUID().toString();

    private final Warehouse warehouse = new Warehouse();

    @ParameterizedTest
    @CsvSource({
        "GET,/shipments,WRDAEO",
        "GET,/shipments/{id},WRDAEO",
        "GET,/parcels/{id},WRDAEO",
        "POST,/shipments/{id}/pick,WR",
        "POST,/shipments/{id}/pack,WR",
        "PUT,/parcels/{id}/weight,WR",
        "POST,/shipments/{id}/label,WR",
        "POST,/shipments/pick,WR",
        "POST,/shipments/pack,WR",
        "POST,/shipments/label,WR",
        "POST,/parcels/labels,WR",
        "GET,/parcels/{id}/label.pdf,WR",
        "POST,/manifests,WR",
        "GET,/manifests,WR",
        "GET,/manifests/{id},WR",
        "POST,/manifests/{id}/handover,WR",
        "POST,/manifests/{id}/shipments/{id}/remove,WR"
    })
    void each_route_is_open_to_its_roles_and_to_nobody_else(Method method, String route, String letters) {
        var allowed = letters.chars().mapToObj(AccessTest::role).toList();
        var path = route.replace("{id}", SOMETHING);

        for (var role : List.of(
                "warehouse-worker",
                "warehouse-system",
                "order-clerk",
                "customer-adviser",
                "ecommerce-manager",
                "operations",
                "merchandiser",
                "returns-clerk",
                "accountant",
                "customer",
                "storefront",
                "service")) {
            var status = Warehouse.as(role)
                    .body(method == Method.GET ? "" : "{}")
                    .request(method, path)
                    .statusCode();
            if (allowed.contains(role)) assertThat(status).as(role).isNotIn(401, 403, 500);
            else assertThat(status).as(role).isEqualTo(403);
        }
        given().contentType(ContentType.JSON).request(method, path).then().statusCode(401);
        given().header(
                        "Authorization",
                        "Bearer "
                                + Tokens.of("x")
                                        .roles("warehouse-system")
                                        .audience("order-service")
                                        .signed())
                .contentType(ContentType.JSON)
                .request(method, path)
                .then()
                .statusCode(401);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"parcels\":[]}",
                "{\"parcels\":null}",
                "{\"parcels\":[null]}",
                "{\"parcels\":[{\"weightGrams\":100,\"lines\":[]}]}",
                "{\"parcels\":[{\"weightGrams\":0,\"lines\":[{\"line\":1,\"quantity\":2}]}]}",
                "{\"parcels\":[{\"weightGrams\":1000000000,\"lines\":[{\"line\":1,\"quantity\":2}]}]}",
                "{\"parcels\":[{\"weightGrams\":100,\"lines\":[{\"line\":1,\"quantity\":0}]}]}",
                "{\"parcels\":[{\"weightGrams\":100,\"lines\":[{\"line\":1,\"quantity\":1000000000}]}]}",
                "{\"parcels\":[{\"weightGrams\":100,\"lines\":[{\"line\":0,\"quantity\":2}]}]}",
                "{\"parcels\":[{\"weightGrams\":100,\"lines\":[{\"line\":7,\"quantity\":2}]}]}",
                "{\"parcels\":[{\"weightGrams\":100,\"lines\":[{\"line\":1,\"quantity\":1}]}]}",
                "{\"parcels\":[{\"weightGrams\":100,\"lines\":[{\"line\":1,\"quantity\":3}]}]}"
            })
    void bad_boxes_are_refused_with_the_field_and_change_nothing(String body) {
        var shipment = warehouse.picked(warehouse.released());

        Warehouse.asSystem()
                .body(body)
                .post("/shipments/" + shipment + "/pack")
                .then()
                .statusCode(422)
                .contentType("application/problem+json")
                .body("errors.why", everyItem(org.hamcrest.Matchers.not(equalTo(""))));

        assertThat(warehouse.state(shipment)).isEqualTo("PICKED");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"parcels\":[{\"weightGrams\":100,\"state\":\"DELIVERED\",\"lines\":[{\"line\":1,\"quantity\":2}]}]}",
                "{\"parcels\":\"all\"}",
                "{\"parcels\":[",
                ""
            })
    void unknown_fields_wrong_types_and_broken_json_are_bad_requests(String body) {
        var shipment = warehouse.picked(warehouse.released());

        var status = Warehouse.asSystem()
                .body(body)
                .post("/shipments/" + shipment + "/pack")
                .statusCode();

        assertThat(status).isIn(400, 422);
        assertThat(warehouse.state(shipment)).isEqualTo("PICKED");
    }

    @Test
    void a_short_pick_is_refused_in_plain_words() {
        var order = warehouse.confirmed(0, 2);
        var shipment = warehouse.shipmentOf(order);

        Warehouse.asSystem()
                .body(Map.of("lines", List.of(line(1, 1), line(2, 3))))
                .post("/shipments/" + shipment + "/pick")
                .then()
                .statusCode(422)
                .body("type", equalTo("urn:entrepot:problem:short-pick"))
                .body("lines", equalTo(List.of(1)));
        Warehouse.asSystem()
                .body(Map.of("lines", List.of(line(1, 2), line(2, 3))))
                .post("/shipments/" + shipment + "/pick")
                .then()
                .statusCode(200);
    }

    @Test
    void steps_out_of_turn_are_conflicts() {
        var shipment = warehouse.released();

        warehouse
                .pack(shipment, List.of(box(100, List.of(line(1, 2)))))
                .statusCode(409)
                .body("to", equalTo("PACKED"));
        warehouse.label(shipment, Map.of()).statusCode(409).body("to", equalTo("LABELLED"));
        warehouse.packed(shipment);
        Warehouse.post("/shipments/" + shipment + "/pick").statusCode(409).body("from", equalTo("PACKED"));
        warehouse.pack(shipment, List.of(box(100, List.of(line(1, 2))))).statusCode(409);
    }

    @Test
    void a_step_with_its_key_can_be_repeated_and_one_with_an_old_tag_is_refused() {
        var order = warehouse.confirmed(0, 1);
        var shipment = warehouse.shipmentOf(order);
        var tag = Warehouse.get("/shipments/" + shipment).extract().header("ETag");
        var path = "/shipments/" + shipment + "/pick";
        var key = UUID.randomUUID().toString();

        Warehouse.asSystem().header("If-Match", "\"999\"").post(path).then().statusCode(412);
        var first = Warehouse.asSystem()
                .header("If-Match", tag)
                .header("Idempotency-Key", key)
                .post(path);
        var again = Warehouse.asSystem()
                .header("If-Match", tag)
                .header("Idempotency-Key", key)
                .post(path);

        assertThat(first.statusCode()).isEqualTo(200);
        assertThat(again.statusCode()).isEqualTo(200);
        assertThat(again.asString()).isEqualTo(first.asString());
        assertThat(Said.about(order.orderId()).stream().filter(ShipmentPicked.class::isInstance))
                .hasSize(1);
    }

    @Test
    void what_is_not_there_is_not_found() {
        Stream.of("/shipments/", "/parcels/", "/manifests/")
                .forEach(path ->
                        Warehouse.asSystem().get(path + SOMETHING).then().statusCode(404));
        Warehouse.post("/shipments/" + SOMETHING + "/pick").statusCode(404);
        Warehouse.post("/manifests/" + SOMETHING + "/handover").statusCode(404);
        Warehouse.asSystem().get("/shipments/nonsense").then().statusCode(404);
    }

    @Test
    void the_worklist_goes_page_by_page_by_state_and_location() {
        var shipments = Stream.generate(warehouse::released)
                .limit(5)
                .map(UUID::toString)
                .toList();
        warehouse.picked(UUID.fromString(shipments.getLast()));

        var seen = new ArrayList<String>();
        String after = "";
        while (after != null) {
            var page = Warehouse.get(
                    "/shipments?state=RELEASED&limit=2&location=" + warehouse.location + "&after=" + after);
            seen.addAll(page.extract().path("items.id"));
            after = page.extract().path("next");
        }

        assertThat(seen).isEqualTo(shipments.subList(0, 4));
        Warehouse.get("/shipments?state=PICKED&location=" + warehouse.location)
                .body("items", hasSize(1))
                .body("next", nullValue());
    }

    @Test
    void bad_questions_are_refused() {
        Warehouse.asSystem().get("/shipments?limit=0").then().statusCode(422).body("errors.field", hasItem("limit"));
        Warehouse.asSystem().get("/shipments?limit=201").then().statusCode(422);
        Warehouse.asSystem().get("/shipments?after=***").then().statusCode(422);
        Warehouse.asSystem().get("/shipments?after=bm9uc2Vuc2U").then().statusCode(422);
        Warehouse.asSystem()
                .get("/shipments?state=EATEN")
                .then()
                .statusCode(422)
                .body("errors.field", hasItem("state"));
        for (var list : List.of("/shipments", "/manifests")) {
            Warehouse.asSystem()
                    .urlEncodingEnabled(false)
                    .get(list + "?location=WEB%00")
                    .then()
                    .statusCode(422)
                    .body("errors.field", hasItem("location"));
        }
        warehouse.label(UUID.randomUUID(), Map.of("carrier", "../../etc")).statusCode(422);
        Warehouse.asSystem()
                .body(Map.of("carrier", "northpost"))
                .post("/manifests")
                .then()
                .statusCode(422);
    }

    private static String role(int letter) {
        return switch (letter) {
            case 'W' -> "warehouse-worker";
            case 'R' -> "warehouse-system";
            case 'D' -> "order-clerk";
            case 'A' -> "customer-adviser";
            case 'E' -> "ecommerce-manager";
            case 'O' -> "operations";
            default -> throw new IllegalArgumentException("no role has the letter " + (char) letter);
        };
    }
}
