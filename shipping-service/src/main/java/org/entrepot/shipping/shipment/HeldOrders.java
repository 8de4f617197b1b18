package org.entrepot.shipping.shipment;

import static org.entrepot.kit.sql.Columns.texts;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.entrepot.events.order.OrderHeld;
import org.jdbi.v3.core.Jdbi;

/** Orders that stand still, also those that have no shipment yet. */
@ApplicationScoped
public class HeldOrders {

    private final Jdbi jdbi;
    private final Clock clock;

    HeldOrders(Jdbi jdbi, Clock clock) {
        this.jdbi = jdbi;
        this.clock = clock;
    }

    void add(List<OrderHeld> held) {
        jdbi.useHandle(sql -> sql.createUpdate("""
                insert into held_order (order_id, reason, held_at)
                select order_id, reason, :now from unnest(:orders::uuid[], :reasons::text[]) as h (order_id, reason)
                on conflict (order_id) do update set reason = excluded.reason
                """)
                .bind(
                        "orders",
                        held.stream().map(order -> order.orderId().toString()).toArray(String[]::new))
                .bind(
                        "reasons",
                        held.stream().map(order -> order.reason().name()).toArray(String[]::new))
                .bind("now", clock.instant().atOffset(ZoneOffset.UTC))
                .execute());
    }

    /** They stand still no longer, because they go on or have ended. */
    public void remove(Collection<UUID> orderIds) {
        jdbi.useHandle(sql -> sql.createUpdate("delete from held_order where order_id = any(:orders::uuid[])")
                .bind("orders", texts(orderIds, UUID::toString))
                .execute());
    }

    /** Those of these orders that are held. */
    Set<UUID> among(Collection<UUID> orderIds) {
        return new HashSet<>(jdbi.withHandle(
                sql -> sql.createQuery("select order_id from held_order where order_id = any(:orders::uuid[])")
                        .bind("orders", texts(orderIds, UUID::toString))
                        .mapTo(UUID.class)
                        .list()));
    }
}
