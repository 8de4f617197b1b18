package org.entrepot.inventory.reservation;

import static java.util.stream.Collectors.toMap;
import static org.entrepot.kit.sql.Columns.texts;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.entrepot.inventory.LockOrder;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;

/** What is set aside, by order. */
@ApplicationScoped
class Reservations {

    private final Jdbi jdbi;
    private final LockOrder lockOrder;

    Reservations(Jdbi jdbi, LockOrder lockOrder) {
        this.jdbi = jdbi;
        this.lockOrder = lockOrder;
    }

    void add(List<Reservation> reservations) {
        jdbi.useHandle(sql -> {
            sql.createUpdate("""
                    insert into reservation (id, order_id, state, held_until)
                    select * from unnest(:ids::uuid[], :orders::uuid[], :states::text[], :until::timestamptz[])
                    """)
                    .bind("ids", texts(reservations, Reservation::id))
                    .bind("orders", texts(reservations, Reservation::orderId))
                    .bind("states", texts(reservations, Reservation::state))
                    .bind("until", texts(reservations, Reservation::heldUntil))
                    .execute();
            Allocations.add(sql, reservations);
        });
    }

    Optional<Reservation> byOrder(UUID orderId) {
        return jdbi.withHandle(sql -> {
            var rows = sql.createQuery(
                            "select id, order_id, state, held_until from reservation where order_id = :order")
                    .bind("order", orderId)
                    .map((row, context) -> Row.read(row))
                    .list();
            return withAllocations(sql, rows).stream().findFirst();
        });
    }

    /** The reservations of these orders, those that there are, locked until the transaction ends. */
    Map<UUID, Reservation> lockedByOrder(Collection<UUID> orderIds) {
        return jdbi.withHandle(sql -> {
            lockOrder.next(sql, LockOrder.Rank.RESERVATIONS);
            var rows = sql.createQuery("""
                    select id, order_id, state, held_until from reservation where order_id = any(:orders::uuid[])
                    order by order_id for update
                    """)
                    .bind("orders", texts(orderIds, id -> id))
                    .map((row, context) -> Row.read(row))
                    .list();
            return withAllocations(sql, rows).stream()
                    .collect(toMap(Reservation::orderId, r -> r, (one, other) -> one, LinkedHashMap::new));
        });
    }

    /** Up to {@code limit} holds that have run out, locked; those that somebody else is at are left to them. */
    List<Reservation> lockedPast(Instant deadline, int limit) {
        return jdbi.withHandle(sql -> {
            lockOrder.next(sql, LockOrder.Rank.RESERVATIONS);
            var rows = sql.createQuery("""
                    select id, order_id, state, held_until from reservation
                    where state = 'RESERVED' and held_until < :deadline
                    order by held_until limit :limit for update skip locked
                    """)
                    .bind("deadline", deadline)
                    .bind("limit", limit)
                    .map((row, context) -> Row.read(row))
                    .list();
            return withAllocations(sql, rows);
        });
    }

    void keep(Collection<Reservation> changed) {
        if (changed.isEmpty()) return;
        jdbi.useHandle(sql -> {
            sql.createUpdate("""
                    update reservation r set state = c.state, changed_at = now()
                    from unnest(:ids::uuid[], :states::text[]) as c(id, state) where r.id = c.id and r.state <> c.state
                    """)
                    .bind("ids", texts(changed, Reservation::id))
                    .bind("states", texts(changed, Reservation::state))
                    .execute();
            Allocations.keep(sql, changed);
        });
    }

    /** Holds of these orders last at least until then. */
    void extend(Collection<UUID> orderIds, Instant until) {
        jdbi.useHandle(sql -> {
            lockOrder.next(sql, LockOrder.Rank.RESERVATIONS);
            sql.createUpdate("""
                    with due as (
                        select held.id from (select id from unnest(:orders::uuid[]) id order by id) o
                             -- Order by order: with old statistics, all holds of the shop would be looked through.
                             cross join lateral (select id, state, held_until from reservation where order_id = o.id
                                                 offset 0 for update) held
                        where held.state = 'RESERVED' and held.held_until < :until
                    )
                    update reservation r set held_until = :until, changed_at = now() from due where r.id = due.id
                    """)
                    .bind("orders", texts(orderIds, id -> id))
                    .bind("until", until)
                    .execute();
        });
    }

    private static List<Reservation> withAllocations(Handle sql, List<Row> rows) {
        if (rows.isEmpty()) return List.of();
        var allocations = Allocations.of(sql, rows.stream().map(Row::id).toList());
        return rows.stream()
                .map(row -> row.with(allocations.getOrDefault(row.id(), List.of())))
                .toList();
    }

    private record Row(
            UUID id,
            UUID orderId,
            ReservationState state,
            @Nullable Instant heldUntil) {
        static Row read(ResultSet row) throws SQLException {
            var until = row.getObject("held_until", OffsetDateTime.class);
            return new Row(
                    row.getObject("id", UUID.class),
                    row.getObject("order_id", UUID.class),
                    ReservationState.valueOf(row.getString("state")),
                    until == null ? null : until.toInstant());
        }

        Reservation with(List<Allocation> allocations) {
            return new Reservation(id, orderId, state, heldUntil, allocations);
        }
    }
}
