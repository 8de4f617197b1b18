package org.entrepot.shipping;

import static io.restassured.RestAssured.given;

import io.restassured.http.ContentType;
import io.restassured.response.Response;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Executor;
import java.util.stream.IntStream;
import org.entrepot.events.Money;
import org.entrepot.events.order.OrderConfirmed;
import org.entrepot.events.shipping.ShipmentReleased;
import org.entrepot.kit.Ids;
import org.entrepot.kit.test.Database;
import org.entrepot.kit.test.Probe;
import org.entrepot.kit.test.Said;
import org.entrepot.kit.test.Tell;
import org.entrepot.kit.test.Tokens;

/** A warehouse at a location of its own, as its system sees the service: it hears of shipments and calls the API. */
public final class Warehouse {

    public static final String ORDERS = "shipping-service.order-events";

    /** Who asks at the same time waits in a thread of its own: the service under test needs the pool that all share. */
    static final Executor EACH_BY_ITSELF = Thread::startVirtualThread;

    final String location = "WH-" + UUID.randomUUID().toString().substring(0, 8);

    /** An order with lines of this warehouse, confirmed and heard. */
    public OrderConfirmed confirmed(int addressKind, int lines) {
        return confirmed(OutsideWorld.addressOfKind(addressKind), lines);
    }

    public OrderConfirmed confirmed(UUID addressId, int lines) {
        var order = order(Ids.next(), addressId, lines, location);
        Tell.that(order).send().untilHeardBy(ORDERS);
        return order;
    }

    static OrderConfirmed order(UUID id, UUID addressId, int lines, String... locations) {
        var all = IntStream.rangeClosed(1, lines)
                .mapToObj(line -> new OrderConfirmed.Line(
                        line, "SKU-" + line, line + 1, locations[(line - 1) % locations.length]))
                .toList();
        return new OrderConfirmed(id, Ids.next(), addressId, "GB", "en", all, new Money(12_95, "GBP"));
    }

    /** A shipment of one line with two units, released. */
    public UUID released() {
        return shipmentOf(confirmed(0, 1));
    }

    public UUID shipmentOf(OrderConfirmed order) {
        return Said.await(ShipmentReleased.class, order.orderId()).shipmentId();
    }

    public UUID picked(UUID shipment) {
        post("/shipments/" + shipment + "/pick").statusCode(200);
        return shipment;
    }

    /** Packed into one parcel that holds everything. */
    public UUID packed(UUID shipment) {
        picked(shipment);
        pack(shipment, List.of(box(1_200, all(shipment)))).statusCode(200);
        return shipment;
    }

    public UUID labelled(UUID shipment) {
        packed(shipment);
        awaitAddress(shipment);
        label(shipment, Map.of()).statusCode(200);
        return shipment;
    }

    /** On a manifest of its own. */
    public String manifested(UUID shipment) {
        labelled(shipment);
        var carrier = get("/shipments/" + shipment).extract().<String>path("carrier");
        return close(carrier).statusCode(201).extract().path("id");
    }

    String shipped(UUID shipment) {
        var manifest = manifested(shipment);
        post("/manifests/" + manifest + "/handover").statusCode(200);
        return manifest;
    }

    public ValidatableResponse label(UUID shipment, Map<String, ?> choice) {
        return asSystem().body(choice).post("/shipments/" + shipment + "/label").then();
    }

    ValidatableResponse close(String carrier) {
        return asSystem()
                .body(Map.of("carrier", carrier, "location", location))
                .post("/manifests")
                .then();
    }

    public ValidatableResponse pack(UUID shipment, List<Map<String, Object>> boxes) {
        return asSystem()
                .body(Map.of("parcels", boxes))
                .post("/shipments/" + shipment + "/pack")
                .then();
    }

    public static Map<String, Object> box(int grams, List<Map<String, Object>> lines) {
        return Map.of("weightGrams", grams, "lines", lines);
    }

    public static Map<String, Object> line(int line, int quantity) {
        return Map.of("line", line, "quantity", quantity);
    }

    /** All lines of the shipment. */
    List<Map<String, Object>> all(UUID shipment) {
        return get("/shipments/" + shipment).extract().<List<Map<String, Object>>>path("lines").stream()
                .map(line -> line((int) line.get("line"), (int) line.get("quantity")))
                .toList();
    }

    List<String> parcels(UUID shipment) {
        return get("/shipments/" + shipment).extract().path("parcels.id");
    }

    public String state(UUID shipment) {
        return get("/shipments/" + shipment).extract().path("state");
    }

    void awaitState(UUID shipment, String state) {
        Probe.until("shipment " + shipment + " is " + state, () -> state(shipment), state::equals);
    }

    public void awaitAddress(UUID shipment) {
        Probe.until(
                "the address of " + shipment + " is here",
                () -> Database.number(
                        "select count(*) from shipping.shipment s join shipping.address a on a.id = s.address_id where s.id = ?",
                        shipment),
                found -> found == 1);
    }

    static ValidatableResponse get(String path) {
        return asSystem().get(path).then().statusCode(200);
    }

    static ValidatableResponse post(String path) {
        return asSystem().post(path).then();
    }

    static Response postAs(String role, String path, Object body) {
        return as(role).body(body).post(path);
    }

    public static RequestSpecification asSystem() {
        return as("warehouse-system");
    }

    static RequestSpecification as(String role) {
        return given().header("Authorization", "Bearer " + Tokens.with("warehouse", role))
                .contentType(ContentType.JSON);
    }
}
