package org.entrepot.launcher.audit;

import static org.entrepot.launcher.audit.Remedy.NEEDS_A_PERSON;
import static org.entrepot.launcher.audit.Remedy.REPAIRABLE;

import java.util.List;

/** Returns: no more comes back than left, every unit goes somewhere, money goes back once. */
final class ReturnInvariants {
    private ReturnInvariants() {}

    static List<Invariant> all() {
        return List.of(Invariant.of(
                "I-19",
                "returns: received ≤ shipped, dispositions sum to received, refunded once",
                Question.always(NEEDS_A_PERSON, MORE_THAN_WAS_SHIPPED),
                Question.always(NEEDS_A_PERSON, NOT_EVERY_UNIT_HAS_ITS_PLACE),
                Question.inTheEnd(REPAIRABLE, NOT_REFUNDED_ONCE),
                Question.always(NEEDS_A_PERSON, REFUNDED_FOR_NOTHING),
                ReturnInvariants::toldTwice));
    }

    private static List<Finding> toldTwice(Evidence evidence) {
        return evidence.published().tellings().entrySet().stream()
                .filter(telling -> telling.getValue().size() > 1)
                .map(telling -> new Finding(
                        NEEDS_A_PERSON,
                        telling.getKey(),
                        "was told " + telling.getValue().size() + " times: " + telling.getValue()))
                .toList();
    }

    private static final String MORE_THAN_WAS_SHIPPED = """
            with back as (
                select g.order_id, l.line, sum(l.received) as units
                from returns.goods_return g join returns.return_line l on l.return_id = g.id
                group by g.order_id, l.line
            ), gone as (
                select s.order_id, (u->>'line')::int as line, sum((u->>'quantity')::int) as units
                from shipping.shipment s join shipping.parcel p on p.shipment_id = s.id, jsonb_array_elements(p.lines) u
                where s.state in ('SHIPPED', 'DELIVERED') and p.state <> 'CANCELLED'
                group by s.order_id, (u->>'line')::int
            )
            select order_id, format('line %s: %s came back, %s were shipped', line, b.units, coalesce(g.units, 0))
            from back b left join gone g using (order_id, line)
            where b.units > coalesce(g.units, 0)
            """;

    private static final String NOT_EVERY_UNIT_HAS_ITS_PLACE = """
            select g.id, format('line %s: %s received, %s inspected', l.line, l.received, coalesce(sum(u.quantity), 0))
            from returns.goods_return g
            join returns.return_line l on l.return_id = g.id
            left join returns.return_unit u on u.return_id = g.id and u.line = l.line
            where g.state in ('INSPECTED', 'RESOLVED', 'CLOSED')
            group by g.id, l.line, l.received
            having l.received <> coalesce(sum(u.quantity), 0)
            """;

    private static final String NOT_REFUNDED_ONCE = """
            select g.id, format('resolved with a refund of %s; refunds: %s', g.refund_minor,
                                coalesce(string_agg(r.amount_minor || ' ' || r.state, ', '), 'none'))
            from returns.goods_return g left join orders.refund r on r.return_id = g.id and r.state not in ('FAILED', 'REVERSED')
            where g.resolution = 'REFUND'
            group by g.id, g.refund_minor
            having count(r.id) <> 1 or sum(r.amount_minor) <> g.refund_minor
            """;

    private static final String REFUNDED_FOR_NOTHING = """
            select r.id, format('%s was given back for return %s, which gives none', r.amount_minor, r.return_id)
            from orders.refund r left join returns.goods_return g on g.id = r.return_id and g.resolution = 'REFUND'
            where r.return_id is not null and g.id is null
            """;
}
