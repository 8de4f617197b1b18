package org.entrepot.inventory.reservation;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.entrepot.events.shipping.ShipmentReleased;
import org.jdbi.v3.core.Jdbi;

/** Our own copy of which location each shipment leaves from. */
@ApplicationScoped
class Shipments {

    private final Jdbi jdbi;

    Shipments(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    void add(List<ShipmentReleased> released) {
        jdbi.useHandle(sql -> sql.createUpdate("""
                insert into shipment (id, order_id, location)
                select * from unnest(:ids::uuid[], :orders::uuid[], :locations::text[])
                on conflict do nothing
                """)
                .bind(
                        "ids",
                        released.stream().map(s -> s.shipmentId().toString()).toArray(String[]::new))
                .bind(
                        "orders",
                        released.stream().map(s -> s.orderId().toString()).toArray(String[]::new))
                .bind(
                        "locations",
                        released.stream().map(ShipmentReleased::location).toArray(String[]::new))
                .execute());
    }

    /** The location of each of these shipments that we know of. */
    Map<UUID, String> locationsOf(Collection<UUID> ids) {
        var locations = new HashMap<UUID, String>();
        jdbi.useHandle(sql -> sql.createQuery("select id, location from shipment where id = any(:ids::uuid[])")
                .bind("ids", ids.stream().map(UUID::toString).toArray(String[]::new))
                .map((row, context) -> locations.put(row.getObject("id", UUID.class), row.getString("location")))
                .list());
        return locations;
    }
}
