package org.entrepot.launcher.audit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Parcels that leave and come back: each test breaks one thing and sees it named. */
class ShipmentAndReturnInvariantsTest extends InASoundWorld {
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
    void i19_records_that_nobody_said_and_that_name_no_return_tell_of_none() throws Exception {
        for (int n = 1; n <= 2; n++)
            world.publish(UUID.randomUUID(), UUID.randomUUID().toString(), "return.received", 1, "{}");

        found("I-19", audit(world.ledger())).isEmpty();
    }
}
