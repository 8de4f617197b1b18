package org.entrepot.returns.order;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.entrepot.events.Money;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;

/** Orders as this service knows them. */
@ApplicationScoped
public class KnownOrders {

    private final Jdbi jdbi;

    KnownOrders(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    /** @param channel through which it must have come; null when any will do */
    public Optional<KnownOrder> find(UUID id, @Nullable String channel) {
        return find(id, channel, "");
    }

    /** As {@link #find}, and nobody else decides about returns of this order until the transaction ends. */
    public Optional<KnownOrder> hold(UUID id, @Nullable String channel) {
        return find(id, channel, " for no key update");
    }

    private Optional<KnownOrder> find(UUID id, @Nullable String channel, String lock) {
        return jdbi.withHandle(sql -> sql.createQuery("""
                select number, customer_id, channel, country, currency, shipped_grams from known_order
                where id = :id and (:channel::text is null or channel = :channel)
                """ + lock)
                .bind("id", id)
                .bind("channel", channel)
                .map((row, context) -> new KnownOrder(
                        id,
                        row.getString("number"),
                        row.getObject("customer_id", UUID.class),
                        row.getString("channel"),
                        row.getString("country"),
                        row.getString("currency"),
                        row.getLong("shipped_grams"),
                        lines(sql, id, row.getString("currency"))))
                .findOne());
    }

    private static List<KnownOrder.Line> lines(Handle sql, UUID id, String currency) {
        return sql.createQuery("""
                select line, sku, quantity, unit_price_minor, shipped, delivered, delivered_at
                from known_order_line where order_id = :id order by line
                """)
                .bind("id", id)
                .map((row, context) -> {
                    var delivered = row.getObject("delivered_at", OffsetDateTime.class);
                    return new KnownOrder.Line(
                            row.getInt("line"),
                            row.getString("sku"),
                            row.getInt("quantity"),
                            new Money(row.getLong("unit_price_minor"), currency),
                            row.getInt("shipped"),
                            row.getInt("delivered"),
                            delivered == null ? null : delivered.toInstant());
                })
                .list();
    }
}
