package org.entrepot.order.order;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.UUID;
import org.entrepot.events.Money;
import org.entrepot.events.order.CancelReason;
import org.entrepot.events.order.HoldReason;
import org.entrepot.kit.Trail;
import org.jspecify.annotations.Nullable;

/** An order as a row. */
final class OrderRow {

    static final String COLUMNS = """
            id, number, owner, customer_id, address_id, guest, language, country, channel, units, currency, total_minor,
            tax_minor, placed_at, pay_by, correlation_id, traceparent, state, held_from, hold_reason, stock, shipments,
            cancel_asked, ended_why, version
            """;

    private OrderRow() {}

    static Order read(ResultSet row) throws SQLException {
        var currency = row.getString("currency");
        var buyer = new Buyer(
                row.getObject("customer_id", UUID.class),
                row.getObject("address_id", UUID.class),
                row.getString("owner"),
                row.getBoolean("guest"),
                row.getString("language"),
                row.getString("country"));
        var placed = new Placed(
                row.getObject("id", UUID.class),
                row.getString("number"),
                buyer,
                row.getString("channel"),
                row.getInt("units"),
                new Money(row.getLong("total_minor"), currency),
                new Money(row.getLong("tax_minor"), currency),
                instant(row, "placed_at"),
                instant(row, "pay_by"),
                new Trail(row.getString("correlation_id"), null, row.getString("traceparent")));
        return new Order(placed, status(row));
    }

    private static Order.Status status(ResultSet row) throws SQLException {
        return new Order.Status(
                OrderState.valueOf(row.getString("state")),
                value(OrderState.class, row.getString("held_from")),
                value(HoldReason.class, row.getString("hold_reason")),
                StockOutcome.valueOf(row.getString("stock")),
                row.getInt("shipments"),
                value(CancelReason.class, row.getString("cancel_asked")),
                row.getString("ended_why"),
                row.getInt("version"));
    }

    private static Instant instant(ResultSet row, String column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }

    private static <E extends Enum<E>> @Nullable E value(Class<E> type, @Nullable String name) {
        return name == null ? null : Enum.valueOf(type, name);
    }
}
