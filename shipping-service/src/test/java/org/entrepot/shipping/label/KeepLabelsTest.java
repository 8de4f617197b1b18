package org.entrepot.shipping.label;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.entrepot.events.order.HoldReason;
import org.entrepot.events.order.OrderHeld;
import org.entrepot.events.shipping.LabelPurchased;
import org.entrepot.events.shipping.LabelVoided;
import org.entrepot.kit.Trail;
import org.entrepot.kit.test.Database;
import org.entrepot.kit.test.Probe;
import org.entrepot.kit.test.RealParts;
import org.entrepot.kit.test.Said;
import org.entrepot.kit.test.Tell;
import org.entrepot.shipping.CarrierControl;
import org.entrepot.shipping.OutsideWorld;
import org.entrepot.shipping.Warehouse;
import org.entrepot.shipping.label.ClaimLabels.Answer;
import org.entrepot.shipping.label.ClaimLabels.Wish;
import org.entrepot.shipping.label.KeepLabels.ClaimGone;
import org.entrepot.shipping.label.KeepLabels.Kept;
import org.entrepot.shipping.label.KeepLabels.Sold;
import org.entrepot.shipping.shipment.Shipment.OrderOnHold;
import org.entrepot.shipping.shipment.ShowShipments;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(RealParts.class)
@WithTestResource(OutsideWorld.class)
class KeepLabelsTest {

    private final Warehouse warehouse = new Warehouse();

    @Inject
    ClaimLabels claim;

    @Inject
    LabelShop shop;

    @Inject
    RefuseLabels refuse;

    @Inject
    KeepLabels keep;

    @Inject
    SoldLabels soldLabels;

    @Inject
    ShowShipments show;

    @Test
    void what_was_sold_is_recorded_once_and_one_that_is_held_meanwhile_leaves_the_others_alone() {
        var sold = sold();
        var held = sold();
        var other = sold();
        hold(held.shipment().orderId());

        var kept = together(sold, sold, held, other);

        assertThat(purchases(sold)).hasSize(1);
        assertThat(purchases(held)).isEmpty();
        assertThat(purchases(other)).hasSize(1);
        assertThat(kept.get(0).now()).isEqualTo(show.plain(sold.shipment().id()));
        assertThat(kept.get(1)).isEqualTo(new Kept(null, null));
        assertThat(kept.get(2).refusal()).isInstanceOf(OrderOnHold.class);
        assertThat(kept.get(3).now()).isEqualTo(show.plain(other.shipment().id()));
        assertThat(warehouse.state(held.shipment().id())).isEqualTo("PACKED");
    }

    @Test
    void what_is_sold_to_one_after_it_was_refused_to_another_who_shared_the_claim_is_given_back() {
        var claimed = claimed();
        refuse.of(claimed.orders().getFirst(), "address_unknown");
        var late = sold(claimed);

        var kept = together(late).getFirst();

        assertThat(kept.refusal()).isInstanceOf(ClaimGone.class);
        assertThat(warehouse.state(claimed.id())).isEqualTo("PACKED");
        awaitGivenBack(late);
        assertThat(Said.about(claimed.orderId()))
                .as("what was never said to be bought is not said to be void")
                .noneMatch(fact -> fact instanceof LabelPurchased || fact instanceof LabelVoided);
    }

    @Test
    void a_label_that_was_bought_anew_meanwhile_stays_while_the_late_one_is_given_back() {
        var claimed = claimed();
        refuse.of(claimed.orders().getFirst(), "address_unknown");
        var late = sold(claimed);
        warehouse
                .label(claimed.id(), Map.of("carrier", "swiftline", "service", "EXPRESS"))
                .statusCode(200);

        var kept = together(late).getFirst();

        assertThat(kept.refusal()).isInstanceOf(ClaimGone.class);
        awaitGivenBack(late);
        assertThat(show.plain(claimed.id()).parcels())
                .extracting(parcel -> parcel.carrier())
                .containsExactly("swiftline");
        assertThat(purchases(late)).hasSize(1);
    }

    @Test
    void a_sale_that_nobody_claimed_is_not_recorded() {
        var late = sold();
        var labels = late.bought();
        together(late);

        assertThatThrownBy(() -> QuarkusTransaction.requiringNew().run(() -> soldLabels.purchased(labels)))
                .isInstanceOf(IllegalStateException.class);
    }

    private Sold sold() {
        return sold(claimed());
    }

    private Sold sold(Unlabelled claimed) {
        return new Sold(claimed, shop.buy(claimed.orders()), "warehouse/one", Trail.fresh());
    }

    private Unlabelled claimed() {
        var shipment = warehouse.packed(warehouse.released());
        warehouse.awaitAddress(shipment);
        var wish = new Wish(shipment, new Choice("northpost", "STANDARD"), null, "warehouse/one");
        return ((Answer.ToBuy) claim.answer(wish)).shipment();
    }

    private static void awaitGivenBack(Sold late) {
        var number = late.bought().values().iterator().next().trackingNumber();
        Probe.until(
                "the late label is given back",
                () -> CarrierControl.labelsOf(late.shipment().id()).stream()
                        .filter(label -> number.equals(label.get("trackingNumber")))
                        .map(label -> label.get("status"))
                        .toList(),
                List.of("CANCELLED")::equals);
        Probe.until(
                "and that is recorded",
                () -> Database.query(
                        "select state from shipping.label where tracking_number = ?", row -> row.getString(1), number),
                List.of("VOIDED")::equals);
    }

    private List<Kept> together(Sold... all) {
        return QuarkusTransaction.requiringNew().call(() -> keep.keepAll(List.of(all)));
    }

    private static void hold(UUID orderId) {
        Tell.that(new OrderHeld(orderId, HoldReason.OTHER)).send().untilHeardBy(Warehouse.ORDERS);
    }

    private static List<?> purchases(Sold sold) {
        var said = Said.about(sold.shipment().orderId()).stream()
                .filter(LabelPurchased.class::isInstance)
                .toList();
        assertThat(Database.number(
                        "select count(*) from shipping.label l join shipping.parcel p on p.id = l.parcel_id where p.shipment_id = ? and l.state = 'PURCHASED'",
                        sold.shipment().id()))
                .isEqualTo(said.size());
        return said;
    }
}
