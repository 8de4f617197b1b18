package org.entrepot.order.process;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.entrepot.order.shop.Shop.ordered;
import static org.entrepot.order.shop.Shop.sells;
import static org.entrepot.order.shop.Shop.storefront;
import static org.entrepot.order.shop.Warehouse.reserved;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItems;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.Base64;
import java.util.Map;
import java.util.UUID;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.entrepot.events.order.OrderConfirmed;
import org.entrepot.events.order.OrderPlaced;
import org.entrepot.kit.Wire;
import org.entrepot.kit.test.Probe;
import org.entrepot.kit.test.Said;
import org.entrepot.kit.test.Tell;
import org.entrepot.order.shop.Operator;
import org.entrepot.order.shop.ShopParts;
import org.entrepot.order.shop.Story;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@WithTestResource(ShopParts.class)
class WebhookTest {

    @Test
    void a_webhook_that_is_sent_again_and_again_takes_effect_once() {
        Operator.keepsItsWebhooks();
        var placed = Said.await(OrderPlaced.class, ordered("tok_requires_action", sells(100)));
        Tell.fact(reserved(placed));
        var order = placed.orderId();
        Probe.until("the operator has it", () -> Operator.status(order), "REQUIRES_ACTION"::equals);
        var body = authorised(order, 100);
        var id = "msg_" + UUID.randomUUID();

        for (var n = 0; n < 3; n++) sent(id, now(), body).then().statusCode(202);

        Said.await(OrderConfirmed.class, order);
        assertThat(Story.of(order)).containsExactly("OrderPlaced", "PaymentAuthorized", "OrderConfirmed");
    }

    @Test
    void what_is_not_the_operators_changes_nothing() {
        var placed = Said.await(OrderPlaced.class, ordered("tok_visa", sells(100)));
        var body = authorised(placed.orderId(), 100);
        var id = "msg_1";

        given().contentType("application/json")
                .body(body)
                .post("/webhooks/payments")
                .then()
                .statusCode(401);
        signed(id, now(), body, signature(id, now(), body + " ")).then().statusCode(401);
        var old = now() - 301;
        sent(id, old, body)
                .then()
                .statusCode(401)
                .contentType("application/problem+json")
                .body("type", endsWith("webhook-not-genuine"));
        assertThat(Story.of(placed.orderId())).containsExactly("OrderPlaced");
    }

    @Test
    void another_amount_is_not_believed() {
        Operator.keepsItsWebhooks();
        var placed = Said.await(OrderPlaced.class, ordered("tok_requires_action", sells(100)));
        Tell.fact(reserved(placed));
        Probe.until("the operator has it", () -> Operator.status(placed.orderId()), "REQUIRES_ACTION"::equals);

        sent("msg_2", now(), authorised(placed.orderId(), 1)).then().statusCode(409);

        assertThat(Story.of(placed.orderId())).containsExactly("OrderPlaced");
    }

    @Test
    void a_payment_that_the_operator_lets_go_by_itself_holds_the_order() {
        Operator.keepsItsWebhooks();
        var placed = Said.await(OrderPlaced.class, ordered("tok_visa", sells(100)));
        Tell.fact(reserved(placed));
        var order = placed.orderId();
        Said.await(OrderConfirmed.class, order);

        sent("msg_7", now(), letGo(order, 99)).then().statusCode(409).body("type", endsWith("amount-differs"));
        sent("msg_8", now(), letGo(order, 100)).then().statusCode(202);
        sent("msg_8", now(), letGo(order, 100)).then().statusCode(202);

        assertThat(Story.of(order))
                .containsExactly("OrderPlaced", "PaymentAuthorized", "OrderConfirmed", "PaymentVoided", "OrderHeld");
        storefront()
                .get("/orders/" + order)
                .then()
                .body("state", equalTo("ON_HOLD"))
                .body("holdReason", equalTo("PAYMENT"))
                .body("payment", equalTo("VOIDED"));
        storefront().get("/orders/" + order + "/history").then().body("what", hasItems("payment.voided", "order.held"));
    }

    @Test
    void news_of_a_payment_that_is_not_ours_are_taken_and_change_nothing() {
        sent("msg_3", now(), authorised(UUID.randomUUID(), 100)).then().statusCode(202);
        var unpaid = ordered("tok_visa", sells(100));
        sent("msg_4", now(), authorised(unpaid, 100)).then().statusCode(202);
        assertThat(Story.of(unpaid)).containsExactly("OrderPlaced");
    }

    @Test
    void news_of_a_type_of_the_future_are_taken() {
        var body = "{\"type\":\"payment.blessed\",\"data\":{\"merchantReference\":\"" + UUID.randomUUID() + "\"}}";
        sent("msg_5", now(), body).then().statusCode(202);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{",
                "[]",
                "{\"type\":\"payment.authorized\"}",
                "{\"type\":\"payment.authorized\",\"data\":{\"merchantReference\":\"no-id\"}}",
                "{\"type\":\"payment.captured\",\"data\":{\"merchantReference\":\"0199a3c0-0001-7000-8000-000000000001\"}}"
            })
    void what_is_signed_and_yet_no_webhook_is_refused(String body) {
        sent("msg_6", now(), body).then().statusCode(400).body("type", endsWith("webhook-not-readable"));
    }

    private static Response sent(String id, long time, String body) {
        return signed(id, time, body, signature(id, time, body));
    }

    private static Response signed(String id, long time, String body, String signature) {
        return given().contentType("application/json")
                .header("webhook-id", id)
                .header("webhook-timestamp", time)
                .header("webhook-signature", signature)
                .body(body)
                .post("/webhooks/payments");
    }

    private static String authorised(UUID order, long minor) {
        return news("payment.authorized", "AUTHORIZED", order, minor);
    }

    private static String letGo(UUID order, long minor) {
        return news("payment.voided", "VOIDED", order, minor);
    }

    private static String news(String type, String status, UUID order, long minor) {
        return Wire.write(Map.of(
                "type",
                type,
                "timestamp",
                "2030-01-01T00:00:00Z",
                "data",
                Map.of(
                        "paymentId",
                        "pay_1",
                        "merchantReference",
                        order,
                        "status",
                        status,
                        "amount",
                        Map.of("minor", minor, "currency", "GBP"))));
    }

    private static String signature(String id, long time, String body) {
        try {
            var mac = Mac.getInstance("HmacSHA256");
            var secret = Base64.getDecoder().decode(Operator.secret().substring("whsec_".length()));
            mac.init(new SecretKeySpec(secret, "HmacSHA256"));
            var signature = mac.doFinal((id + "." + time + "." + body).getBytes(StandardCharsets.UTF_8));
            return "v1," + Base64.getEncoder().encodeToString(signature);
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static long now() {
        return Instant.now().getEpochSecond();
    }
}
