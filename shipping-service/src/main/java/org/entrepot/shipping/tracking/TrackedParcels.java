package org.entrepot.shipping.tracking;

import static org.entrepot.kit.sql.Columns.texts;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.entrepot.shipping.parcel.ParcelState;
import org.entrepot.shipping.parcel.Parcels;
import org.entrepot.shipping.shipment.ShipmentState;
import org.entrepot.shipping.tracking.CarrierNews.Update;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.StatementContext;

/** Parcels in the carriers' hands, and all that was heard of them. */
@ApplicationScoped
class TrackedParcels {

    /** The number in force comes first, before those that were given back. */
    private static final String SHIPMENTS_WITH = """
            select p.id, p.shipment_id, s.order_id, p.lines::text as lines, p.state, p.last_seen_at, s.state as shipment,
                   l.carrier, l.tracking_number
            from shipment s join parcel p on p.shipment_id = s.id join label l on l.parcel_id = p.id
            where l.state in ('PURCHASED', 'VOIDING', 'VOIDED') and l.tracking_number is not null and s.id in (%s)
            order by s.id, p.id, l.state = 'PURCHASED' desc
            for update of s, p
            """;

    private final Jdbi jdbi;
    private final Clock clock;

    TrackedParcels(Jdbi jdbi, Clock clock) {
        this.jdbi = jdbi;
        this.clock = clock;
    }

    /**
     * Locks the parcels that these updates are of, and the other parcels of their shipments: whether a shipment is delivered
     * depends on all of them.
     */
    List<TrackedParcel> lockOf(Collection<Update> updates) {
        return jdbi.withHandle(sql -> sql.createQuery(SHIPMENTS_WITH.formatted("""
                        select op.shipment_id
                        from unnest(:carriers::text[], :numbers::text[]) as u (carrier, tracking_number)
                             cross join lateral (select parcel_id from label
                                                 where carrier = u.carrier and tracking_number = u.tracking_number limit 1) ol
                             join parcel op on op.id = ol.parcel_id
                        """))
                .bind("carriers", texts(updates, Update::carrier))
                .bind("numbers", texts(updates, Update::trackingNumber))
                .map(TrackedParcels::parcel)
                .list());
    }

    /** Locks these parcels, and the other parcels of their shipments. */
    List<TrackedParcel> lockAll(Collection<UUID> ids) {
        return jdbi.withHandle(sql -> sql.createQuery(
                        SHIPMENTS_WITH.formatted("select shipment_id from parcel where id = any(:ids::uuid[])"))
                .bind("ids", texts(ids, UUID::toString))
                .map(TrackedParcels::parcel)
                .list());
    }

    /** The keys of those that were heard before, whether they wait or are on record. */
    Set<String> heardBefore(Collection<Word> words) {
        if (words.isEmpty()) return Set.of();
        return new HashSet<>(jdbi.withHandle(sql -> sql.createQuery("""
                select t.carrier || '/' || t.event_id
                from unnest(:carriers::text[], :events::text[]) as u (carrier, event_id)
                     cross join lateral ((select carrier, event_id from tracking_update
                                          where carrier = u.carrier and event_id = u.event_id limit 1)
                                         union all
                                         (select carrier, event_id from early_tracking_update
                                          where carrier = u.carrier and event_id = u.event_id limit 1)) t
                """)
                .bind("carriers", texts(words, Word::carrier))
                .bind("events", texts(words, Word::eventId))
                .mapTo(String.class)
                .list()));
    }

    /** A word, and what became of it. */
    record Heard(Word word, boolean applied) {}

    void note(List<Heard> heard) {
        jdbi.useHandle(sql -> sql.createUpdate("""
                insert into tracking_update (carrier, event_id, parcel_id, status, at, heard_at, applied)
                select * from unnest(:carriers::text[], :events::text[], :parcels::uuid[], :statuses::text[], :at::timestamptz[],
                                     :heardAt::timestamptz[], :applied::boolean[])
                """)
                .bind("carriers", texts(heard, one -> one.word().carrier()))
                .bind("events", texts(heard, one -> one.word().eventId()))
                .bind("parcels", texts(heard, one -> one.word().parcelId()))
                .bind("statuses", texts(heard, one -> one.word().status()))
                .bind("at", texts(heard, one -> one.word().at()))
                .bind("heardAt", texts(heard, one -> one.word().heardAt()))
                .bind("applied", texts(heard, Heard::applied))
                .execute());
    }

    void keep(List<TrackedParcel> moved) {
        jdbi.useHandle(sql -> sql.createUpdate("""
                update parcel p set state = m.state, last_seen_at = m.at
                from unnest(:ids::uuid[], :states::text[], :at::timestamptz[]) as m (id, state, at)
                where p.id = m.id and p.id = any(:ids::uuid[])
                """)
                .bind("ids", texts(moved, parcel -> parcel.box().parcelId().toString()))
                .bind("states", texts(moved, parcel -> parcel.state().name()))
                .bind("at", texts(moved, parcel -> String.valueOf(parcel.lastSeenAt())))
                .execute());
    }

    /** The customer has all of these shipments. */
    void delivered(Collection<UUID> shipmentIds) {
        jdbi.useHandle(sql -> sql.createUpdate("""
                update shipment set state = 'DELIVERED', version = version + 1, changed_at = :now, changed_by = 'carrier'
                where id = any(:ids::uuid[]) and state = 'SHIPPED'
                """)
                .bind("ids", shipmentIds.stream().map(UUID::toString).toArray(String[]::new))
                .bind("now", now())
                .execute());
    }

    private OffsetDateTime now() {
        return clock.instant().atOffset(ZoneOffset.UTC);
    }

    private static TrackedParcel parcel(ResultSet row, StatementContext context) throws SQLException {
        return new TrackedParcel(
                new TrackedParcel.Box(
                        row.getObject("id", UUID.class),
                        row.getObject("shipment_id", UUID.class),
                        row.getObject("order_id", UUID.class),
                        Parcels.lines(row.getString("lines"))),
                row.getString("carrier"),
                row.getString("tracking_number"),
                ShipmentState.valueOf(row.getString("shipment")),
                new TrackedParcel.Position(
                        ParcelState.valueOf(row.getString("state")),
                        instant(row.getObject("last_seen_at", OffsetDateTime.class))));
    }

    private static @org.jspecify.annotations.Nullable Instant instant(
            @org.jspecify.annotations.Nullable OffsetDateTime time) {
        return time == null ? null : time.toInstant();
    }
}
