package org.entrepot.shipping.label;

import static java.util.stream.Collectors.groupingBy;
import static org.entrepot.kit.sql.Columns.numbers;
import static org.entrepot.kit.sql.Columns.texts;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.entrepot.shipping.address.Address;
import org.entrepot.shipping.address.Addresses;
import org.entrepot.shipping.label.LabelOrder.Label;
import org.entrepot.shipping.label.Unlabelled.Boxed;
import org.entrepot.shipping.parcel.Parcel;
import org.entrepot.shipping.parcel.Parcels;
import org.entrepot.shipping.shipment.ShipmentState;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;

/** Labels that are being bought: noted with their shipments before a carrier is asked. */
@ApplicationScoped
class Claims {

    private final Jdbi jdbi;
    private final Clock clock;
    private final Addresses addresses;

    Claims(Jdbi jdbi, Clock clock, Addresses addresses) {
        this.jdbi = jdbi;
        this.clock = clock;
        this.addresses = addresses;
    }

    /** A claim, and who makes it. */
    record Claimed(Unlabelled shipment, String by) {

        Choice choice() {
            return Objects.requireNonNull(shipment.progress().chosen());
        }
    }

    /** A shipment as its row says. */
    private record Row(
            UUID id, UUID orderId, String location, String country, UUID addressId, Unlabelled.Progress progress) {

        Unlabelled with(@Nullable Address address, List<Boxed> boxes) {
            return new Unlabelled(id, orderId, location, country, progress, address, boxes);
        }
    }

    /** Those of these shipments that are there, nobody else's hands on them. */
    Map<UUID, Unlabelled> lock(Collection<UUID> shipmentIds) {
        var rows = rows(shipmentIds);
        var boxes = boxes(rows.stream().map(Row::id).toList());
        var at = addresses.byId(rows.stream().map(Row::addressId).toList());
        var found = new HashMap<UUID, Unlabelled>();
        for (var row : rows)
            found.put(row.id(), row.with(at.get(row.addressId()), boxes.getOrDefault(row.id(), List.of())));
        return found;
    }

    private List<Row> rows(Collection<UUID> shipmentIds) {
        return jdbi.withHandle(sql -> sql.createQuery("""
                select id, order_id, location, country, address_id, state, held, carrier, service
                from shipment where id = any(:ids::uuid[]) order by id for update
                """)
                .bind("ids", shipmentIds.stream().map(UUID::toString).toArray(String[]::new))
                .map((row, context) -> new Row(
                        row.getObject("id", UUID.class),
                        row.getObject("order_id", UUID.class),
                        row.getString("location"),
                        row.getString("country"),
                        row.getObject("address_id", UUID.class),
                        new Unlabelled.Progress(
                                ShipmentState.valueOf(row.getString("state")), row.getBoolean("held"), choice(row))))
                .list());
    }

    private Map<UUID, List<Boxed>> boxes(Collection<UUID> shipmentIds) {
        if (shipmentIds.isEmpty()) return Map.of();
        return jdbi.withHandle(sql -> sql.createQuery("""
                select p.id, p.shipment_id, p.lines::text as lines, p.weight_grams,
                       l.id as label_id, l.state, l.carrier, l.service, l.tracking_number, l.purchased_at is not null as purchased
                from parcel p left join lateral (
                    select id, state, carrier, service, tracking_number, purchased_at from label
                    where parcel_id = p.id and state in ('CLAIMED', 'PURCHASED') limit 1) l on true
                where p.shipment_id = any(:ids::uuid[]) order by p.id
                """)
                .bind("ids", shipmentIds.stream().map(UUID::toString).toArray(String[]::new))
                .map((row, context) -> new Boxed(parcel(row), label(row)))
                .collect(groupingBy(boxed -> boxed.parcel().shipmentId())));
    }

    /** Notes that labels are being bought for all boxes of these shipments, which are locked. */
    void add(List<Claimed> claims) {
        if (claims.isEmpty()) return;
        var boxes = claims.stream()
                .flatMap(claim -> claim.shipment().orders().stream())
                .toList();
        jdbi.useHandle(sql -> sql.createUpdate("""
                with chosen as (
                    update shipment s set carrier = c.carrier, service = c.service, version = s.version + 1,
                                          changed_at = :now, changed_by = c.by
                    from unnest(:ids::uuid[], :carriers::text[], :services::text[], :by::text[]) as c (id, carrier, service, by)
                    where s.id = c.id and s.id = any(:ids::uuid[])
                )
                insert into label (id, parcel_id, state, carrier, service, weight_grams, claimed_at)
                select id, parcel_id, 'CLAIMED', carrier, service, weight_grams, :now
                from unnest(:labels::uuid[], :parcels::uuid[], :label_carriers::text[], :label_services::text[], :weights::int[])
                     as l (id, parcel_id, carrier, service, weight_grams)
                """)
                .bind("ids", texts(claims, claim -> claim.shipment().id().toString()))
                .bind("carriers", texts(claims, claim -> claim.choice().carrier()))
                .bind("services", texts(claims, claim -> claim.choice().service()))
                .bind("by", texts(claims, Claimed::by))
                .bind("labels", texts(boxes, order -> order.label().id().toString()))
                .bind("parcels", texts(boxes, order -> order.box().parcelId().toString()))
                .bind("label_carriers", texts(boxes, order -> order.label().carrier()))
                .bind("label_services", texts(boxes, order -> order.label().service()))
                .bind("weights", numbers(boxes, order -> order.box().weightGrams()))
                .bind("now", clock.instant().atOffset(ZoneOffset.UTC))
                .execute());
    }

    private static @Nullable Choice choice(ResultSet row) throws SQLException {
        var carrier = row.getString("carrier");
        return carrier == null ? null : new Choice(carrier, row.getString("service"));
    }

    private static Parcel parcel(ResultSet row) throws SQLException {
        return new Parcel(
                row.getObject("id", UUID.class),
                row.getObject("shipment_id", UUID.class),
                Parcels.lines(row.getString("lines")),
                row.getObject("weight_grams", Integer.class));
    }

    private static @Nullable Label label(ResultSet row) throws SQLException {
        var id = row.getObject("label_id", UUID.class);
        if (id == null) return null;
        return new Label(
                id,
                LabelState.valueOf(row.getString("state")),
                row.getString("carrier"),
                row.getString("service"),
                row.getString("tracking_number"),
                row.getBoolean("purchased"));
    }
}
