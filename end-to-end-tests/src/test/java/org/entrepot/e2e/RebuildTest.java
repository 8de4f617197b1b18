package org.entrepot.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.entrepot.events.order.OrderConfirmed;
import org.entrepot.events.order.OrderPlaced;
import org.entrepot.events.shipping.ShipmentReleased;
import org.entrepot.launcher.Args;
import org.entrepot.launcher.audit.Audit;
import org.entrepot.launcher.platform.Platform;
import org.entrepot.launcher.platform.Stillness;
import org.entrepot.launcher.rebuild.RebuildTopicsCommand;
import org.entrepot.stack.process.Folders;
import org.entrepot.stack.process.Ports;
import org.entrepot.stack.supervise.Stack;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The broker is away, or loses everything it had and gets it back from the outboxes. */
class RebuildTest {

    private static final Path HOME = Path.of("target", "rebuild").toAbsolutePath();

    private static final Stack STACK = Stack.at(HOME);

    @BeforeAll
    static void startThePlatform() {
        STACK.down(report -> {});
        Folders.delete(HOME);
        STACK.up(
                new Stack.Wanted(Ports.freeBase(), List.of(), Path.of(System.getProperty("entrepot.repository"))),
                report -> {});
    }

    @AfterAll
    static void leaveNothing() {
        STACK.down(report -> {});
        Folders.delete(HOME);
    }

    @Test
    void topics_that_were_lost_come_back_without_effect_and_the_shop_goes_on() throws Exception {
        try (var shop = new Shop(STACK, Platform.at(HOME))) {
            var kettle = shop.sells("KETTLE", 9);
            var shipped = shop.guest("ada").orders(kettle, 2);
            shipped.unfoldsTo(OrderPlaced.class, OrderConfirmed.class, ShipmentReleased.class);
            shipped.isShipped();
            isStill(shop);
        }

        STACK.hold("kafka");
        Folders.delete(STACK.home().data("kafka").resolve("data"));
        STACK.release("kafka");

        // Its exit code says, too, that no table, no mail and no call to the outside differs from before (I-15).
        assertThat(rebuild()).isZero();

        try (var shop = new Shop(STACK, Platform.at(HOME))) {
            isStill(shop);
            var report = Audit.of(shop.platform(), List.of());
            assertThat(report.isBroken())
                    .as(() -> String.join("\n", report.inWords()))
                    .isFalse();
            var vase = shop.sells("VASE", 3);
            shop.guest("bob")
                    .orders(vase, 1)
                    .unfoldsTo(OrderPlaced.class, OrderConfirmed.class, ShipmentReleased.class);
        }
    }

    @Test
    void while_the_broker_is_down_orders_are_accepted_and_they_go_on_when_it_is_back() throws Exception {
        try (var shop = new Shop(STACK, Platform.at(HOME))) {
            var kettle = shop.sells("KETTLE", 9);
            var ada = shop.guest("ada");
            isStill(shop);

            STACK.hold("kafka");
            var accepted = ada.orders(kettle, 2);
            assertThat(accepted.view().get("state").asText()).isEqualTo("PENDING");
            STACK.release("kafka");

            accepted.unfoldsTo(OrderPlaced.class, OrderConfirmed.class, ShipmentReleased.class);
            isStill(shop);
        }
    }

    @Test
    void topics_that_are_emptied_on_purpose_come_back_too() throws Exception {
        try (var shop = new Shop(STACK, Platform.at(HOME))) {
            var kettle = shop.sells("KETTLE", 9);
            shop.guest("ada")
                    .orders(kettle, 2)
                    .unfoldsTo(OrderPlaced.class, OrderConfirmed.class, ShipmentReleased.class);
            isStill(shop);

            assertThat(rebuild("--wipe")).isZero();

            assertThat(Audit.of(shop.platform(), List.of()).isBroken()).isFalse();
        }
    }

    @Test
    void a_slot_that_the_database_gave_up_is_replaced_and_what_was_not_carried_is_said() throws Exception {
        try (var shop = new Shop(STACK, Platform.at(HOME))) {
            var kettle = shop.sells("KETTLE", 9);
            var ada = shop.guest("ada");
            isStill(shop);
            STACK.hold("connect");
            var uncarried = ada.orders(kettle, 1);
            giveTheSlotUp(shop);

            // Without proof: what nobody had heard has its effects now.
            assertThat(run("--home", HOME.toString(), "--why", "the test lost the slot"))
                    .isZero();

            uncarried.unfoldsTo(OrderPlaced.class, OrderConfirmed.class, ShipmentReleased.class);
            isStill(shop);
            var report = Audit.of(shop.platform(), List.of());
            assertThat(report.isBroken())
                    .as(() -> String.join("\n", report.inWords()))
                    .isFalse();
        }
    }

    /** As after a long time without a relay: there is more log than the database is allowed to keep for it. */
    private static void giveTheSlotUp(Shop shop) throws Exception {
        try (var superuser = shop.platform().superuser();
                var sql = superuser.createStatement()) {
            sql.execute("alter system set max_slot_wal_keep_size = '16MB'");
            sql.execute("select pg_reload_conf()");
            try {
                Eventually.until(
                        "the slot is lost",
                        () -> {
                            try {
                                sql.execute(
                                        "select pg_logical_emit_message(false, 'test', repeat('.', 1000000)), pg_switch_wal()");
                                sql.execute("checkpoint");
                                return shop.query(
                                        "select count(*) from pg_replication_slots where wal_status = 'lost'");
                            } catch (SQLException refused) {
                                throw new IllegalStateException(refused);
                            }
                        },
                        lost -> lost == 1);
            } finally {
                // No reset: what the stack tells the database is in the same file, and the default would be no limit.
                sql.execute("alter system set max_slot_wal_keep_size = '4GB'");
                sql.execute("select pg_reload_conf()");
            }
        }
    }

    private static int rebuild(String... more) {
        var words = new ArrayList<>(List.of("--home", HOME.toString(), "--why", "the test lost them", "--prove"));
        words.addAll(List.of(more));
        return run(words.toArray(String[]::new));
    }

    private static int run(String... words) {
        return new RebuildTopicsCommand().run(new Args(List.of(words)));
    }

    private static void isStill(Shop shop) throws Exception {
        try (var superuser = shop.platform().superuser()) {
            Stillness.await(shop.platform(), superuser, Duration.ofSeconds(90));
        }
    }
}
