package org.entrepot.shipping.manifest;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.entrepot.shipping.manifest.ManifestView.OnIt;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.StatementContext;
import org.jspecify.annotations.Nullable;

/** All slips, and what is on them. */
@ApplicationScoped
class Manifests {

    private final Jdbi jdbi;

    Manifests(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    /** Puts what lies in the bin on a slip: as many shipments as fit, the oldest first; none makes no slip. */
    List<OnIt> close(UUID id, String carrier, String location, int most, Instant now, String by) {
        return jdbi.withHandle(sql -> sql.createQuery("""
                with bin as (
                    select id from shipment
                    where state = 'LABELLED' and not held and carrier = :carrier and location = :location
                    order by id limit :most for update skip locked
                ), slip as (
                    insert into manifest (id, carrier, location, state, closed_at, closed_by)
                    select :id, :carrier, :location, 'CLOSED', :now, :by where exists (select from bin)
                ), listed as (
                    update shipment s set state = 'MANIFESTED', manifest_id = :id, version = s.version + 1,
                                          changed_at = :now, changed_by = :by
                    from bin where s.id = bin.id
                    returning s.id, s.order_id
                )
                select l.id as shipment_id, l.order_id, array_agg(p.id order by p.id) as parcels
                from listed l join parcel p on p.shipment_id = l.id group by l.id, l.order_id order by l.id
                """)
                .bind("id", id)
                .bind("carrier", carrier)
                .bind("location", location)
                .bind("most", most)
                .bind("now", now.atOffset(ZoneOffset.UTC))
                .bind("by", by)
                .map(Manifests::onIt)
                .list());
    }

    Optional<ManifestView> find(UUID id) {
        return jdbi.withHandle(sql -> sql.createQuery(
                        "select id, carrier, location, state, closed_at, handed_over_at from manifest where id = :id")
                .bind("id", id)
                .map((row, context) -> view(row, on(id)))
                .findOne());
    }

    /** Those that no carrier has yet, oldest first. */
    List<WaitingSlip> waiting(@Nullable String location, @Nullable UUID after, int most) {
        return jdbi.withHandle(sql -> sql.createQuery("""
                select m.id, m.carrier, m.location, m.state, m.closed_at,
                       (select count(*) from shipment s where s.manifest_id = m.id) as shipments
                from manifest m
                where m.state <> 'HANDED_OVER' and (:location::text is null or m.location = :location)
                  and (:after::uuid is null or m.id > :after)
                order by m.id limit :most
                """)
                .bind("location", location)
                .bind("after", after)
                .bind("most", most)
                .map((row, context) -> new WaitingSlip(
                        row.getObject("id", UUID.class),
                        row.getString("carrier"),
                        row.getString("location"),
                        ManifestState.valueOf(row.getString("state")),
                        row.getObject("closed_at", OffsetDateTime.class).toInstant(),
                        row.getInt("shipments")))
                .list());
    }

    private List<OnIt> on(UUID id) {
        return jdbi.withHandle(
                sql -> sql.createQuery("""
                select s.id as shipment_id, s.order_id, array_agg(p.id order by p.id) as parcels
                from shipment s join parcel p on p.shipment_id = s.id
                where s.manifest_id = :id group by s.id, s.order_id order by s.id
                """).bind("id", id).map(Manifests::onIt).list());
    }

    private static ManifestView view(ResultSet row, List<OnIt> shipments) throws SQLException {
        var handedOverAt = row.getObject("handed_over_at", OffsetDateTime.class);
        return new ManifestView(
                row.getObject("id", UUID.class),
                row.getString("carrier"),
                row.getString("location"),
                ManifestState.valueOf(row.getString("state")),
                row.getObject("closed_at", OffsetDateTime.class).toInstant(),
                handedOverAt == null ? null : handedOverAt.toInstant(),
                shipments);
    }

    private static OnIt onIt(ResultSet row, StatementContext context) throws SQLException {
        return new OnIt(
                row.getObject("shipment_id", UUID.class),
                row.getObject("order_id", UUID.class),
                ids(row.getArray("parcels")));
    }

    private static List<UUID> ids(Array array) throws SQLException {
        return List.of((UUID[]) array.getArray());
    }
}
