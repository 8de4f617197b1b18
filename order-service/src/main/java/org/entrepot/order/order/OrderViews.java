package org.entrepot.order.order;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.entrepot.kit.problem.NotFound;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;

/** Orders to look at. An order that the asker may not know of does not exist. */
@ApplicationScoped
public class OrderViews {

    private final Jdbi jdbi;
    private final Orders orders;
    private final OrderLines lines;
    private final Fulfilments fulfilments;

    OrderViews(Jdbi jdbi, Orders orders, OrderLines lines, Fulfilments fulfilments) {
        this.jdbi = jdbi;
        this.orders = orders;
        this.lines = lines;
        this.fulfilments = fulfilments;
    }

    /** @param owner whose order it must be; none for the shop's own people */
    public OrderView one(UUID id, @Nullable String owner) {
        var order = orders.find(id, owner).orElseThrow(() -> new NotFound("order"));
        var its = Set.of(id);
        return OrderView.of(order, lines.of(its).get(id), fulfilments.of(its).get(id), payment(id));
    }

    /** Everything that happened to the order, in order. */
    List<Step> history(UUID id, @Nullable String owner) {
        orders.find(id, owner).orElseThrow(() -> new NotFound("order"));
        return jdbi.withHandle(sql -> sql.createQuery("""
                select version, what, from_state, to_state, reason, actor, at from order_history
                where order_id = :id order by version
                """)
                .bind("id", id)
                .map((row, context) -> new Step(
                        row.getInt("version"),
                        row.getString("what"),
                        OrderState.valueOf(row.getString("from_state")),
                        OrderState.valueOf(row.getString("to_state")),
                        row.getString("reason"),
                        row.getString("actor"),
                        row.getObject("at", OffsetDateTime.class).toInstant()))
                .list());
    }

    private @Nullable String payment(UUID order) {
        return jdbi.withHandle(sql -> sql.createQuery("select state from payment where order_id = :order")
                .bind("order", order)
                .mapTo(String.class)
                .findOne()
                .orElse(null));
    }
}
