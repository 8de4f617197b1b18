package org.entrepot.shipping.label;

import static java.util.stream.Collectors.toMap;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.entrepot.shipping.address.Addresses;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.StatementContext;

/** All labels: being bought, bought, given back. */
@ApplicationScoped
class Labels {

    private static final String ADDRESS = """
            a.id as a_id, a.recipient as a_recipient, a.lines as a_lines, a.postcode as a_postcode, a.city as a_city,
            a.region as a_region, a.country as a_country
            """;

    private static final String ORDERS = """
            select l.id, l.state, l.carrier, l.service, l.tracking_number, l.purchased_at is not null as purchased, p.id as parcel_id,
                   coalesce(l.weight_grams, p.weight_grams) as weight_grams, s.id as shipment_id, s.order_id, s.location,
            """ + ADDRESS + """
            from label l join parcel p on p.id = l.parcel_id join shipment s on s.id = p.shipment_id
                 join address a on a.id = s.address_id
            """;

    private final Jdbi jdbi;
    private final Clock clock;

    Labels(Jdbi jdbi, Clock clock) {
        this.jdbi = jdbi;
        this.clock = clock;
    }

    Optional<LabelOrder> order(UUID labelId) {
        return jdbi.withHandle(sql -> sql.createQuery(ORDERS + " where l.id = :id")
                .bind("id", labelId)
                .map(Labels::order)
                .findOne());
    }

    /** Keeps that the carrier said no, so that another choice can be made; says whether the label was still claimed. */
    boolean refused(LabelOrder order, String reason) {
        return jdbi.withHandle(sql -> sql.createUpdate("""
                with refused as (
                    update label set state = 'REFUSED', reason = :reason, settled_at = :now
                    where id = :label and state = 'CLAIMED' returning parcel_id
                )
                update shipment set carrier = null, service = null, version = version + 1
                where id = :shipment and exists (select from refused)
                """)
                        .bind("label", order.label().id())
                        .bind("shipment", order.box().shipmentId())
                        .bind("reason", reason)
                        .bind("now", now())
                        .execute())
                > 0;
    }

    /** Those in force of these shipments are given back from now on; gives their ids and orders. */
    Map<UUID, UUID> voidOf(Collection<UUID> shipmentIds) {
        return jdbi.withHandle(sql -> sql.createQuery("""
                update label l set state = 'VOIDING'
                from parcel p join shipment s on s.id = p.shipment_id
                where p.id = l.parcel_id and s.id = any(:shipments::uuid[]) and l.state in ('CLAIMED', 'PURCHASED')
                returning l.id, s.order_id
                """)
                .bind("shipments", shipmentIds.stream().map(UUID::toString).toArray(String[]::new))
                .setMapKeyColumn("id")
                .setMapValueColumn("order_id")
                .collectInto(new org.jdbi.v3.core.generic.GenericType<Map<UUID, UUID>>() {}));
    }

    /** It is given back; says whether that was still to be done. */
    boolean voided(UUID labelId) {
        return jdbi.withHandle(sql -> sql.createUpdate(
                                "update label set state = 'VOIDED', settled_at = :now where id = :id and state = 'VOIDING'")
                        .bind("id", labelId)
                        .bind("now", now())
                        .execute())
                > 0;
    }

    /** What is printed on the label of this parcel, if one was bought and is in force. */
    Optional<LabelSheet> sheet(UUID parcelId) {
        return Optional.ofNullable(sheets(List.of(parcelId)).get(parcelId));
    }

    /** What is printed on the labels of those of these parcels that have one in force, by parcel. */
    Map<UUID, LabelSheet> sheets(Collection<UUID> parcelIds) {
        return jdbi.withHandle(sql -> sql.createQuery("""
                select p.id, l.carrier, l.service, l.tracking_number, l.promised_on, p.weight_grams, s.location, s.order_id,
                       n.boxes, n.nth,
                """ + ADDRESS + """
                from label l join parcel p on p.id = l.parcel_id join shipment s on s.id = p.shipment_id
                     join address a on a.id = s.address_id
                     cross join lateral (select count(*) as boxes, count(*) filter (where o.id <= p.id) as nth
                                         from parcel o where o.shipment_id = p.shipment_id) n
                where p.id = any(:ids::uuid[]) and l.state = 'PURCHASED'
                """)
                .bind("ids", parcelIds.stream().map(UUID::toString).toArray(String[]::new))
                .map((row, context) -> Map.entry(row.getObject("id", UUID.class), sheet(row)))
                .collect(toMap(Map.Entry::getKey, Map.Entry::getValue)));
    }

    private static LabelSheet sheet(ResultSet row) throws SQLException {
        return new LabelSheet(
                row.getString("carrier"),
                row.getString("service"),
                row.getString("tracking_number"),
                row.getObject("promised_on", LocalDate.class),
                row.getInt("weight_grams"),
                row.getString("location"),
                row.getObject("order_id", UUID.class),
                row.getInt("nth"),
                row.getInt("boxes"),
                Addresses.of(row, "a_"));
    }

    private OffsetDateTime now() {
        return clock.instant().atOffset(ZoneOffset.UTC);
    }

    private static LabelOrder order(ResultSet row, StatementContext context) throws SQLException {
        return new LabelOrder(
                new LabelOrder.Label(
                        row.getObject("id", UUID.class),
                        LabelState.valueOf(row.getString("state")),
                        row.getString("carrier"),
                        row.getString("service"),
                        row.getString("tracking_number"),
                        row.getBoolean("purchased")),
                new LabelOrder.Box(
                        row.getObject("parcel_id", UUID.class),
                        row.getObject("shipment_id", UUID.class),
                        row.getObject("order_id", UUID.class),
                        row.getString("location"),
                        row.getInt("weight_grams")),
                Addresses.of(row, "a_"));
    }
}
