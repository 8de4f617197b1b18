package org.entrepot.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.entrepot.events.order.OrderConfirmed;
import org.entrepot.events.order.OrderPlaced;
import org.entrepot.events.order.OrderRejected;
import org.entrepot.events.shipping.ParcelShipped;
import org.entrepot.events.shipping.ShipmentReleased;
import org.entrepot.launcher.platform.Answer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(RunningPlatform.class)
class EdgesScenarioTest {

    @Test
    void the_same_request_with_the_same_key_is_one_order(Shop shop) {
        var mug = shop.sells("MUG", 9);
        var basket = shop.guest("ada").basket(mug, 1, "tok_visa");
        var key = UUID.randomUUID().toString();

        var first = Shop.good(shop.storefront().create("/orders", basket, key)).json();
        var again = Shop.good(shop.storefront().create("/orders", basket, key)).json();

        assertThat(again.get("id")).isEqualTo(first.get("id"));
        Eventually.until("one is reserved", () -> shop.available(mug), available -> available == 8);
    }

    @Test
    void bad_input_is_named_field_by_field_and_changes_nothing(Shop shop) {
        var mug = shop.sells("MUG", 9);
        var ada = shop.guest("ada");
        var orders = shop.query("select count(*) from orders.orders");

        refused(shop, ada.asks("NO-SUCH-SKU", 1, "tok_visa"), 422, "lines[0].sku");
        refused(shop, ada.asks(mug, 0, "tok_visa"), 422, "lines[0].quantity");
        refused(shop, ada.asks(mug, 1_000_000_000, "tok_visa"), 422, "lines[0].quantity");
        refused(shop, with(ada, mug, "currency", "JPY"), 422, "lines[0].sku");
        refused(shop, with(ada, mug, "total", Map.of("minor", 1, "currency", "GBP")), 400, "total");
        refused(shop, with(ada, mug, "state", "CONFIRMED"), 400, "state");
        refused(shop, with(ada, mug, "deliverTo", "nonsense"), 422, "deliverTo");

        assertThat(shop.query("select count(*) from orders.orders")).isEqualTo(orders);
    }

    @Test
    void a_step_out_of_turn_is_a_conflict(Shop shop) {
        var order = shop.guest("ada").orders(shop.sells("MUG", 9), 1);
        var shipment = order.shipment().get("id").asText();

        assertThat(shop.warehouse()
                        .post("/shipments/" + shipment + "/label", Map.of())
                        .status())
                .isEqualTo(409);
        assertThat(shop.returnDesk()
                        .post(
                                "/returns/" + UUID.randomUUID() + "/receive",
                                Map.of("location", "MAIN", "lines", List.of(Map.of("line", 1, "quantity", 1))))
                        .status())
                .isEqualTo(404);
    }

    @Test
    void somebody_elses_order_is_not_there(Shop shop) {
        var order = shop.guest("ada").orders(shop.sells("MUG", 9), 1);
        var stranger = Person.signsIn(shop, "blaise");

        assertThat(stranger.get("/orders/" + order.id())).isEqualTo(404);
        assertThat(stranger.get("/orders/" + order.id() + "/history")).isEqualTo(404);
        assertThat(stranger.get("/shipments/" + UUID.randomUUID())).isIn(401, 403);
        assertThat(stranger.get("/operations/order/parked")).isEqualTo(403);
        assertThat(Person.nobody(shop).get("/orders/" + order.id())).isEqualTo(401);
    }

    @Test
    void a_client_may_wait_for_the_outcome(Shop shop) {
        var mug = shop.sells("MUG", 9);
        var ada = shop.guest("ada");

        var answer = Person.of(shop, "storefront").post("/orders", ada.basket(mug, 1, "tok_visa"), "Prefer", "wait=30");

        assertThat(answer.statusCode()).isEqualTo(201);
        assertThat(answer.headers().firstValue("Preference-Applied")).contains("wait=30");
        assertThat(answer.body()).contains("\"state\":\"CONFIRMED\"");
    }

    @Test
    void a_storefront_sees_the_progress_as_it_happens(Shop shop) {
        var mug = shop.sells("MUG", 9);
        var order = shop.guest("ada").orders(mug, 1);
        var storefront = Person.of(shop, "storefront");
        var stream = storefront.follow("/orders/" + order.id() + "/progress");

        order.unfoldsTo(OrderConfirmed.class);
        order.isShipped();

        Eventually.until(
                "the stream tells of the parcel",
                () -> String.join("\n", stream),
                text -> text.contains("order.placed") && text.contains("parcel.shipped"));
    }

    @Test
    void each_step_is_mailed_once_in_the_customers_language(Shop shop) {
        var mug = shop.sells("MUG", 9);
        var blaise = shop.customer("blaise", "fr");
        var order = blaise.orders(mug, 1);
        order.isShipped();
        order.unfoldsTo(ParcelShipped.class);

        var mails = Eventually.until("three mails have come", blaise::mails, found -> found.size() >= 3);
        assertThat(mails).hasSize(3).allSatisfy(subject -> assertThat(subject).contains(order.number()));
        assertThat(String.join(" ", mails)).containsIgnoringCase("commande");
        // The mail server has a mail a moment before its sender has that on record.
        Eventually.until(
                "all three are on record as sent",
                () -> shop.query(
                        "select count(*) from customers.notification where order_id = ?::uuid and state = 'SENT'",
                        order.id()),
                sent -> sent == 3);
    }

    @Test
    void the_label_is_a_real_document(Shop shop) {
        var order = shop.guest("ada").orders(shop.sells("MUG", 9), 1);
        order.unfoldsTo(ShipmentReleased.class);
        order.isPicked().isPacked().isLabelled();

        var parcel = order.shipment().get("parcels").get(0).get("id").asText();
        var label = shop.warehouse().get("/parcels/" + parcel + "/label.pdf");

        assertThat(label.status()).isEqualTo(200);
        assertThat(new String(label.body(), 0, 5, java.nio.charset.StandardCharsets.US_ASCII))
                .isEqualTo("%PDF-");
    }

    @Test
    void an_order_through_every_shortcut_still_ends_one_way(Shop shop) {
        var mug = shop.sells("MUG", 0);
        var order = shop.guest("ada").orders(mug, 1);

        order.unfoldsTo(OrderPlaced.class, OrderRejected.class);
        order.comesTo("REJECTED");
        assertThat(order.isCancelled().status()).isEqualTo(409);
    }

    private static Answer with(Customer customer, String sku, String field, Object value) {
        var basket = new java.util.HashMap<>(customer.basket(sku, 1, "tok_visa"));
        basket.put(field, value);
        return customer.shop()
                .storefront()
                .create("/orders", basket, UUID.randomUUID().toString());
    }

    private static void refused(Shop shop, Answer answer, int status, String field) {
        assertThat(answer.status()).as(answer.inWords()).isEqualTo(status);
        assertThat(answer.json().get("errors").toString()).contains("\"" + field + "\"");
    }
}
