package org.entrepot.shipping.parcel;

import static java.util.stream.Collectors.groupingBy;
import static org.entrepot.kit.sql.Columns.texts;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.entrepot.events.shipping.ShippingEvent.Line;
import org.entrepot.kit.Wire;
import org.jdbi.v3.core.Jdbi;

/** All boxes. */
@ApplicationScoped
public class Parcels {

    private final Jdbi jdbi;
    private final Clock clock;

    Parcels(Jdbi jdbi, Clock clock) {
        this.jdbi = jdbi;
        this.clock = clock;
    }

    public void add(List<Parcel> parcels) {
        if (parcels.isEmpty()) return;
        jdbi.useHandle(sql -> sql.createUpdate("""
                insert into parcel (id, shipment_id, lines, weight_grams, state, created_at)
                select id, shipment_id, lines, weight_grams, 'PRE_TRANSIT', :now
                from unnest(:ids::uuid[], :shipments::uuid[], :lines::jsonb[], :weights::int[])
                     as p (id, shipment_id, lines, weight_grams)
                """)
                .bind("ids", parcels.stream().map(p -> p.id().toString()).toArray(String[]::new))
                .bind(
                        "shipments",
                        parcels.stream().map(p -> p.shipmentId().toString()).toArray(String[]::new))
                .bind("lines", parcels.stream().map(p -> Wire.write(p.lines())).toArray(String[]::new))
                .bind("weights", parcels.stream().map(Parcel::weightGrams).toArray(Integer[]::new))
                .bind("now", clock.instant().atOffset(ZoneOffset.UTC))
                .execute());
    }

    /** The boxes of these shipments, by shipment, in the order in which they were packed. */
    public Map<UUID, List<Parcel>> of(Collection<UUID> shipmentIds) {
        if (shipmentIds.isEmpty()) return Map.of();
        return jdbi.withHandle(sql -> sql.createQuery("""
                select id, shipment_id, lines::text as lines, weight_grams from parcel
                where shipment_id = any(:ids::uuid[]) order by id
                """)
                .bind("ids", texts(shipmentIds, UUID::toString))
                .map((row, context) -> new Parcel(
                        row.getObject("id", UUID.class),
                        row.getObject("shipment_id", UUID.class),
                        lines(row.getString("lines")),
                        row.getObject("weight_grams", Integer.class)))
                .collect(groupingBy(Parcel::shipmentId)));
    }

    public Optional<UUID> shipmentOf(UUID parcelId) {
        return jdbi.withHandle(sql -> sql.createQuery("select shipment_id from parcel where id = :id")
                .bind("id", parcelId)
                .mapTo(UUID.class)
                .findOne());
    }

    /** Keeps what these boxes weigh, in grams. */
    public void weigh(Map<UUID, Integer> weights) {
        if (weights.isEmpty()) return;
        jdbi.useHandle(sql -> sql.createUpdate("""
                update parcel p set weight_grams = w.grams
                from unnest(:ids::uuid[], :grams::int[]) as w (id, grams) where p.id = w.id and p.id = any(:ids::uuid[])
                """)
                .bind("ids", texts(weights.keySet(), UUID::toString))
                .bind("grams", weights.values().toArray(Integer[]::new))
                .execute());
    }

    /** The boxes of these shipments will not leave. */
    public void cancelOf(Collection<UUID> shipmentIds) {
        jdbi.useHandle(sql -> sql.createUpdate(
                        "update parcel set state = 'CANCELLED' where shipment_id = any(:ids::uuid[]) and state = 'PRE_TRANSIT'")
                .bind("ids", texts(shipmentIds, UUID::toString))
                .execute());
    }

    /** The boxes of these shipments as they are shown, by shipment. */
    public Map<UUID, List<ParcelView>> viewsOf(Collection<UUID> shipmentIds) {
        if (shipmentIds.isEmpty()) return Map.of();
        return jdbi.withHandle(sql -> sql
                .createQuery(ParcelView.SELECT + " where p.shipment_id = any(:ids::uuid[]) order by p.id")
                .bind("ids", texts(shipmentIds, UUID::toString))
                .map(ParcelView::of)
                .stream()
                .collect(groupingBy(ParcelView::shipmentId, LinkedHashMap::new, Collectors.toList())));
    }

    Optional<ParcelView> view(UUID parcelId) {
        return jdbi.withHandle(sql -> sql.createQuery(ParcelView.SELECT + " where p.id = :id")
                .bind("id", parcelId)
                .map(ParcelView::of)
                .findOne());
    }

    List<ParcelView.Seen> seen(UUID parcelId) {
        return jdbi.withHandle(sql -> sql.createQuery("""
                select status, at, heard_at, event_id, applied from tracking_update where parcel_id = :id
                union all
                select status, at, heard_at, event_id, false from early_tracking_update where parcel_id = :id
                order by at, heard_at, event_id
                """)
                .bind("id", parcelId)
                .map((row, context) -> new ParcelView.Seen(
                        row.getString("status"),
                        row.getObject("at", java.time.OffsetDateTime.class).toInstant(),
                        row.getBoolean("applied")))
                .list());
    }

    /** Lines as they are kept: JSON text. */
    public static List<Line> lines(String json) {
        return List.of(Wire.read(json, Line[].class));
    }
}
