package org.entrepot.shipping.label;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.entrepot.kit.problem.NotFound;
import org.entrepot.shipping.carrier.Bought;
import org.entrepot.shipping.carrier.CarrierRefused;
import org.entrepot.shipping.carrier.Carriers;

/**
 * Buys the labels of a shipment, one per parcel, once: they are claimed, then bought outside of any transaction with the
 * claim as the key, then recorded. Who comes again, at the same time or after a crash, goes on with the same claim.
 */
@ApplicationScoped
class BuyLabels {

    private final ChooseCarrier choose;
    private final LabelDesk desk;
    private final Carriers carriers;
    private final Sender sender;

    BuyLabels(ChooseCarrier choose, LabelDesk desk, Carriers carriers, Sender sender) {
        this.choose = choose;
        this.desk = desk;
        this.carriers = carriers;
        this.sender = sender;
    }

    void forShipment(UUID shipmentId, Choice asked, String by) {
        var shipment = desk.look(shipmentId).orElseThrow(() -> new NotFound("shipment"));
        if (shipment.isLabelled()) {
            shipment.mustAgreeWith(asked);
            return;
        }
        shipment.mustBeReady();
        var choice = shipment.isClaimed() ? asked : choose.forShipment(shipment, asked);
        var claimed = desk.claim(shipmentId, choice, by);
        if (!claimed.isEmpty()) desk.keep(shipmentId, claimed, buy(claimed), by);
    }

    private Map<UUID, Bought> buy(List<LabelOrder> orders) {
        var bought = new LinkedHashMap<UUID, Bought>();
        for (var order : orders) {
            try {
                bought.put(order.label().id(), carriers.buy(order.from(sender)));
            } catch (CarrierRefused refused) {
                desk.refused(order, refused.reason());
                throw refused;
            }
        }
        return bought;
    }
}
