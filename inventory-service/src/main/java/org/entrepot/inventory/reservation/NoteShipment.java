package org.entrepot.inventory.reservation;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import org.entrepot.events.shipping.ShipmentReleased;

/** Remembers where each shipment leaves from, because its parcels do not say it again. */
@ApplicationScoped
public class NoteShipment {

    private final Shipments shipments;

    NoteShipment(Shipments shipments) {
        this.shipments = shipments;
    }

    public void whenReleased(List<ShipmentReleased> released) {
        shipments.add(released);
    }
}
