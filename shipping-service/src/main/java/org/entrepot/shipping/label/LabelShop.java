package org.entrepot.shipping.label;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.entrepot.kit.inbox.Failpoints;
import org.entrepot.shipping.carrier.Bought;
import org.entrepot.shipping.carrier.CarrierRefused;
import org.entrepot.shipping.carrier.Carriers;

/** Where labels that were claimed are bought: never inside a transaction, one call for each, with its id as the key. */
@ApplicationScoped
class LabelShop {

    /** Where a process can die that has a label which only its carrier knows of. */
    static final String SOLD = "after a carrier sold a label, before that is kept";

    private final Carriers carriers;
    private final Sender sender;
    private final RefuseLabels refuse;
    private final Failpoints failpoints;

    LabelShop(Carriers carriers, Sender sender, RefuseLabels refuse, Failpoints failpoints) {
        this.carriers = carriers;
        this.sender = sender;
        this.refuse = refuse;
        this.failpoints = failpoints;
    }

    /** Gives what was bought by the labels' ids; when a carrier refuses one, that is noted, and none is kept. */
    Map<UUID, Bought> buy(List<LabelOrder> orders) {
        var bought = new LinkedHashMap<UUID, Bought>();
        for (var order : orders) {
            try {
                bought.put(order.label().id(), carriers.buy(order.from(sender)));
                failpoints.reach(SOLD);
            } catch (CarrierRefused refused) {
                refuse.of(order, refused.reason());
                throw refused;
            }
        }
        return bought;
    }
}
