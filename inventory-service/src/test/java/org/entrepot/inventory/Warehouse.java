package org.entrepot.inventory;

import static io.restassured.RestAssured.given;

import io.restassured.http.ContentType;
import io.restassured.specification.RequestSpecification;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.entrepot.events.Money;
import org.entrepot.events.catalog.FulfilmentMode;
import org.entrepot.events.catalog.ProductPublished;
import org.entrepot.events.catalog.Sheet;
import org.entrepot.events.catalog.TaxClass;
import org.entrepot.kit.Ids;
import org.entrepot.kit.test.Database;
import org.entrepot.kit.test.Tell;
import org.entrepot.kit.test.Tokens;

/** What the people and machines of a warehouse do, through the service's own doors, and what they can see. */
public final class Warehouse {

    public static final String CATALOG = "inventory-service.catalog-products";

    private Warehouse() {}

    /** A SKU that no other test uses. */
    public static String aSku() {
        return "KETTLE-" + Ids.next();
    }

    /** A store that no other test uses. */
    public static String aStore() {
        var code = "STORE-"
                + Long.toString(Ids.next().getMostSignificantBits(), 36).toUpperCase();
        by("warehouse-worker")
                .body(Map.of("name", "Store", "kind", "STORE"))
                .put("/locations/" + code)
                .then()
                .statusCode(201);
        return code;
    }

    public static void receives(String location, String sku, int quantity) {
        by("warehouse-worker")
                .header("Idempotency-Key", UUID.randomUUID())
                .body(Map.of("location", location, "lines", List.of(Map.of("sku", sku, "quantity", quantity))))
                .post("/stock/receipts")
                .then()
                .statusCode(201);
    }

    /** The catalogue publishes a product of this one SKU. */
    public static ProductPublished publishes(String sku, FulfilmentMode mode) {
        var published = new ProductPublished(Ids.next(), sheet(mode, sku));
        Tell.that(published).send().untilHeardBy(CATALOG);
        return published;
    }

    public static Sheet sheet(FulfilmentMode mode, String... skus) {
        var variants = List.of(skus).stream()
                .map(sku ->
                        new Sheet.Variant(sku, null, new Money(1295, "GBP"), 850, new Sheet.Dimensions(220, 200, 240)))
                .toList();
        return new Sheet("X", Map.of("en", new Sheet.Text("Kettle", null)), TaxClass.STANDARD, mode, variants);
    }

    /** As {@code on_hand/reserved/quarantined}. */
    public static String counts(String sku, String location) {
        return Database.query(
                        "select on_hand, reserved, quarantined from inventory.stock where sku = ? and location = ?",
                        row -> row.getInt(1) + "/" + row.getInt(2) + "/" + row.getInt(3),
                        sku,
                        location)
                .stream()
                .findFirst()
                .orElse("none");
    }

    /** As {@code bucket delta reason}, in the order in which they were booked. */
    public static List<String> movements(String sku) {
        return Database.query(
                "select bucket, delta, reason from inventory.movement where sku = ? order by id",
                row -> row.getString(1) + " " + row.getInt(2) + " " + row.getString(3),
                sku);
    }

    public static List<String> parked(Object key) {
        return Database.query(
                "select type || ' ' || reason || ' ' || error from inventory.parked_event"
                        + " where key = ? and state = 'PARKED' order by id",
                row -> row.getString(1),
                key.toString());
    }

    public static int webAvailable(String sku) {
        return by("storefront")
                .queryParam("sku", sku)
                .get("/availability")
                .then()
                .statusCode(200)
                .extract()
                .<Integer>path("items[0].available");
    }

    /** A request with a valid token of these roles. */
    public static RequestSpecification by(String... roles) {
        return given().auth().oauth2(Tokens.with("tests", roles)).contentType(ContentType.JSON);
    }
}
