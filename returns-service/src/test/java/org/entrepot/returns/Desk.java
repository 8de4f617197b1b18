package org.entrepot.returns;

import static io.restassured.RestAssured.given;

import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.entrepot.events.Money;
import org.entrepot.events.order.OrderPlaced;
import org.entrepot.events.shipping.ParcelDelivered;
import org.entrepot.events.shipping.ParcelLost;
import org.entrepot.events.shipping.ParcelReturnedToSender;
import org.entrepot.events.shipping.ParcelShipped;
import org.entrepot.events.shipping.ShippingEvent;
import org.entrepot.kit.Ids;
import org.entrepot.kit.test.Tell;
import org.entrepot.kit.test.Tokens;

/** Orders that can come back, and who handles them, in tests. */
public final class Desk {

    public static final String ORDERS = "returns-service.order-events";
    public static final String SHIPPING = "returns-service.shipping-events";

    private Desk() {}

    public static RequestSpecification storefront(String client) {
        return with(Tokens.with(client, "storefront"));
    }

    public static RequestSpecification staff(String role) {
        return with(Tokens.with("back-office", role));
    }

    public static RequestSpecification with(String token) {
        return given().auth().oauth2(token).contentType("application/json");
    }

    /** Two kettles and six mugs, ordered through {@code web-shop}. */
    public static OrderPlaced placed(UUID order) {
        return placed(order, "web-shop");
    }

    public static OrderPlaced placed(UUID order, String channel) {
        return new OrderPlaced(
                order,
                "E-" + order.toString().substring(24),
                Ids.next(),
                Ids.next(),
                false,
                "en",
                "GB",
                channel,
                List.of(line(1, "KETTLE-RED", 2, 1_295), line(2, "MUG-BLUE", 6, 425)),
                new Money(5_140, "GBP"),
                Instant.parse("2026-03-02T09:45:30Z"));
    }

    public static ParcelShipped shipped(UUID order, UUID parcel, int kettles, int mugs) {
        return new ParcelShipped(
                order,
                Ids.next(),
                parcel,
                "northpost",
                "STANDARD",
                "CN1",
                "https://carrier.example/track/CN1",
                1_980,
                LocalDate.of(2026, 3, 5),
                lines(kettles, mugs),
                true);
    }

    public static ParcelDelivered delivered(UUID order, UUID parcel, Instant at, int kettles, int mugs) {
        return new ParcelDelivered(order, Ids.next(), parcel, "CN1", at, lines(kettles, mugs));
    }

    public static ParcelReturnedToSender comesBack(UUID order, UUID parcel) {
        return new ParcelReturnedToSender(order, Ids.next(), parcel, "CN1", Instant.parse("2026-03-12T08:00:00Z"));
    }

    public static ParcelLost lost(UUID order, UUID parcel) {
        return new ParcelLost(order, Ids.next(), parcel, "CN1", Instant.parse("2026-03-20T08:00:00Z"));
    }

    /** An order of which everything was shipped, and arrived at the given time. */
    public static UUID arrivedOrder(Instant at) {
        return arrivedOrder("web-shop", at);
    }

    /** As {@link #arrivedOrder(Instant)}, ordered through this channel. */
    public static UUID arrivedOrder(String channel, Instant at) {
        var order = Ids.next();
        var parcel = Ids.next();
        Tell.that(placed(order, channel)).send().untilHeardBy(ORDERS);
        Tell.fact(shipped(order, parcel, 2, 6));
        Tell.that(delivered(order, parcel, at, 2, 6)).send().untilHeardBy(SHIPPING);
        return order;
    }

    public static Response ask(RequestSpecification caller, UUID order, Object... lines) {
        return caller.header("Idempotency-Key", UUID.randomUUID().toString())
                .body(Map.of("orderId", order, "lines", List.of(lines)))
                .post("/returns");
    }

    public static Map<String, Object> wish(int line, int quantity) {
        return Map.of("line", line, "quantity", quantity, "reason", "CHANGED_MIND");
    }

    /** A return that was asked for, as its id. */
    public static UUID asked(UUID order, Object... lines) {
        return UUID.fromString(ask(storefront("web-shop"), order, lines)
                .then()
                .statusCode(201)
                .extract()
                .path("id"));
    }

    public static Response step(UUID id, String step, Object body) {
        return step(staff("returns-clerk"), id, step, body);
    }

    public static Response step(RequestSpecification clerk, UUID id, String step, Object body) {
        return (body == null ? clerk : clerk.body(body)).post("/returns/" + id + "/" + step);
    }

    /** What came in a parcel. */
    public static Map<String, Object> receipt(Object... counts) {
        return Map.of("location", "MAIN", "lines", List.of(counts));
    }

    public static Map<String, Object> count(int line, int quantity) {
        return Map.of("line", line, "quantity", quantity);
    }

    /** What becomes of what came. */
    public static Map<String, Object> units(Object... units) {
        return Map.of("units", List.of(units));
    }

    public static Map<String, Object> unit(int line, int quantity, String disposition) {
        return Map.of("line", line, "quantity", quantity, "disposition", disposition);
    }

    private static OrderPlaced.Line line(int line, String sku, int quantity, long price) {
        return new OrderPlaced.Line(
                line,
                sku,
                Ids.next(),
                quantity,
                new Money(price, "GBP"),
                new Money(price * quantity / 6, "GBP"),
                new Money(price * quantity, "GBP"));
    }

    private static List<ShippingEvent.Line> lines(int kettles, int mugs) {
        var all = new java.util.ArrayList<ShippingEvent.Line>();
        if (kettles > 0) all.add(new ShippingEvent.Line(1, "KETTLE-RED", kettles));
        if (mugs > 0) all.add(new ShippingEvent.Line(2, "MUG-BLUE", mugs));
        return all;
    }
}
