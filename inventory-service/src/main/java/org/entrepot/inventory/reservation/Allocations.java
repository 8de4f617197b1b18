package org.entrepot.inventory.reservation;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toList;
import static org.entrepot.kit.sql.Columns.numbers;
import static org.entrepot.kit.sql.Columns.texts;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.entrepot.inventory.stock.Place;
import org.jdbi.v3.core.Handle;

/** The rows of what is set aside; they are locked with their reservation. */
final class Allocations {

    private Allocations() {}

    static void add(Handle sql, Collection<Reservation> reservations) {
        var rows = rowsOf(reservations);
        sql.createUpdate("""
                insert into allocation (reservation_id, line, sku, location, quantity, open)
                select reservation, line, sku, location, quantity, quantity
                from unnest(:reservations::uuid[], :lines::int[], :skus::text[], :locations::text[], :quantities::int[])
                     as a(reservation, line, sku, location, quantity)
                """)
                .bind("reservations", texts(rows, row -> row.reservationId().toString()))
                .bind("lines", numbers(rows, Row::line))
                .bind("skus", texts(rows, Row::sku))
                .bind("locations", texts(rows, Row::location))
                .bind("quantities", numbers(rows, Row::quantity))
                .execute();
    }

    static void keep(Handle sql, Collection<Reservation> changed) {
        var rows = rowsOf(changed);
        sql.createUpdate("""
                update allocation a set open = c.open
                from unnest(:reservations::uuid[], :lines::int[], :locations::text[], :open::int[])
                     as c(reservation, line, location, open)
                where a.reservation_id = c.reservation and a.line = c.line and a.location = c.location and a.open <> c.open
                """)
                .bind("reservations", texts(rows, row -> row.reservationId().toString()))
                .bind("lines", numbers(rows, Row::line))
                .bind("locations", texts(rows, Row::location))
                .bind("open", numbers(rows, Row::open))
                .execute();
    }

    /** The allocations of each of these reservations. */
    static Map<UUID, List<Allocation>> of(Handle sql, Collection<UUID> reservations) {
        return sql
                .createQuery("""
                select reservation_id, line, sku, location, quantity, open from allocation
                where reservation_id = any(:ids::uuid[]) order by reservation_id, line, location
                """)
                .bind("ids", texts(reservations, UUID::toString))
                .map((row, context) -> Row.read(row))
                .stream()
                .collect(groupingBy(Row::reservationId, mapping(Row::allocation, toList())));
    }

    private static List<Row> rowsOf(Collection<Reservation> reservations) {
        return reservations.stream()
                .flatMap(reservation -> reservation.allocations().stream().map(a -> Row.of(reservation.id(), a)))
                .toList();
    }

    private record Row(UUID reservationId, int line, String sku, String location, int quantity, int open) {
        static Row of(UUID reservation, Allocation allocation) {
            return new Row(
                    reservation,
                    allocation.line(),
                    allocation.place().sku(),
                    allocation.place().location(),
                    allocation.quantity(),
                    allocation.open());
        }

        /** By hand: a mapper that looks for the constructor costs more than the row, and a parcel's order has twenty of them. */
        static Row read(ResultSet row) throws SQLException {
            return new Row(
                    row.getObject("reservation_id", UUID.class),
                    row.getInt("line"),
                    row.getString("sku"),
                    row.getString("location"),
                    row.getInt("quantity"),
                    row.getInt("open"));
        }

        Allocation allocation() {
            return new Allocation(line, new Place(sku, location), quantity, open);
        }
    }
}
