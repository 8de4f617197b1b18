package org.entrepot.shipping.address;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.UUID;
import org.entrepot.kit.test.Database;
import org.entrepot.kit.test.Probe;
import org.entrepot.kit.test.RealParts;
import org.entrepot.shipping.OutsideWorld;
import org.entrepot.shipping.Warehouse;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(RealParts.class)
@WithTestResource(OutsideWorld.class)
class ForgetAddressesTest {

    private final Warehouse warehouse = new Warehouse();
    private final UUID address = OutsideWorld.addressOfKind(0);

    @Inject
    ForgetAddresses forget;

    @Inject
    Jdbi jdbi;

    @Test
    void an_address_goes_when_its_last_shipment_ended_long_ago() {
        ended(shipment(), 91);
        ended(shipment(), 200);

        assertThat(forget.sweep()).isPositive();

        assertThat(isKept()).isFalse();
    }

    @Test
    void it_stays_when_one_of_its_shipments_ended_lately() {
        ended(shipment(), 89);
        ended(shipment(), 91);

        forget.sweep();

        assertThat(isKept()).isTrue();
    }

    @Test
    void it_stays_while_one_of_its_shipments_is_on_the_way() {
        ended(shipment(), 91);
        shipment();

        forget.sweep();

        assertThat(isKept()).isTrue();
    }

    @Test
    void it_stays_while_a_label_is_being_given_back() {
        var shipment = warehouse.labelled(shipment());
        jdbi.useHandle(sql -> sql.execute(
                "update label set state = 'VOIDING' where parcel_id in (select id from parcel where shipment_id = ?)",
                shipment));
        ended(shipment, 91);

        forget.sweep();

        assertThat(isKept()).isTrue();
    }

    @Test
    void an_address_that_another_order_wants_counts_as_fetched_then_and_is_fetched_again_when_it_is_gone() {
        ended(shipment(), 91);
        errandsAreForgotten();
        var before = fetchedAt();

        ended(shipment(), 91, false);
        Probe.until("it is wanted again", this::fetchedAt, after -> after > before);
        forget.sweep();
        assertThat(isKept()).isTrue();

        fetchedDaysAgo(91);
        errandsAreForgotten();
        forget.sweep();
        assertThat(isKept()).isFalse();
        warehouse.awaitAddress(shipment());
    }

    @Test
    void it_is_kept_for_longer_than_the_errand_that_fetched_it() {
        assertThatThrownBy(() -> ForgetAddresses.keeping(30, 30)).isInstanceOf(IllegalArgumentException.class);
    }

    private UUID shipment() {
        var shipment = warehouse.shipmentOf(warehouse.confirmed(address, 1));
        warehouse.awaitAddress(shipment);
        return shipment;
    }

    /** The shipment ended so long ago, and its address was fetched before. */
    private void ended(UUID shipment, int daysAgo) {
        ended(shipment, daysAgo, true);
    }

    private void ended(UUID shipment, int daysAgo, boolean fetchedBefore) {
        jdbi.useHandle(sql -> sql.execute(
                "update shipment set state = 'CANCELLED', version = version + 1, changed_at = now() - make_interval(days => ?) where id = ?",
                daysAgo,
                shipment));
        if (fetchedBefore) fetchedDaysAgo(300);
    }

    private void fetchedDaysAgo(int days) {
        jdbi.useHandle(sql -> sql.execute(
                "update address set fetched_at = now() - make_interval(days => ?) where id = ?", days, address));
    }

    private void errandsAreForgotten() {
        Probe.until(
                "its errand is done",
                () -> Database.number(
                        "select count(*) from shipping.errand where subject = ? and state <> 'DONE'",
                        address.toString()),
                open -> open == 0);
        jdbi.useHandle(sql -> sql.execute("delete from errand where subject = ?", address.toString()));
    }

    private long fetchedAt() {
        return Database.number(
                "select coalesce(max(extract(epoch from fetched_at))::bigint, 0) from shipping.address where id = ?",
                address);
    }

    private boolean isKept() {
        return Database.number("select count(*) from shipping.address where id = ?", address) == 1;
    }
}
