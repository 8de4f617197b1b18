package org.entrepot.shipping.manifest;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.entrepot.events.shipping.ParcelShipped;
import org.entrepot.kit.problem.NotFound;
import org.entrepot.shipping.parcel.Parcels;
import org.jdbi.v3.core.Jdbi;

/** Slips on their way to the carrier, from the moment in which it is told. */
@ApplicationScoped
class HandOvers {

    private final Jdbi jdbi;

    HandOvers(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    /** @throws NotFound when there is none */
    ManifestState lock(UUID id) {
        return jdbi.withHandle(sql -> sql.createQuery("select state from manifest where id = :id for update")
                .bind("id", id)
                .mapTo(ManifestState.class)
                .findOne()
                .orElseThrow(() -> new NotFound("manifest")));
    }

    /**
     * Its carrier is being told; says whether that was still to be done.
     *
     * @throws NotFound when there is none
     */
    boolean handingOver(UUID id) {
        var begun = jdbi.withHandle(sql -> sql.createUpdate(
                        "update manifest set state = 'HANDING_OVER' where id = :id and state <> 'HANDED_OVER'")
                .bind("id", id)
                .execute());
        if (begun == 0) lock(id);
        return begun > 0;
    }

    /** Those of these that no carrier has yet. */
    Set<UUID> notHandedOver(List<UUID> ids) {
        return Set.copyOf(jdbi.withHandle(sql -> sql.createQuery(
                        "select id from manifest where id = any(:ids::uuid[]) and state <> 'HANDED_OVER'")
                .bind("ids", ids.stream().map(UUID::toString).toArray(String[]::new))
                .mapTo(UUID.class)
                .list()));
    }

    /** What the carrier is told, always in the same order. */
    List<Told> told(UUID id) {
        return jdbi.withHandle(sql -> sql.createQuery("""
                select m.carrier, l.tracking_number
                from manifest m join shipment s on s.manifest_id = m.id join parcel p on p.shipment_id = s.id
                     join label l on l.parcel_id = p.id and l.state = 'PURCHASED'
                where m.id = :id order by p.id
                """)
                .bind("id", id)
                .map((row, context) -> new Told(row.getString("carrier"), row.getString("tracking_number")))
                .list());
    }

    /** One parcel, as its carrier knows it. */
    record Told(String carrier, String trackingNumber) {}

    /**
     * Locks every shipment of the orders on the slip, so that of two slips with parts of one order the second one sees what
     * the first one took; gives the orders of which some shipment neither left before nor leaves now.
     */
    Set<UUID> ordersThatStayOpen(UUID id) {
        return Set.copyOf(jdbi.withHandle(
                sql -> sql.createQuery("""
                with part as (
                    select id, order_id, state, manifest_id from shipment
                    where order_id in (select order_id from shipment where manifest_id = :id)
                    order by id for update
                )
                select distinct order_id from part
                where manifest_id is distinct from :id and state not in ('SHIPPED', 'DELIVERED', 'CANCELLED')
                """).bind("id", id).mapTo(UUID.class).list()));
    }

    /** The carrier has it: what is on the slip is shipped. */
    void handedOver(UUID id, Instant now, String by) {
        jdbi.useHandle(sql -> sql.createUpdate("""
                with slip as (
                    update manifest set state = 'HANDED_OVER', handed_over_at = :now where id = :id
                )
                update shipment set state = 'SHIPPED', version = version + 1, changed_at = :now, changed_by = :by
                where manifest_id = :id and state = 'MANIFESTED'
                """)
                .bind("id", id)
                .bind("now", now.atOffset(ZoneOffset.UTC))
                .bind("by", by)
                .execute());
    }

    /** What is told of each parcel on the slip; the last of an order is told so, unless the order stays open. */
    List<ParcelShipped> shipped(UUID id, Set<UUID> openOrders) {
        return jdbi.withHandle(sql -> sql.createQuery("""
                select s.order_id, s.id as shipment_id, p.id, l.carrier, l.service, l.tracking_number, l.tracking_url,
                       p.weight_grams, l.promised_on, p.lines::text as lines,
                       row_number() over (partition by s.order_id order by p.id desc) = 1 as last
                from shipment s join parcel p on p.shipment_id = s.id
                     join label l on l.parcel_id = p.id and l.state = 'PURCHASED'
                where s.manifest_id = :id order by p.id
                """)
                .bind("id", id)
                .map((row, context) -> shipped(row, openOrders))
                .list());
    }

    private static ParcelShipped shipped(ResultSet row, Set<UUID> openOrders) throws SQLException {
        var orderId = row.getObject("order_id", UUID.class);
        return new ParcelShipped(
                orderId,
                row.getObject("shipment_id", UUID.class),
                row.getObject("id", UUID.class),
                row.getString("carrier"),
                row.getString("service"),
                row.getString("tracking_number"),
                row.getString("tracking_url"),
                row.getInt("weight_grams"),
                row.getObject("promised_on", LocalDate.class),
                Parcels.lines(row.getString("lines")),
                row.getBoolean("last") && !openOrders.contains(orderId));
    }
}
