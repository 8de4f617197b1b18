package org.entrepot.launcher.audit;

import static org.entrepot.launcher.audit.Remedy.NEEDS_A_PERSON;
import static org.entrepot.launcher.audit.Remedy.REPAIRABLE;

import java.util.List;

/** Stock: never sold twice, never lost from the books, set aside in full or not at all. */
final class StockInvariants {
    private StockInvariants() {}

    static List<Invariant> all() {
        return List.of(
                Invariant.of(
                        "I-03",
                        "nothing is oversold: reserved = units held for orders, and never more than lies on the shelf",
                        Question.always(NEEDS_A_PERSON, UNGUARDED),
                        Question.always(NEEDS_A_PERSON, OVERSOLD),
                        Question.always(NEEDS_A_PERSON, RESERVED_FOR_NOBODY)),
                Invariant.of(
                        "I-04",
                        "stock is conserved: what came less what went is what lies there",
                        Question.always(NEEDS_A_PERSON, NOT_IN_THE_BOOKS),
                        Question.inTheEnd(REPAIRABLE, LEFT_AND_NOT_BOOKED)),
                Invariant.of(
                        "I-05",
                        "allocation is complete: confirmed orders have every unit, ended ones none",
                        Question.inTheEnd(NEEDS_A_PERSON, NOT_ALLOCATED_IN_FULL),
                        Question.inTheEnd(REPAIRABLE, HELD_FOR_THE_ENDED),
                        Question.always(NEEDS_A_PERSON, HELD_BY_THE_CLOSED),
                        Question.inTheEnd(NEEDS_A_PERSON, HELD_FOR_NO_ORDER)));
    }

    private static final String UNGUARDED = """
            select 'inventory.stock', 'no constraint of the table says ' || rule
            from unnest(array['reserved <= on_hand', 'on_hand >= 0', 'reserved >= 0']) rule
            where not exists (select from pg_constraint c
                              where c.conrelid = 'inventory.stock'::regclass and c.contype = 'c' and c.convalidated
                                and pg_get_constraintdef(c.oid) like '%' || rule || '%')
            """;

    private static final String OVERSOLD = """
            select sku || ' at ' || location, format('%s on the shelf, %s of them reserved', on_hand, reserved)
            from inventory.stock where on_hand < 0 or reserved < 0 or reserved > on_hand
            """;

    private static final String RESERVED_FOR_NOBODY = """
            select sku || ' at ' || location,
                   format('%s reserved, %s held for orders', coalesce(s.reserved, 0), coalesce(a.units, 0))
            from inventory.stock s
            full join (select sku, location, sum(open) as units from inventory.allocation where open > 0
                       group by sku, location) a using (sku, location)
            where coalesce(s.reserved, 0) <> coalesce(a.units, 0)
            """;

    private static final String NOT_IN_THE_BOOKS = """
            select sku || ' at ' || location,
                   format('%s on the shelf and %s in quarantine, by the books %s and %s', coalesce(s.on_hand, 0),
                          coalesce(s.quarantined, 0), coalesce(m.sellable, 0), coalesce(m.quarantine, 0))
            from inventory.stock s
            full join (select sku, location, sum(delta) filter (where bucket = 'SELLABLE') as sellable,
                              sum(delta) filter (where bucket = 'QUARANTINE') as quarantine
                       from inventory.movement group by sku, location) m using (sku, location)
            where coalesce(s.on_hand, 0) <> coalesce(m.sellable, 0) or coalesce(s.quarantined, 0) <> coalesce(m.quarantine, 0)
            """;

    private static final String LEFT_AND_NOT_BOOKED = """
            with left_us as (
                select p.id as parcel_id, (u->>'line')::int as line, sum((u->>'quantity')::int) as units
                from shipping.shipment s join shipping.parcel p on p.shipment_id = s.id, jsonb_array_elements(p.lines) u
                where s.state in ('SHIPPED', 'DELIVERED') and p.state <> 'CANCELLED'
                group by p.id, (u->>'line')::int
            ), booked as (
                select parcel_id, line, -sum(delta) as units from inventory.movement where reason = 'SHIPPED'
                group by parcel_id, line
            )
            select parcel_id, format('line %s: %s units left in the parcel, %s were booked', line, coalesce(l.units, 0),
                                     coalesce(b.units, 0))
            from left_us l full join booked b using (parcel_id, line)
            where coalesce(l.units, 0) <> coalesce(b.units, 0)
            """;

    private static final String NOT_ALLOCATED_IN_FULL = """
            select o.id, format('order %s is %s; line %s wants %s, %s are allocated (reservation %s)', o.number, o.state, l.line,
                                l.quantity, coalesce(sum(a.quantity), 0), coalesce(min(r.state), 'missing'))
            from orders.orders o
            join orders.order_line l on l.order_id = o.id
            left join inventory.reservation r on r.order_id = o.id
            left join inventory.allocation a on a.reservation_id = r.id and a.line = l.line and a.sku = l.sku
            where coalesce(o.held_from, o.state) in ('CONFIRMED', 'PROCESSING', 'COMPLETED')
            group by o.id, l.line, l.quantity
            having coalesce(sum(a.quantity), 0) <> l.quantity
                or coalesce(bool_or(r.state not in ('COMMITTED', 'CONSUMED')), true)
            """;

    private static final String HELD_FOR_THE_ENDED = """
            select o.id, format('order %s is %s, and %s units are still held for it', o.number, o.state, sum(a.open))
            from orders.orders o
            join inventory.reservation r on r.order_id = o.id
            join inventory.allocation a on a.reservation_id = r.id
            where o.state in ('CANCELLED', 'REJECTED', 'EXPIRED') and a.open > 0
            group by o.id
            """;

    private static final String HELD_BY_THE_CLOSED = """
            select r.order_id, format('its reservation is %s and holds %s units of %s', r.state, a.open, a.sku)
            from inventory.reservation r join inventory.allocation a on a.reservation_id = r.id
            where r.state not in ('RESERVED', 'COMMITTED') and a.open > 0
            """;

    private static final String HELD_FOR_NO_ORDER = """
            select r.order_id, 'stock is set aside for an order that does not exist'
            from inventory.reservation r left join orders.orders o on o.id = r.order_id where o.id is null
            """;
}
