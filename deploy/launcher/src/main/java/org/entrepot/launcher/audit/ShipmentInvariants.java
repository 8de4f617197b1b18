package org.entrepot.launcher.audit;

import static org.entrepot.launcher.audit.Remedy.NEEDS_A_PERSON;
import static org.entrepot.launcher.audit.Remedy.REPAIRABLE;

import java.util.List;

/** Shipments: what was set aside leaves once, and nothing else does. */
final class ShipmentInvariants {
    private ShipmentInvariants() {}

    static List<Invariant> all() {
        return List.of(Invariant.of(
                "I-09",
                "one shipment per confirmed allocation: none missing, none twice, none for an ended order",
                Question.inTheEnd(REPAIRABLE, NOT_WHAT_WAS_ALLOCATED),
                Question.inTheEnd(NEEDS_A_PERSON, FOR_THE_ENDED),
                Question.always(NEEDS_A_PERSON, TWICE),
                Question.always(NEEDS_A_PERSON, PARCELS_HOLD_SOMETHING_ELSE)));
    }

    private static final String NOT_WHAT_WAS_ALLOCATED = """
            with wanted as (
                select r.order_id, a.location, a.line, a.quantity
                from inventory.allocation a
                join inventory.reservation r on r.id = a.reservation_id
                join orders.orders o on o.id = r.order_id
                where coalesce(o.held_from, o.state) in ('CONFIRMED', 'PROCESSING', 'COMPLETED')
            ), planned as (
                select s.order_id, s.location, (u->>'line')::int as line, sum((u->>'quantity')::int) as quantity
                from shipping.shipment s, jsonb_array_elements(s.lines) u
                group by s.order_id, s.location, (u->>'line')::int
            )
            select order_id, format('line %s at %s: %s allocated, %s planned to be shipped', line, location,
                                    coalesce(w.quantity, 0), coalesce(p.quantity, 0))
            from wanted w full join planned p using (order_id, location, line)
            where coalesce(w.quantity, 0) <> coalesce(p.quantity, 0)
              and (w.order_id is not null
                   or not exists (select from orders.orders o where o.id = order_id and o.state = 'CANCELLED'))
            """;

    private static final String FOR_THE_ENDED = """
            select o.id, format('order %s is %s, and its shipment %s is %s', o.number, o.state, s.id, s.state)
            from orders.orders o join shipping.shipment s on s.order_id = o.id
            where o.state in ('CANCELLED', 'REJECTED', 'EXPIRED') and s.state <> 'CANCELLED'
            """;

    private static final String TWICE = """
            select order_id, format('%s shipments from %s', count(*), location)
            from shipping.shipment group by order_id, location having count(*) > 1
            """;

    private static final String PARCELS_HOLD_SOMETHING_ELSE = """
            with packed as (
                select p.shipment_id, (u->>'line')::int as line, sum((u->>'quantity')::int) as quantity
                from shipping.parcel p, jsonb_array_elements(p.lines) u where p.state <> 'CANCELLED'
                group by p.shipment_id, (u->>'line')::int
            ), planned as (
                select s.id as shipment_id, (u->>'line')::int as line, sum((u->>'quantity')::int) as quantity
                from shipping.shipment s, jsonb_array_elements(s.lines) u
                where s.state in ('SHIPPED', 'DELIVERED')
                group by s.id, (u->>'line')::int
            )
            select shipment_id, format('line %s: %s planned, %s in its parcels', line, n.quantity, coalesce(k.quantity, 0))
            from planned n left join packed k using (shipment_id, line)
            where n.quantity <> coalesce(k.quantity, 0)
            """;
}
