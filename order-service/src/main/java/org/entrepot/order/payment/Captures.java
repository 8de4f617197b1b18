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

/** Captures as they are kept; one per parcel. Whoever changes one holds the lock of its order. */
@ApplicationScoped
public class Captures {

    private final Jdbi jdbi;

    Captures(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    /** The captures for these parcels, by parcel. */
    public Map<UUID, Capture> forParcels(Collection<UUID> parcels) {
        var captures = new HashMap<UUID, Capture>();
        read("c.parcel_id", parcels).forEach(capture -> captures.put(capture.parcelId(), capture));
        return captures;
    }

    public List<Capture> ofOrder(UUID order) {
        return read("c.order_id", List.of(order));
    }

    /** Those that are asked for again count from now on. */
    public void keep(Collection<Capture> captures, Instant now) {
        if (captures.isEmpty()) return;
        var rows = List.copyOf(captures);
        jdbi.useHandle(sql -> sql.createUpdate("""
                insert into capture (id, payment_id, order_id, parcel_id, amount_minor, state, failure_code, requested_at,
                                     settled_at, asked, asked_as, by_hand)
                select n.id, p.id, n.order_id, n.parcel, n.amount, n.state, n.failure, :now, n.settled_at,
                       n.asked, n.asked_as, n.by_hand
                from unnest(:ids::uuid[], :orders::uuid[], :parcels::uuid[], :amounts::bigint[], :states::text[],
                            :failures::text[], :settledAts::timestamptz[], :asked::int[], :askedAs::int[], :byHand::boolean[])
                     as n(id, order_id, parcel, amount, state, failure, settled_at, asked, asked_as, by_hand)
                join payment p on p.order_id = n.order_id
                on conflict (id) do update set state = excluded.state, failure_code = excluded.failure_code,
                                               settled_at = excluded.settled_at, asked = excluded.asked,
                                               asked_as = excluded.asked_as, by_hand = excluded.by_hand,
                                               requested_at = case when capture.state = 'MANUAL_REQUIRED'
                                                                    and excluded.state = 'REQUESTED'
                                                                   then excluded.requested_at
                                                                   else capture.requested_at end
                """)
                .bind("now", now)
                .bind("ids", texts(rows, capture -> capture.id().toString()))
                .bind("orders", texts(rows, capture -> capture.orderId().toString()))
                .bind("parcels", texts(rows, capture -> capture.parcelId().toString()))
                .bind(
                        "amounts",
                        rows.stream().map(capture -> capture.amount().minor()).toArray(Long[]::new))
                .bind("states", texts(rows, capture -> capture.state().name()))
                .bind("failures", texts(rows, Capture::failureCode))
                .bind("settledAts", texts(rows, capture -> text(capture.settledAt())))
                .bind("asked", numbers(rows, capture -> capture.asking().number()))
                .bind("askedAs", numbers(rows, capture -> capture.asking().as()))
                .bind("byHand", texts(rows, Capture::byHand))
                .execute());
    }

    private List<Capture> read(String column, Collection<UUID> ids) {
        return jdbi.withHandle(sql -> sql.createQuery("""
                select c.*, p.currency from capture c join payment p on p.id = c.payment_id
                where %s = any(:ids::uuid[]) order by c.id
                """.formatted(column))
                .bind("ids", ids.stream().map(UUID::toString).toArray(String[]::new))
                .map((row, context) -> new Capture(
                        row.getObject("id", UUID.class),
                        row.getObject("order_id", UUID.class),
                        row.getObject("parcel_id", UUID.class),
                        new Money(row.getLong("amount_minor"), row.getString("currency")),
                        CaptureState.valueOf(row.getString("state")),
                        new Asking(row.getInt("asked"), row.getInt("asked_as")),
                        row.getBoolean("by_hand"),
                        row.getString("failure_code"),
                        instant(row.getObject("settled_at", OffsetDateTime.class))))
                .list());
    }

    private static @Nullable Instant instant(@Nullable OffsetDateTime time) {
        return time == null ? null : time.toInstant();
    }

    private static @Nullable String text(@Nullable Instant instant) {
        return instant == null ? null : instant.toString();
    }
}
