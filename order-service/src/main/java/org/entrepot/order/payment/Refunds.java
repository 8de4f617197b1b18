package org.entrepot.order.payment;

import static org.entrepot.kit.sql.Columns.numbers;
import static org.entrepot.kit.sql.Columns.texts;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.entrepot.events.Money;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;

/** Refunds as they are kept; one per return. Whoever changes one holds the lock of its order. */
@ApplicationScoped
public class Refunds {

    private final Jdbi jdbi;

    Refunds(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    /** These refunds, by id. */
    public Map<UUID, Refund> byId(Collection<UUID> ids) {
        var refunds = new HashMap<UUID, Refund>();
        read("r.id", ids).forEach(refund -> refunds.put(refund.id(), refund));
        return refunds;
    }

    public List<Refund> ofOrder(UUID order) {
        return read("r.order_id", List.of(order));
    }

    /** Those that are asked for again count from now on. */
    public void keep(Collection<Refund> refunds, Instant now) {
        if (refunds.isEmpty()) return;
        var rows = List.copyOf(refunds);
        jdbi.useHandle(sql -> sql.createUpdate("""
                insert into refund (id, payment_id, order_id, return_id, amount_minor, state, failure_code, requested_at,
                                    settled_at, asked, asked_as, by_hand)
                select n.id, p.id, n.order_id, n.return_id, n.amount, n.state, n.failure, :now, n.settled_at,
                       n.asked, n.asked_as, n.by_hand
                from unnest(:ids::uuid[], :orders::uuid[], :returns::uuid[], :amounts::bigint[], :states::text[],
                            :failures::text[], :settledAts::timestamptz[], :asked::int[], :askedAs::int[], :byHand::boolean[])
                     as n(id, order_id, return_id, amount, state, failure, settled_at, asked, asked_as, by_hand)
                join payment p on p.order_id = n.order_id
                on conflict (id) do update set state = excluded.state, failure_code = excluded.failure_code,
                                               settled_at = excluded.settled_at, asked = excluded.asked,
                                               asked_as = excluded.asked_as, by_hand = excluded.by_hand,
                                               requested_at = case when refund.state = 'MANUAL_REQUIRED'
                                                                    and excluded.state = 'REQUESTED'
                                                                   then excluded.requested_at
                                                                   else refund.requested_at end
                """)
                .bind("now", now)
                .bind("ids", texts(rows, refund -> refund.id().toString()))
                .bind("orders", texts(rows, refund -> refund.orderId().toString()))
                .bind("returns", texts(rows, refund -> text(refund.returnId())))
                .bind(
                        "amounts",
                        rows.stream().map(refund -> refund.amount().minor()).toArray(Long[]::new))
                .bind("states", texts(rows, refund -> refund.state().name()))
                .bind("failures", texts(rows, Refund::failureCode))
                .bind("settledAts", texts(rows, refund -> text(refund.settledAt())))
                .bind("asked", numbers(rows, refund -> refund.asking().number()))
                .bind("askedAs", numbers(rows, refund -> refund.asking().as()))
                .bind("byHand", texts(rows, Refund::byHand))
                .execute());
    }

    private List<Refund> read(String column, Collection<UUID> ids) {
        return jdbi.withHandle(sql -> sql.createQuery("""
                select r.*, p.currency from refund r join payment p on p.id = r.payment_id
                where %s = any(:ids::uuid[]) order by r.id
                """.formatted(column))
                .bind("ids", ids.stream().map(UUID::toString).toArray(String[]::new))
                .map((row, context) -> new Refund(
                        row.getObject("id", UUID.class),
                        row.getObject("order_id", UUID.class),
                        row.getObject("return_id", UUID.class),
                        new Money(row.getLong("amount_minor"), row.getString("currency")),
                        RefundState.valueOf(row.getString("state")),
                        new Asking(row.getInt("asked"), row.getInt("asked_as")),
                        row.getBoolean("by_hand"),
                        row.getString("failure_code"),
                        instant(row.getObject("settled_at", OffsetDateTime.class))))
                .list());
    }

    private static @Nullable Instant instant(@Nullable OffsetDateTime time) {
        return time == null ? null : time.toInstant();
    }

    private static @Nullable String text(@Nullable Object value) {
        return value == null ? null : value.toString();
    }
}
