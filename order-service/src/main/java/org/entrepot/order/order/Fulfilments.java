package org.entrepot.order.order;

import static org.entrepot.kit.sql.Columns.texts;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import org.entrepot.kit.Wire;
import org.entrepot.order.order.Fulfilment.Parcel;
import org.entrepot.order.order.Fulfilment.ParcelFate;
import org.entrepot.order.order.Fulfilment.Return;
import org.entrepot.order.order.Fulfilment.Shipment;
import org.entrepot.order.order.Fulfilment.ShipmentFate;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;

/** Shipments, parcels and returns of orders. */
@ApplicationScoped
public class Fulfilments {

    private final Jdbi jdbi;

    Fulfilments(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    /** What is known of the goods of these orders, by order; every order that was asked for is there. */
    public Map<UUID, Fulfilment> of(Collection<UUID> orders) {
        var parts = new HashMap<UUID, Parts>();
        orders.forEach(order -> parts.put(order, new Parts()));
        if (!orders.isEmpty()) jdbi.useHandle(sql -> read(sql, orders, parts));
        var found = new HashMap<UUID, Fulfilment>();
        parts.forEach((order, its) -> found.put(order, new Fulfilment(its.shipments, its.parcels, its.returns)));
        return found;
    }

    /** Writes what changed, in one statement per kind. */
    public void keep(Map<UUID, Fulfilment> byOrder) {
        keepShipments(changed(byOrder, Fulfilment::changedShipments));
        keepParcels(changed(byOrder, Fulfilment::changedParcels));
        keepReturns(changed(byOrder, Fulfilment::changedReturns));
    }

    private static final class Parts {
        final List<Shipment> shipments = new ArrayList<>();
        final List<Parcel> parcels = new ArrayList<>();
        final List<Return> returns = new ArrayList<>();
    }

    private record Kept<T>(UUID order, T part) {}

    private static void read(Handle sql, Collection<UUID> orders, Map<UUID, Parts> parts) {
        sql.createQuery("""
                select order_id, id, 'shipment' as kind, lines, fate, location, null::uuid as shipment_id,
                       null::timestamptz as shipped_at, null::timestamptz as closed_at
                from shipment where order_id = any(:orders::uuid[])
                union all
                select order_id, id, 'parcel', lines, fate, null, shipment_id, shipped_at, closed_at
                from parcel where order_id = any(:orders::uuid[])
                union all
                select order_id, id, 'return', lines, case when resolved then 'RESOLVED' else 'RECEIVED' end, null, null,
                       null, null
                from order_return where order_id = any(:orders::uuid[])
                order by id
                """)
                .bind("orders", orders.stream().map(UUID::toString).toArray(String[]::new))
                .map((row, context) -> add(row, parts.get(row.getObject("order_id", UUID.class))))
                .list();
    }

    private static boolean add(ResultSet row, Parts parts) throws SQLException {
        var id = row.getObject("id", UUID.class);
        var lines = units(row.getString("lines"));
        var fate = row.getString("fate");
        return switch (row.getString("kind")) {
            case "shipment" ->
                parts.shipments.add(new Shipment(id, row.getString("location"), lines, ShipmentFate.valueOf(fate)));
            case "parcel" ->
                parts.parcels.add(new Parcel(
                        id,
                        row.getObject("shipment_id", UUID.class),
                        lines,
                        ParcelFate.valueOf(fate),
                        row.getObject("shipped_at", OffsetDateTime.class).toInstant(),
                        instant(row.getObject("closed_at", OffsetDateTime.class))));
            default -> parts.returns.add(new Return(id, lines, fate.equals("RESOLVED")));
        };
    }

    private void keepShipments(List<Kept<Shipment>> shipments) {
        if (shipments.isEmpty()) return;
        jdbi.useHandle(sql -> sql.createUpdate("""
                insert into shipment (id, order_id, location, lines, fate)
                select * from unnest(:ids::uuid[], :orders::uuid[], :locations::text[], :lines::text[], :fates::text[])
                on conflict (id) do update set fate = excluded.fate, lines = excluded.lines, location = excluded.location
                """)
                .bind("ids", texts(shipments, kept -> kept.part().id().toString()))
                .bind("orders", texts(shipments, kept -> kept.order().toString()))
                .bind("locations", texts(shipments, kept -> kept.part().location()))
                .bind("lines", texts(shipments, kept -> Wire.write(kept.part().lines())))
                .bind("fates", texts(shipments, kept -> kept.part().fate().name()))
                .execute());
    }

    private void keepParcels(List<Kept<Parcel>> parcels) {
        if (parcels.isEmpty()) return;
        jdbi.useHandle(sql -> sql.createUpdate("""
                insert into parcel (id, order_id, shipment_id, lines, fate, shipped_at, closed_at)
                select * from unnest(:ids::uuid[], :orders::uuid[], :shipments::uuid[], :lines::text[], :fates::text[],
                                     :shippedAts::timestamptz[], :closedAts::timestamptz[])
                on conflict (id) do update set fate = excluded.fate, closed_at = excluded.closed_at
                """)
                .bind("ids", texts(parcels, kept -> kept.part().id().toString()))
                .bind("orders", texts(parcels, kept -> kept.order().toString()))
                .bind(
                        "shipments",
                        texts(parcels, kept -> kept.part().shipmentId().toString()))
                .bind("lines", texts(parcels, kept -> Wire.write(kept.part().lines())))
                .bind("fates", texts(parcels, kept -> kept.part().fate().name()))
                .bind(
                        "shippedAts",
                        texts(parcels, kept -> kept.part().shippedAt().toString()))
                .bind("closedAts", texts(parcels, kept -> text(kept.part().closedAt())))
                .execute());
    }

    private void keepReturns(List<Kept<Return>> returns) {
        if (returns.isEmpty()) return;
        jdbi.useHandle(sql -> sql.createUpdate("""
                insert into order_return (id, order_id, lines, resolved)
                select * from unnest(:ids::uuid[], :orders::uuid[], :lines::text[], :resolved::boolean[])
                on conflict (id) do update set lines = excluded.lines, resolved = excluded.resolved
                """)
                .bind("ids", texts(returns, kept -> kept.part().id().toString()))
                .bind("orders", texts(returns, kept -> kept.order().toString()))
                .bind("lines", texts(returns, kept -> Wire.write(kept.part().lines())))
                .bind(
                        "resolved",
                        texts(returns, kept -> String.valueOf(kept.part().resolved())))
                .execute());
    }

    private static <T> List<Kept<T>> changed(Map<UUID, Fulfilment> byOrder, Function<Fulfilment, List<T>> part) {
        return byOrder.entrySet().stream()
                .flatMap(entry -> part.apply(entry.getValue()).stream().map(one -> new Kept<>(entry.getKey(), one)))
                .toList();
    }

    private static List<Units> units(String json) {
        return Arrays.asList(Wire.read(json, Units[].class));
    }

    private static @Nullable Instant instant(@Nullable OffsetDateTime time) {
        return time == null ? null : time.toInstant();
    }

    private static @Nullable String text(@Nullable Instant instant) {
        return instant == null ? null : instant.toString();
    }
}
