package org.entrepot.launcher.audit;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.sql.Connection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.assertj.core.api.ListAssert;
import org.entrepot.launcher.history.Acknowledged;
import org.entrepot.stack.testing.TestInfra;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Each test breaks one thing in a world in which everything holds, and sees it named. */
class AuditTest {
    private static TestInfra infra;
    private static Connection superuser;
    private SoundWorld world;

    @BeforeAll
    static void create_the_schemas_of_all_services() throws Exception {
        infra = TestInfra.shared();
        ServiceSchemas.create(infra);
        superuser = infra.superuser();
    }

    @AfterAll
    static void close() throws Exception {
        superuser.close();
    }

    @BeforeEach
    void a_world_in_which_everything_holds() throws Exception {
        world = new SoundWorld(infra, superuser);
    }

    @Test
    void finds_nothing_where_everything_holds() throws Exception {
        var report = audit(world.ledger(), world.remembered());

        assertThat(report.entries())
                .extracting(AuditReport.Entry::id)
                .containsExactly(
                        "I-01", "I-02", "I-03", "I-04", "I-05", "I-06", "I-07", "I-08", "I-09", "I-13", "I-14", "I-19");
        assertThat(report.entries().stream().flatMap(entry -> entry.findings().stream()))
                .isEmpty();
        assertThat(report.isClean()).isTrue();
        assertThat(report.inWords()).last().asString().startsWith("Everything holds. 4 records");
    }

    @Test
    void i01_an_acknowledged_order_that_is_not_there() throws Exception {
        var lost = UUID.randomUUID().toString();
        var remembered = new Acknowledged("storefront", "k", lost, "E9", "GBP", 1, List.of(), "now");

        found("I-01", audit(world.ledger(), world.remembered(), remembered))
                .singleElement()
                .satisfies(finding -> {
                    assertThat(finding.subject()).isEqualTo(lost);
                    assertThat(finding.remedy()).isEqualTo(Remedy.NEEDS_A_PERSON);
                });
    }

    @Test
    void i01_an_acknowledged_order_with_another_content() throws Exception {
        world.change("update orders.order_line set sku = 'MUG' where order_id = ?", world.delivered);

        found("I-01", audit(world.ledger(), world.remembered()))
                .singleElement()
                .satisfies(finding -> assertThat(finding.detail()).contains("3 × CUP", "3 × MUG"));
    }

    @Test
    void i01_is_not_checked_without_a_memory_and_says_so() throws Exception {
        assertThat(audit(world.ledger()).inWords().getFirst()).contains("I-01", "not checked");
    }

    @Test
    void i02_one_key_and_two_orders_in_the_clients_memory() throws Exception {
        var other = new Acknowledged(
                "storefront",
                "key-E1",
                world.confirmed.toString(),
                "E2",
                "GBP",
                1_000,
                List.of(new Acknowledged.Line(1, "CUP", 2)),
                "now");

        found("I-02", audit(world.ledger(), world.remembered(), other))
                .extracting(Finding::subject)
                .contains("storefront key-E1");
    }

    @Test
    void i02_an_order_out_of_nothing() throws Exception {
        world.change("delete from orders.idempotency_key where location = ?", "/orders/" + world.confirmed);

        found("I-02", audit(world.ledger())).extracting(Finding::subject).containsExactly(world.confirmed.toString());
    }

    @Test
    void i02_an_order_under_two_keys_and_an_answer_without_an_order() throws Exception {
        world.change(
                "update orders.idempotency_key set location = ? where key = 'key-E2'", "/orders/" + world.delivered);
        world.change(
                "update orders.idempotency_key set location = ? where key = 'key-E3'", "/orders/" + UUID.randomUUID());

        found("I-02", audit(world.ledger()))
                .extracting(Finding::subject)
                .contains("/orders/" + world.delivered, "key-E3", world.confirmed.toString());
    }

    @Test
    void i03_reserved_for_nobody() throws Exception {
        world.change("update inventory.stock set reserved = 5");

        found("I-03", audit(world.ledger()))
                .extracting(Finding::detail)
                .containsExactly("5 reserved, 2 held for orders");
    }

    @Test
    void i03_more_reserved_than_there_is_because_nothing_guards_it() throws Exception {
        world.change("alter table inventory.stock drop constraint never_oversold");
        try {
            world.change("update inventory.stock set reserved = 9");

            found("I-03", audit(world.ledger()))
                    .extracting(Finding::detail)
                    .contains(
                            "no constraint of the table says reserved <= on_hand",
                            "8 on the shelf, 9 of them reserved");
        } finally {
            world.change("update inventory.stock set reserved = 2");
            world.change("alter table inventory.stock add constraint never_oversold check (reserved <= on_hand)");
        }
    }

    @Test
    void i04_more_on_the_shelf_than_in_the_books() throws Exception {
        world.change("update inventory.stock set on_hand = 9");

        found("I-04", audit(world.ledger()))
                .singleElement()
                .satisfies(finding -> assertThat(finding.subject()).isEqualTo("CUP at MAIN"));
    }

    @Test
    void i04_units_that_left_and_were_not_booked() throws Exception {
        world.change("delete from inventory.movement where reason = 'SHIPPED'");
        world.change("update inventory.stock set on_hand = 11");

        found("I-04", audit(world.ledger())).extracting(Finding::subject).containsExactly(world.parcel.toString());
    }

    @Test
    void i05_a_confirmed_order_without_all_its_units() throws Exception {
        world.change(
                "update inventory.allocation set quantity = 1, open = 1 where reservation_id = ?", world.confirmed);
        world.change("update inventory.stock set reserved = 1");

        found("I-05", audit(world.ledger())).extracting(Finding::subject).containsExactly(world.confirmed.toString());
    }

    @Test
    void i05_a_cancelled_order_that_still_holds_units() throws Exception {
        world.change("update inventory.allocation set open = 1 where reservation_id = ?", world.cancelled);
        world.change("update inventory.stock set reserved = 3");

        found("I-05", audit(world.ledger()))
                .extracting(Finding::detail)
                .contains("order E3 is CANCELLED, and 1 units are still held for it");
    }

    @Test
    void i05_units_held_for_an_order_that_does_not_exist() throws Exception {
        world.change(
                "update inventory.reservation set order_id = ? where order_id = ?", UUID.randomUUID(), world.cancelled);

        found("I-05", audit(world.ledger()))
                .extracting(Finding::detail)
                .contains("stock is set aside for an order that does not exist");
    }

    @Test
    void i06_a_history_that_is_no_path() throws Exception {
        world.change(
                "update orders.order_history set from_state = 'PENDING' where order_id = ? and version = 4",
                world.delivered);

        found("I-06", audit(world.ledger())).extracting(Finding::subject).containsExactly(world.delivered.toString());
    }

    @Test
    void i06_a_step_that_is_missing_and_a_state_that_nobody_wrote_down() throws Exception {
        world.change("delete from orders.order_history where order_id = ? and version = 3", world.delivered);
        world.change("update orders.orders set state = 'PROCESSING' where id = ?", world.confirmed);

        found("I-06", audit(world.ledger()))
                .extracting(Finding::subject)
                .containsExactlyInAnyOrder(world.delivered.toString(), world.confirmed.toString());
    }

    @Test
    void i06_an_order_that_should_have_been_paid_and_one_that_did_not_hear_the_answer() throws Exception {
        pending("AWAITED");
        world.change("update orders.orders set pay_by = now() - interval '1 hour' where id = ?", world.confirmed);

        found("I-06", audit(world.ledger()))
                .extracting(Finding::detail)
                .anySatisfy(detail -> assertThat(detail).contains("should have been paid by"))
                .anySatisfy(detail -> assertThat(detail).contains("waits for stock, and its reservation is COMMITTED"));
    }

    @Test
    void i06_an_order_that_is_delivered_and_not_completed() throws Exception {
        world.change("update orders.orders set state = 'PROCESSING' where id = ?", world.delivered);
        world.change("delete from orders.order_history where order_id = ? and version = 4", world.delivered);

        found("I-06", audit(world.ledger()))
                .singleElement()
                .satisfies(finding -> assertThat(finding.remedy()).isEqualTo(Remedy.REPAIRABLE));
    }

    @Test
    void i06_an_errand_that_was_given_up() throws Exception {
        world.change(
                "insert into customers.errand (id, kind, subject, payload, due_at, state, correlation_id, traceparent)"
                        + " values (gen_random_uuid(), 'mail', 'somebody', '{}', now(), 'GIVEN_UP', 'x', 'x')");

        found("I-06", audit(world.ledger())).extracting(Finding::subject).containsExactly("somebody");
    }

    @Test
    void i07_totals_that_are_not_the_sums_of_their_parts() throws Exception {
        world.change("update orders.orders set total_minor = 1501 where id = ?", world.delivered);
        world.change("update orders.payment set refunded_minor = 400 where order_id = ?", world.delivered);

        found("I-07", audit(world.ledger()))
                .extracting(Finding::detail)
                .anySatisfy(detail -> assertThat(detail).contains("total 1501"))
                .anySatisfy(detail -> assertThat(detail).contains("refunded 400, by its refunds 500"));
    }

    @Test
    void i07_a_book_that_can_be_rewritten() throws Exception {
        world.change("alter table inventory.movement disable trigger movements_stay");
        try {
            found("I-07", audit(world.ledger()))
                    .extracting(Finding::subject)
                    .containsExactly("inventory.movement", "inventory.movement");
        } finally {
            world.change("alter table inventory.movement enable trigger movements_stay");
        }
    }

    @Test
    void i08_shipped_and_not_captured() throws Exception {
        world.change("delete from orders.capture where order_id = ?", world.delivered);

        found("I-08", audit(world.ledger()))
                .extracting(Finding::detail)
                .contains("order E1: captured 0 − refunded 500, shipped 1500 − returned 500");
    }

    @Test
    void i08_captured_twice_for_one_parcel() throws Exception {
        world.change("alter table orders.capture drop constraint capture_parcel_id_key");
        try {
            world.change(
                    "insert into orders.capture select gen_random_uuid(), payment_id, order_id, parcel_id, amount_minor, state,"
                            + " failure_code, requested_at, settled_at from orders.capture");

            found("I-08", audit(world.ledger()))
                    .extracting(Finding::detail)
                    .anySatisfy(detail -> assertThat(detail).contains("was captured 2 times"));
        } finally {
            world.change("truncate orders.capture");
            world.change("alter table orders.capture add constraint capture_parcel_id_key unique (parcel_id)");
        }
    }

    @Test
    void i08_an_operator_whose_books_say_something_else() throws Exception {
        found("I-08", audit(world.ledger(3_000, 500)))
                .extracting(Finding::detail)
                .containsExactly("the payment operator took 3000 in 1 captures, our books say 1500 in 1");
        found("I-08", audit(world.ledger(1_500, 1_000)))
                .extracting(Finding::detail)
                .containsExactly("the payment operator gave back 1000, our books say 500");
    }

    @Test
    void i08_a_payment_for_an_order_that_does_not_exist() throws Exception {
        for (var table : List.of("order_line", "order_history", "payment"))
            world.change("delete from orders." + table + " where order_id = ?", world.confirmed);
        world.change("delete from orders.orders where id = ?", world.confirmed);

        found("I-08", audit(world.ledger())).extracting(Finding::subject).containsExactly(world.confirmed.toString());
    }

    @Test
    void i09_no_shipment_for_a_confirmed_allocation() throws Exception {
        world.change("delete from shipping.shipment where order_id = ?", world.confirmed);

        found("I-09", audit(world.ledger()))
                .singleElement()
                .satisfies(finding -> assertThat(finding.remedy()).isEqualTo(Remedy.REPAIRABLE));
    }

    @Test
    void i09_a_shipment_of_a_cancelled_order_that_still_leaves() throws Exception {
        world.change("update shipping.shipment set state = 'PACKED' where order_id = ?", world.cancelled);

        found("I-09", audit(world.ledger())).extracting(Finding::subject).containsExactly(world.cancelled.toString());
    }

    @Test
    void i09_two_shipments_for_one_allocation() throws Exception {
        world.change("alter table shipping.shipment drop constraint shipment_order_id_location_key");
        try {
            world.change(
                    "insert into shipping.shipment select gen_random_uuid(), order_id, location, address_id, country, lines, state,"
                            + " held, carrier, service, manifest_id, version, created_at, changed_at, changed_by from shipping.shipment"
                            + " where order_id = ?",
                    world.confirmed);

            found("I-09", audit(world.ledger()))
                    .extracting(Finding::detail)
                    .contains("2 shipments from MAIN", "line 1 at MAIN: 2 allocated, 4 planned to be shipped");
        } finally {
            world.change("delete from shipping.shipment");
            world.change(
                    "alter table shipping.shipment add constraint shipment_order_id_location_key unique (order_id, location)");
        }
    }

    @Test
    void i09_parcels_that_hold_something_else() throws Exception {
        world.change("update shipping.parcel set lines = '[{\"line\":1,\"sku\":\"CUP\",\"quantity\":2}]'");

        found("I-09", audit(world.ledger()))
                .extracting(Finding::detail)
                .containsExactly("line 1: 3 planned, 2 in its parcels");
    }

    @Test
    void i13_a_row_that_never_reached_kafka() throws Exception {
        var id = UUID.randomUUID();
        world.write(id, world.confirmed, "order.confirmed", 2, "{}", "now() - interval '1 hour'");

        found("I-13", audit(world.ledger())).singleElement().satisfies(finding -> {
            assertThat(finding.subject()).isEqualTo(id.toString());
            assertThat(finding.remedy()).isEqualTo(Remedy.REPAIRABLE);
        });
    }

    @Test
    void i13_a_row_of_this_moment_is_still_on_its_way() throws Exception {
        world.write(UUID.randomUUID(), world.confirmed, "order.confirmed", 2, "{}", "now()");

        var report = audit(world.ledger());

        found("I-13", report)
                .singleElement()
                .satisfies(finding -> assertThat(finding.remedy()).isEqualTo(Remedy.PENDING));
        assertThat(report.isBroken()).isFalse();
        assertThat(report.isClean()).isFalse();
    }

    @Test
    void i14_a_record_that_was_never_committed() throws Exception {
        var ghost = UUID.randomUUID();
        world.publish(ghost, world.confirmed.toString(), "order.confirmed", 2, "{}");

        found("I-14", audit(world.ledger())).extracting(Finding::subject).containsExactly(ghost.toString());
    }

    @Test
    void i14_a_record_that_says_something_else_than_its_row() throws Exception {
        var id = UUID.randomUUID();
        world.write(id, world.confirmed, "order.confirmed", 2, "{\"a\":1}", "now()");
        world.publish(id, world.confirmed.toString(), "order.confirmed", 2, "{\"a\":2}");

        found("I-14", audit(world.ledger()))
                .singleElement()
                .satisfies(finding -> assertThat(finding.detail()).contains("is not what orders.outbox says"));
    }

    @Test
    void i14_a_copy_of_a_record_does_no_harm_but_one_with_another_key_does() throws Exception {
        var id = world.say(world.confirmed, "order.confirmed", 2, "{}");
        world.publish(id, world.confirmed.toString(), "order.confirmed", 2, "{}");
        found("I-14", audit(world.ledger())).isEmpty();

        world.publish(id, world.delivered.toString(), "order.confirmed", 2, "{}");
        found("I-14", audit(world.ledger())).extracting(Finding::subject).contains(id.toString());
    }

    @Test
    void i19_more_came_back_than_was_shipped() throws Exception {
        world.change("update returns.return_line set requested = 4, received = 4");
        world.change("update returns.return_unit set quantity = 4");

        found("I-19", audit(world.ledger()))
                .extracting(Finding::detail)
                .containsExactly("line 1: 4 came back, 3 were shipped");
    }

    @Test
    void i19_units_without_a_place() throws Exception {
        world.change("delete from returns.return_unit");

        found("I-19", audit(world.ledger()))
                .extracting(Finding::detail)
                .containsExactly("line 1: 1 received, 0 inspected");
    }

    @Test
    void i19_no_refund_and_a_refund_for_nothing() throws Exception {
        world.change("update orders.refund set return_id = ?", UUID.randomUUID());

        found("I-19", audit(world.ledger()))
                .extracting(Finding::remedy)
                .containsExactly(Remedy.REPAIRABLE, Remedy.NEEDS_A_PERSON);
    }

    @Test
    void i19_a_return_that_is_told_twice() throws Exception {
        world.say(world.delivered, "return.received", 2, "{\"returnId\":\"" + world.goodsReturn + "\"}");

        found("I-19", audit(world.ledger()))
                .extracting(Finding::subject)
                .containsExactly("return.received of return " + world.goodsReturn);
    }

    @Test
    void what_services_have_yet_to_agree_on_is_pending_while_the_platform_is_not_at_rest() throws Exception {
        world.change("delete from shipping.shipment where order_id = ?", world.confirmed);
        world.change("insert into orders.errand (id, kind, subject, payload, due_at, correlation_id, traceparent)"
                + " values (gen_random_uuid(), 'capture', 'x', '{}', now(), 'x', 'x')");

        var report = audit(world.ledger());

        found("I-09", report)
                .singleElement()
                .satisfies(finding -> assertThat(finding.remedy()).isEqualTo(Remedy.PENDING));
        assertThat(report.inWords())
                .anySatisfy(line -> assertThat(line).contains("not at rest: 1 errands of orders not yet run"));
    }

    private void pending(String stock) throws Exception {
        world.change("update orders.orders set state = 'PENDING', stock = ? where id = ?", stock, world.confirmed);
        world.change("delete from orders.order_history where order_id = ? and version = 2", world.confirmed);
    }

    private static AuditReport audit(JsonNode ledger, Acknowledged... remembered) throws Exception {
        return Audit.of(
                infra.bootstrapServers(),
                superuser,
                Optional.of(ledger),
                Stream.of(remembered).toList());
    }

    private static ListAssert<Finding> found(String id, AuditReport report) {
        return assertThat(report.findings(id)).as(() -> String.join("\n", report.inWords()));
    }
}
