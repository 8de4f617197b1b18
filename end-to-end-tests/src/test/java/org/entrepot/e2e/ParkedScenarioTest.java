package org.entrepot.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.entrepot.events.order.OrderCompleted;
import org.entrepot.events.order.PaymentCaptured;
import org.entrepot.events.shipping.ParcelShipped;
import org.entrepot.events.shipping.ShipmentReleased;
import org.entrepot.launcher.platform.Answer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** A service cannot apply a fact, and operations end it through the gateway, on record. */
@ExtendWith(RunningPlatform.class)
class ParkedScenarioTest {

    @Test
    void a_fact_is_replayed_once_its_cause_is_mended_and_the_order_moves_on(Shop shop) {
        var order = underWay(shop);
        change(
                shop,
                "alter table orders.parcel add constraint broken check (order_id <> '" + order.id() + "') not valid");
        try {
            order.isShipped();
            order.unfoldsTo(ParcelShipped.class);
            var parked = parkedFirst(shop, order);
            assertThat(settled(shop, parked, "replay").status())
                    .as("nothing is mended yet")
                    .isEqualTo(409);
            assertThat(shop.facts().said(order.id(), PaymentCaptured.class)).isFalse();

            change(shop, "alter table orders.parcel drop constraint broken");
            var replayed = Shop.good(settled(shop, parked, "replay"));

            assertThat(replayed.json().get("state").asText()).isEqualTo("REPLAYED");
            assertThat(replayed.json().get("settledBy").asText()).startsWith("operations-cli/");
        } finally {
            change(shop, "alter table orders.parcel drop constraint if exists broken");
        }
        order.unfoldsTo(ParcelShipped.class, PaymentCaptured.class);
        order.unfoldsTo(ParcelShipped.class, OrderCompleted.class);
        order.comesTo("COMPLETED");
        assertThat(parkedAbout(shop, order)).isEmpty();
    }

    @Test
    void a_poison_fact_is_parked_and_can_be_discarded_and_the_order_goes_on(Shop shop) {
        var order = underWay(shop);
        var last = shop.facts().about(order.id()).stream()
                .filter(fact -> fact.topic().equals("shipping.events.v1"))
                .count();
        Poison.into(shop, "shipping.events.v1", order.id(), "parcel.shipped", last + 1);

        var settled = settled(shop, parkedFirst(shop, order), "discard");

        assertThat(settled.status()).as(settled.inWords()).isEqualTo(200);
        assertThat(settled.json().get("settledBy").asText()).startsWith("operations-cli/");
        assertThat(order.view().get("state").asText()).isEqualTo("PROCESSING");
    }

    private static PlacedOrder underWay(Shop shop) {
        var order = shop.guest("ada").orders(shop.sells("MUG", 9), 1);
        order.unfoldsTo(ShipmentReleased.class);
        order.comesTo("PROCESSING");
        return order;
    }

    /** What others wait behind. */
    private static String parkedFirst(Shop shop, PlacedOrder order) {
        return Eventually.until(
                        "order-service has parked something about " + order.number(),
                        () -> parkedAbout(shop, order),
                        found -> !found.isEmpty())
                .getFirst();
    }

    private static Answer settled(Shop shop, String parked, String deed) {
        return shop.operations()
                .post("/operations/order/parked/" + parked + "/" + deed, Map.of("why", "made by a test"));
    }

    /** Ids, oldest first. */
    private static List<String> parkedAbout(Shop shop, PlacedOrder order) {
        var found = new ArrayList<String>();
        Shop.good(shop.operations().get("/operations/order/parked?limit=200"))
                .json()
                .get("items")
                .forEach(item -> {
                    if (item.get("key").asText().equals(order.id()))
                        found.add(item.get("id").asText());
                });
        return found;
    }

    private static void change(Shop shop, String statement) {
        try (var connection = shop.platform().superuser();
                var change = connection.createStatement()) {
            change.execute(statement);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
