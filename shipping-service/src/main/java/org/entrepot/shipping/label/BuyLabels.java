package org.entrepot.shipping.label;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;
import org.entrepot.kit.Trail;
import org.entrepot.shipping.label.ClaimLabels.Answer;
import org.entrepot.shipping.label.ClaimLabels.Wish;
import org.entrepot.shipping.label.KeepLabels.Sold;
import org.entrepot.shipping.shipment.ShipmentView;
import org.entrepot.shipping.shipment.ShowShipments;

/**
 * Buys the labels of a shipment, one per parcel, once: they are claimed, then bought outside of any transaction with the
 * claim as the key, then recorded. Who comes again, at the same time or after a crash, goes on with the same claim.
 */
@ApplicationScoped
class BuyLabels {

    private final ChooseCarrier choose;
    private final ClaimLabels claim;
    private final LabelShop shop;
    private final KeepLabels keep;
    private final ShowShipments show;

    BuyLabels(ChooseCarrier choose, ClaimLabels claim, LabelShop shop, KeepLabels keep, ShowShipments show) {
        this.choose = choose;
        this.claim = claim;
        this.shop = shop;
        this.keep = keep;
        this.show = show;
    }

    ShipmentView forShipment(UUID shipmentId, Choice asked, String by) {
        var wish = new Wish(shipmentId, asked, null, by);
        var answer = claim.answer(wish);
        if (answer instanceof Answer.RatesWanted(var shipment))
            answer = claim.answer(wish.with(choose.forShipment(shipment, asked)));
        if (!(answer instanceof Answer.ToBuy(var shipment))) return show.plain(shipmentId);
        var sold = new Sold(shipment, shop.buy(shipment.orders()), by, Trail.current());
        return keep.keep(sold).orElseGet(() -> show.plain(shipmentId));
    }
}
