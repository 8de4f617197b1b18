package org.entrepot.order.order;

import static org.entrepot.kit.sql.Columns.numbers;
import static org.entrepot.kit.sql.Columns.texts;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.entrepot.kit.inbox.NotHereYet;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;

/** Orders as they are kept: locked in sets, decided on in memory, written back in sets. */
@ApplicationScoped
public class Orders {

    private final Jdbi jdbi;

    Orders(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    /** The orders, locked in the order of their ids until the transaction ends. */
    public Map<UUID, Order> lock(Collection<UUID> ids) {
        var orders = new LinkedHashMap<UUID, Order>();
        jdbi.withHandle(sql -> sql.createQuery("select " + OrderRow.COLUMNS
                                + " from orders where id = any(:ids::uuid[]) order by id for update")
                        .bind("ids", texts(ids, UUID::toString))
                        .map((row, context) -> OrderRow.read(row))
                        .list())
                .forEach(order -> orders.put(order.id(), order));
        return orders;
    }

    /** As {@link #lock}; throws {@link NotHereYet} when one is not visible yet: a fact can outrun its cause's commit. */
    public Map<UUID, Order> lockAll(Collection<UUID> ids) {
        var orders = lock(ids);
        for (var id : ids) if (!orders.containsKey(id)) throw new NotHereYet("order " + id);
        return orders;
    }

    /** Up to so many orders that were to be paid by now and are still pending; what others have locked is left out. */
    public Map<UUID, Order> lockUnpaid(Instant now, int most) {
        var orders = new LinkedHashMap<UUID, Order>();
        jdbi.withHandle(sql -> sql.createQuery("select " + OrderRow.COLUMNS + """
                         from orders where state = 'PENDING' and pay_by <= :now
                        order by pay_by limit :most for update skip locked
                        """)
                        .bind("now", now)
                        .bind("most", most)
                        .map((row, context) -> OrderRow.read(row))
                        .list())
                .forEach(order -> orders.put(order.id(), order));
        return orders;
    }

    /** The order, if this owner may know of it; no owner stands for the shop's own people. */
    public Optional<Order> find(UUID id, @Nullable String owner) {
        return jdbi.withHandle(sql -> sql.createQuery("select " + OrderRow.COLUMNS + """
                         from orders where id = :id and (:owner::text is null or owner = :owner)
                        """)
                .bind("id", id)
                .bind("owner", owner)
                .map((row, context) -> OrderRow.read(row))
                .findOne());
    }

    /** Newest first. */
    List<Order> list(@Nullable String owner, @Nullable OrderState state, @Nullable UUID before, int most) {
        return jdbi.withHandle(sql -> sql.createQuery("select " + OrderRow.COLUMNS + """
                         from orders
                        where (:owner::text is null or owner = :owner) and (:state::text is null or state = :state)
                          and (:before::uuid is null or id < :before) order by id desc limit :most
                        """)
                .bind("owner", owner)
                .bind("state", state == null ? null : state.name())
                .bind("before", before)
                .bind("most", most)
                .map((row, context) -> OrderRow.read(row))
                .list());
    }

    /** Writes what changed and appends what happened, whatever their number, by one statement. */
    public void keep(Collection<Order> orders) {
        var changed = orders.stream().filter(Order::isChanged).toList();
        if (changed.isEmpty()) return;
        var steps = changed.stream()
                .flatMap(order -> order.steps().stream().map(step -> new OrderStep(order.id(), step)))
                .toList();
        jdbi.useHandle(sql -> sql.createUpdate("""
                with told as (
                    insert into order_history (order_id, version, what, from_state, to_state, reason, actor, at)
                    select * from unnest(:stepOrders::uuid[], :stepVersions::int[], :whats::text[], :froms::text[],
                                         :tos::text[], :reasons::text[], :actors::text[], :ats::timestamptz[])
                )
                update orders o set state = n.state, held_from = n.held_from, hold_reason = n.hold_reason,
                       stock = n.stock, shipments = n.shipments, cancel_asked = n.cancel_asked,
                       ended_why = n.ended_why, version = n.version,
                       payment_token = case when n.forgets then null else o.payment_token end
                from unnest(:ids::uuid[], :states::text[], :heldFroms::text[], :holdReasons::text[], :stocks::text[],
                            :shipments::int[], :cancels::text[], :endings::text[], :versions::int[], :forgets::boolean[])
                     as n(id, state, held_from, hold_reason, stock, shipments, cancel_asked, ended_why, version, forgets)
                where o.id = n.id
                """)
                .bind("stepOrders", texts(steps, step -> step.order().toString()))
                .bind("stepVersions", numbers(steps, step -> step.step().version()))
                .bind("whats", texts(steps, step -> step.step().what()))
                .bind("froms", texts(steps, step -> step.step().from().name()))
                .bind("tos", texts(steps, step -> step.step().to().name()))
                .bind("reasons", texts(steps, step -> step.step().reason()))
                .bind("actors", texts(steps, step -> step.step().actor()))
                .bind("ats", texts(steps, step -> step.step().at().toString()))
                .bind("ids", texts(changed, order -> order.id().toString()))
                .bind("states", texts(changed, order -> order.state().name()))
                .bind("heldFroms", texts(changed, order -> name(order.status().heldFrom())))
                .bind("holdReasons", texts(changed, order -> name(order.status().holdReason())))
                .bind("stocks", texts(changed, order -> order.stock().name()))
                .bind("shipments", numbers(changed, Order::shipments))
                .bind("cancels", texts(changed, order -> name(order.cancelAsked())))
                .bind("endings", texts(changed, order -> order.status().endedWhy()))
                .bind("versions", numbers(changed, order -> order.status().version()))
                .bind("forgets", texts(changed, order -> String.valueOf(order.forgetsMeansOfPayment())))
                .execute());
    }

    private record OrderStep(UUID order, Step step) {}

    private static @Nullable String name(@Nullable Enum<?> value) {
        return value == null ? null : value.name();
    }
}
