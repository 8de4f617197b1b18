package org.entrepot.order.order;

import static org.entrepot.kit.sql.Columns.texts;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.entrepot.events.inventory.StockReserved;
import org.entrepot.kit.Wire;
import org.jdbi.v3.core.Jdbi;

/** What inventory-service set aside for orders, and where. */
@ApplicationScoped
public class Allocations {

    private final Jdbi jdbi;

    Allocations(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    /** Where the units of these orders were set aside, by order. */
    public Map<UUID, StockReserved> of(Collection<UUID> ids) {
        if (ids.isEmpty()) return Map.of();
        var allocations = new HashMap<UUID, StockReserved>();
        jdbi.useHandle(sql -> sql.createQuery(
                        "select order_id, lines from allocation where order_id = any(:ids::uuid[])")
                .bind("ids", ids.stream().map(UUID::toString).toArray(String[]::new))
                .map((row, context) -> allocations.put(
                        row.getObject("order_id", UUID.class), Wire.read(row.getString("lines"), StockReserved.class)))
                .list());
        return allocations;
    }

    public void keep(Collection<StockReserved> allocations) {
        if (allocations.isEmpty()) return;
        jdbi.useHandle(sql -> sql.createUpdate("""
                insert into allocation (order_id, reservation_id, lines)
                select * from unnest(:orders::uuid[], :reservations::uuid[], :lines::text[])
                """)
                .bind(
                        "orders",
                        texts(allocations, allocation -> allocation.orderId().toString()))
                .bind(
                        "reservations",
                        texts(
                                allocations,
                                allocation -> allocation.reservationId().toString()))
                .bind("lines", texts(allocations, Wire::write))
                .execute());
    }
}
