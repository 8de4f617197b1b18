package org.entrepot.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Files;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;
import java.util.stream.StreamSupport;
import org.entrepot.events.inventory.StockReserved;
import org.entrepot.events.order.OrderConfirmed;
import org.entrepot.events.order.OrderPlaced;
import org.entrepot.events.order.PaymentAuthorized;
import org.entrepot.launcher.audit.Audit;
import org.entrepot.launcher.audit.Finding;
import org.entrepot.launcher.audit.Remedy;
import org.entrepot.launcher.platform.Answer;
import org.entrepot.launcher.record.Deeds;
import org.entrepot.launcher.repair.Repair;
import org.entrepot.launcher.stuck.Nudge;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** A fact is committed and never reaches Kafka: somebody must notice, know whose it is, and be able to mend it. */
@ExtendWith(RunningPlatform.class)
class LostRecordScenarioTest {

    @Test
    void an_order_whose_reservation_was_lost_is_listed_with_who_owes_it_and_a_nudge_heals_it(Shop shop) {
        var order = placedWhileReservationsAreSwallowed(shop);
        assertThat(missing(shop, order)).as("it is not late yet").isEmpty();

        twoMinutesPass(shop, order);
        assertThat(missing(shop, order)).singleElement().satisfies(entry -> {
            assertThat(entry.path("missing").asText()).isEqualTo("stock.reserved");
            assertThat(entry.path("owedBy").asText()).isEqualTo("inventory-service");
        });

        var answers = Nudge.of(shop.platform(), order.number()).everybody("its reservation was lost");

        assertThat(answers).hasSize(6).allSatisfy((service, answer) -> Shop.good(answer));
        assertThat(answers.get("inventory-service").json().path("saidAgain").asLong())
                .isEqualTo(1);
        order.unfoldsTo(OrderPlaced.class, StockReserved.class, PaymentAuthorized.class, OrderConfirmed.class);
        order.comesTo("PROCESSING");
        assertThat(missing(shop, order)).isEmpty();
    }

    @Test
    void the_audit_names_what_was_lost_and_its_repair_brings_it_back_on_record(Shop shop) throws Exception {
        var order = placedWhileReservationsAreSwallowed(shop);
        // Once the audit does not take the row for one that is still on its way.
        var report = Eventually.until(
                "the audit finds that it can be repaired",
                () -> Audit.of(shop.platform(), List.of()),
                audit -> isRepairable(audit.findings("I-13"), order) || isRepairable(audit.findings("I-12"), order));

        var mended = new Repair(shop.platform(), System.out::println).of(report, "the test lost it");

        assertThat(mended).contains(order.id());
        order.comesTo("PROCESSING");
        assertThat(Audit.of(shop.platform(), List.of()).findings("I-12"))
                .noneMatch(finding -> finding.subject().equals(order.id()));
        assertThat(Files.readString(shop.stack().home().folder().resolve(Deeds.FILE)))
                .contains(order.id(), "the test lost it");
    }

    private static boolean isRepairable(List<Finding> findings, PlacedOrder order) {
        return findings.stream()
                .anyMatch(finding -> finding.remedy() == Remedy.REPAIRABLE
                        && finding.toString().contains(order.id()));
    }

    @Test
    void a_nudge_without_need_has_no_effect(Shop shop) {
        var kettle = shop.sells("KETTLE", 3);
        var order = shop.guest("ada").orders(kettle, 1);
        order.comesTo("PROCESSING");
        var version = order.view().path("version").asInt();
        Nudge.of(shop.platform(), order.id())
                .everybody("to see that nothing happens")
                .values()
                .forEach(Shop::good);

        // What is said afterwards has overtaken nothing: once it is heard, so is what was said again.
        order.isShipped();
        order.comesTo("COMPLETED");
        assertThat(shop.query(
                        "select count(*) from orders.order_history where order_id = ? and version > ? and what = 'shipment.released'",
                        id(order),
                        version))
                .isZero();
        for (var mail : List.of("ORDER_RECEIVED", "ORDER_CONFIRMED", "PARCEL_SHIPPED"))
            Eventually.until(
                    "one mail " + mail + " is on its way",
                    () -> shop.query(
                            "select count(*) from customers.notification where order_id = ? and template = ?",
                            id(order),
                            mail),
                    count -> count == 1);
        assertThat(shop.query("select count(*) from orders.parked_event where key = ?", order.id()))
                .isZero();
    }

    private static PlacedOrder placedWhileReservationsAreSwallowed(Shop shop) {
        var kettle = shop.sells("KETTLE", 3);
        var ada = shop.guest("ada");
        publish(shop, "inventory.outbox where (type <> 'stock.reserved')");
        try {
            var order = ada.orders(kettle, 1);
            Eventually.until(
                    "inventory has set the stock aside",
                    () -> shop.query(
                            "select count(*) from inventory.outbox where type = 'stock.reserved' and key = ?",
                            order.id()),
                    count -> count == 1);
            return order;
        } finally {
            publish(shop, "inventory.outbox");
        }
    }

    /** The relay sees the change where it stands in the log: what was committed before is treated as before. */
    private static void publish(Shop shop, String table) {
        change(shop, "alter publication outbox_pub drop table inventory.outbox");
        change(shop, "alter publication outbox_pub add table " + table);
    }

    private static void twoMinutesPass(Shop shop, PlacedOrder order) {
        change(
                shop,
                "update orders.orders set placed_at = placed_at - interval '2 minutes' where id = '" + order.id()
                        + "'");
    }

    private static void change(Shop shop, String statement) {
        try (var connection = shop.platform().superuser();
                var change = connection.createStatement()) {
            change.execute(statement);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static UUID id(PlacedOrder order) {
        return UUID.fromString(order.id());
    }

    private static List<JsonNode> missing(Shop shop, PlacedOrder order) {
        Answer page = Shop.good(shop.operations().get("/operations/order/stuck-orders?limit=200"));
        return StreamSupport.stream(page.json().path("items").spliterator(), false)
                .filter(entry -> entry.path("orderId").asText().equals(order.id()))
                .toList();
    }
}
