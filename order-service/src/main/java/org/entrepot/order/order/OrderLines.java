package org.entrepot.order.order;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.entrepot.events.Money;
import org.jdbi.v3.core.Jdbi;

/** The lines of orders, which never change. */
@ApplicationScoped
public class OrderLines {

    private final Jdbi jdbi;

    OrderLines(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    /** The lines of these orders, by order. */
    public Map<UUID, List<OrderLine>> of(Collection<UUID> ids) {
        var lines = new HashMap<UUID, List<OrderLine>>();
        jdbi.useHandle(sql -> sql.createQuery("""
                select l.*, o.currency from order_line l join orders o on o.id = l.order_id
                where l.order_id = any(:ids::uuid[]) order by l.order_id, l.line
                """)
                .bind("ids", ids.stream().map(UUID::toString).toArray(String[]::new))
                .map((row, context) -> lines.computeIfAbsent(
                                row.getObject("order_id", UUID.class), id -> new ArrayList<>())
                        .add(line(row)))
                .list());
        return lines;
    }

    private static OrderLine line(ResultSet row) throws SQLException {
        var currency = row.getString("currency");
        return new OrderLine(
                row.getInt("line"),
                row.getString("sku"),
                row.getObject("product_id", UUID.class),
                row.getInt("quantity"),
                new Money(row.getLong("unit_price_minor"), currency),
                new Money(row.getLong("tax_minor"), currency));
    }
}
