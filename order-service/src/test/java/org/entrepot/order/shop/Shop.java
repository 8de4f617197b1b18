package org.entrepot.order.shop;

import static io.restassured.RestAssured.given;

import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.entrepot.events.Money;
import org.entrepot.events.catalog.FulfilmentMode;
import org.entrepot.events.catalog.ProductPublished;
import org.entrepot.events.catalog.Sheet;
import org.entrepot.events.catalog.TaxClass;
import org.entrepot.kit.test.Tell;
import org.entrepot.kit.test.Tokens;

/** What tests do as clients of the service. */
public final class Shop {

    public static final String STOREFRONT = "storefront";

    private Shop() {}

    /** Puts products with one SKU each on sale, for so many pence, and gives the SKUs. */
    public static List<String> sells(long... prices) {
        var skus = new ArrayList<String>();
        for (var price : prices) skus.add(sells(TaxClass.STANDARD, new Money(price, "GBP")));
        return skus;
    }

    public static String sells(TaxClass taxClass, Money price) {
        var sku = "SKU-" + UUID.randomUUID();
        Tell.that(new ProductPublished(UUID.randomUUID(), sheet(taxClass, price, sku)))
                .send()
                .untilHeardBy("order-service.catalog-products");
        return sku;
    }

    public static Sheet sheet(TaxClass taxClass, Money price, String... skus) {
        var variants = java.util.Arrays.stream(skus)
                .map(sku -> new Sheet.Variant(sku, null, price, 500, new Sheet.Dimensions(100, 100, 100)))
                .toList();
        return new Sheet(
                "external-" + skus[0],
                Map.of("en", new Sheet.Text("Kettle", null), "fr", new Sheet.Text("Bouilloire", null)),
                taxClass,
                FulfilmentMode.WEB_STOCK,
                variants);
    }

    public static RequestSpecification storefront() {
        return as(Tokens.with(STOREFRONT, "storefront"));
    }

    public static RequestSpecification customer(String subject) {
        return as(Tokens.of("shop-app").subject(subject).roles("customer").signed());
    }

    public static RequestSpecification staff(String role) {
        return as(Tokens.with("back-office", role));
    }

    public static RequestSpecification as(String token) {
        return given().auth().oauth2(token).contentType("application/json");
    }

    public static Map<String, Object> line(String sku, Object quantity) {
        return Map.of("sku", sku, "quantity", quantity);
    }

    /** A request that is fine. */
    public static Map<String, Object> basket(String token, List<Map<String, Object>> lines) {
        var basket = new java.util.LinkedHashMap<String, Object>();
        basket.put("deliverTo", References.ownedBy("client:" + STOREFRONT).signed());
        basket.put("currency", "GBP");
        basket.put("lines", lines);
        basket.put("payment", Map.of("method", "card", "token", token));
        return basket;
    }

    public static Response places(Map<String, Object> basket) {
        return storefront()
                .header("Idempotency-Key", UUID.randomUUID().toString())
                .body(org.entrepot.kit.Wire.write(basket))
                .post("/orders");
    }

    /** Places an order of the storefront's for one unit of each SKU, paid with this token; gives its id. */
    public static UUID ordered(String token, List<String> skus) {
        var lines = skus.stream().map(sku -> line(sku, 1)).toList();
        var id = places(basket(token, lines)).then().statusCode(201).extract().<String>path("id");
        return UUID.fromString(id);
    }
}
