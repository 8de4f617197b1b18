package org.entrepot.customer.order;

import static org.entrepot.kit.sql.Columns.texts;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import org.entrepot.events.order.OrderPlaced;
import org.entrepot.kit.Wire;
import org.jdbi.v3.core.Jdbi;

/** What this service knows of orders, from what order-service said: enough to write about them. */
@ApplicationScoped
public class KnownOrders {

    private final Jdbi jdbi;

    KnownOrders(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    /** Keeps number, customer, total and lines of each. */
    public void remember(List<OrderPlaced> placed) {
        jdbi.useHandle(sql -> sql.createUpdate("""
                insert into known_order (id, number, customer_id, lines, total_minor, currency)
                select * from unnest(:ids::uuid[], :numbers::text[], :customers::uuid[], :lines::text[],
                                     :totals::bigint[], :currencies::text[])
                on conflict (id) do nothing
                """)
                .bind("ids", texts(placed, order -> order.orderId().toString()))
                .bind("numbers", texts(placed, OrderPlaced::number))
                .bind("customers", texts(placed, order -> order.customerId().toString()))
                .bind("lines", texts(placed, order -> Wire.write(OrderLines.of(order))))
                .bind(
                        "totals",
                        texts(placed, order -> Long.toString(order.total().minor())))
                .bind("currencies", texts(placed, order -> order.total().currency()))
                .execute());
    }
}
