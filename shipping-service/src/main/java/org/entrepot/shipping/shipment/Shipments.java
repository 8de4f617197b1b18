package org.entrepot.shipping.shipment;

import static java.util.stream.Collectors.toMap;
import static org.entrepot.kit.sql.Columns.texts;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import org.entrepot.kit.Wire;
import org.entrepot.shipping.parcel.Parcels;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.StatementContext;
import org.jspecify.annotations.Nullable;

/** All shipments. Whoever locks several does so in the order of their ids, so nobody waits in a ring. */
@ApplicationScoped
public class Shipments {

    private static final String SELECT = """
            select id, order_id, location, address_id, country, lines::text as lines, state, held, carrier, service, manifest_id, version
            from shipment
            """;

    private final Jdbi jdbi;
    private final Clock clock;

    Shipments(Jdbi jdbi, Clock clock) {
        this.jdbi = jdbi;
        this.clock = clock;
    }

    /** Writes those that are not there yet; gives their ids. */
    Set<UUID> add(List<Shipment> shipments, String by) {
        return new HashSet<>(jdbi.withHandle(sql -> sql.createQuery("""
                insert into shipment (id, order_id, location, address_id, country, lines, state, held,
                                      created_at, changed_at, changed_by)
                select id, order_id, location, address_id, country, lines, state, held, :now, :now, :by
                from unnest(:ids::uuid[], :orders::uuid[], :locations::text[], :addresses::uuid[], :countries::text[],
                            :lines::jsonb[], :states::text[], :held::boolean[])
                     as s (id, order_id, location, address_id, country, lines, state, held)
                on conflict (order_id, location) do nothing
                returning id
                """)
                .bind("ids", texts(shipments, shipment -> shipment.id().toString()))
                .bind("orders", texts(shipments, shipment -> shipment.orderId().toString()))
                .bind("locations", texts(shipments, Shipment::location))
                .bind(
                        "addresses",
                        texts(shipments, s -> s.destination().addressId().toString()))
                .bind(
                        "countries",
                        texts(shipments, shipment -> shipment.destination().country()))
                .bind("lines", texts(shipments, shipment -> Wire.write(shipment.lines())))
                .bind("states", texts(shipments, shipment -> shipment.state().name()))
                .bind("held", texts(shipments, shipment -> Boolean.toString(shipment.isHeld())))
                .bind("now", now())
                .bind("by", by)
                .mapTo(UUID.class)
                .list()));
    }

    /** Those of these that are there, nobody else's hands on them. */
    public Map<UUID, Shipment> lockAll(Collection<UUID> ids) {
        return jdbi.withHandle(sql -> sql.createQuery(SELECT + " where id = any(:ids::uuid[]) order by id for update")
                .bind("ids", ids.stream().map(UUID::toString).toArray(String[]::new))
                .map(Shipments::shipment)
                .collect(toMap(Shipment::id, Function.identity())));
    }

    /** All shipments of these orders, nobody else's hands on them. */
    public List<Shipment> lockOf(Collection<UUID> orderIds) {
        return jdbi.withHandle(
                sql -> sql.createQuery(SELECT + " where order_id = any(:orders::uuid[]) order by id for update")
                        .bind("orders", orderIds.stream().map(UUID::toString).toArray(String[]::new))
                        .map(Shipments::shipment)
                        .list());
    }

    Optional<Shipment> find(UUID id) {
        return jdbi.withHandle(sql -> sql.createQuery(SELECT + " where id = :id")
                .bind("id", id)
                .map(Shipments::shipment)
                .findOne());
    }

    /** From the given place on, in the order in which they were planned. */
    List<Shipment> list(@Nullable ShipmentState state, @Nullable String location, @Nullable UUID after, int most) {
        return jdbi.withHandle(sql -> sql.createQuery(SELECT + " where true"
                        + (state == null ? "" : " and state = :state")
                        + (location == null ? "" : " and location = :location")
                        + (after == null ? "" : " and id > :after")
                        + " order by id limit :most")
                .bind("most", most)
                .bindMap(given(state, location, after))
                .map(Shipments::shipment)
                .list());
    }

    /** Keeps how far these came; they were locked before. */
    public void keepAll(List<Shipment> shipments, String by) {
        keepEach(shipments, each -> by);
    }

    /**
     * As {@link #keepAll}, each by whom it was moved. The ids are said twice, so that the rows are found by them however
     * small the table was when this was planned.
     */
    public void keepEach(List<Shipment> shipments, Function<Shipment, String> by) {
        if (shipments.isEmpty()) return;
        jdbi.useHandle(sql -> sql.createUpdate("""
                update shipment s
                set state = n.state, held = n.held, version = s.version + 1, changed_at = :now, changed_by = n.by
                from unnest(:ids::uuid[], :states::text[], :held::boolean[], :by::text[]) as n (id, state, held, by)
                where s.id = n.id and s.id = any(:ids::uuid[])
                """)
                .bind("ids", texts(shipments, shipment -> shipment.id().toString()))
                .bind("states", texts(shipments, shipment -> shipment.state().name()))
                .bind("held", texts(shipments, shipment -> Boolean.toString(shipment.isHeld())))
                .bind("by", texts(shipments, by))
                .bind("now", now())
                .execute());
    }

    private OffsetDateTime now() {
        return clock.instant().atOffset(ZoneOffset.UTC);
    }

    private static Map<String, Object> given(
            @Nullable ShipmentState state, @Nullable String location, @Nullable UUID after) {
        var given = new java.util.HashMap<String, Object>();
        if (state != null) given.put("state", state.name());
        if (location != null) given.put("location", location);
        if (after != null) given.put("after", after);
        return given;
    }

    private static Shipment shipment(ResultSet row, StatementContext context) throws SQLException {
        return new Shipment(
                row.getObject("id", UUID.class),
                row.getObject("order_id", UUID.class),
                row.getString("location"),
                new Shipment.Destination(row.getObject("address_id", UUID.class), row.getString("country")),
                Parcels.lines(row.getString("lines")),
                new Shipment.Progress(
                        ShipmentState.valueOf(row.getString("state")),
                        row.getBoolean("held"),
                        row.getString("carrier"),
                        row.getString("service"),
                        row.getObject("manifest_id", UUID.class)),
                row.getLong("version"));
    }
}
