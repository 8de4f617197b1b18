package org.entrepot.launcher.audit;

import static org.entrepot.launcher.audit.Remedy.NEEDS_A_PERSON;
import static org.entrepot.launcher.audit.Remedy.REPAIRABLE;

import java.util.List;

/** Money: the books add up, and the customer paid for what was shipped and kept, no more and no less. */
final class MoneyInvariants {
    private MoneyInvariants() {}

    static List<Invariant> all() {
        return List.of(
                Invariant.of(
                        "I-07",
                        "the books balance: totals are the sums of their parts, and what is written stays",
                        Question.always(NEEDS_A_PERSON, LINES_DO_NOT_ADD_UP),
                        Question.always(NEEDS_A_PERSON, PAYMENT_DOES_NOT_ADD_UP),
                        Question.always(NEEDS_A_PERSON, NOT_APPEND_ONLY)),
                Invariant.of(
                        "I-08",
                        "money is conserved: captured − refunded = shipped and kept, each capture and refund once",
                        Question.inTheEnd(REPAIRABLE, NOT_WHAT_WAS_SHIPPED_AND_KEPT),
                        Question.always(NEEDS_A_PERSON, TAKEN_TWICE),
                        Question.always(NEEDS_A_PERSON, GIVEN_BACK_TWICE),
                        Question.always(NEEDS_A_PERSON, BY_HAND_AND_NOT_ON_RECORD),
                        Question.always(NEEDS_A_PERSON, BY_HAND_AND_BY_THE_OPERATOR),
                        OperatorsBooks::findings));
    }

    private static final String LINES_DO_NOT_ADD_UP = """
            select o.id, format('order %s: total %s and tax %s, its lines make %s and %s', o.number, o.total_minor, o.tax_minor,
                                coalesce(sum(l.total_minor), 0), coalesce(sum(l.tax_minor), 0))
            from orders.orders o left join orders.order_line l on l.order_id = o.id
            group by o.id
            having o.total_minor <> coalesce(sum(l.total_minor), 0) or o.tax_minor <> coalesce(sum(l.tax_minor), 0)
                or bool_or(l.total_minor <> l.unit_price_minor * l.quantity)
            """;

    /** What people settled is apart from what went through the operator. */
    private static final String PAYMENT_DOES_NOT_ADD_UP = """
            select p.order_id, format('captured %s, by its captures %s; refunded %s, by its refunds %s; by hand captured %s, by its'
                                      || ' captures %s, and refunded %s, by its refunds %s; amount %s, order %s',
                                      p.captured_minor, coalesce(c.taken, 0), p.refunded_minor, coalesce(r.given, 0),
                                      p.captured_by_hand_minor, coalesce(c.by_hand, 0), p.refunded_by_hand_minor,
                                      coalesce(r.by_hand, 0), p.amount_minor, o.total_minor)
            from orders.payment p
            join orders.orders o on o.id = p.order_id
            left join (select payment_id, sum(amount_minor) filter (where not by_hand) as taken,
                              sum(amount_minor) filter (where by_hand) as by_hand
                       from orders.capture where state = 'CAPTURED' group by payment_id) c on c.payment_id = p.id
            left join (select payment_id, sum(amount_minor) filter (where not by_hand) as given,
                              sum(amount_minor) filter (where by_hand) as by_hand
                       from orders.refund where state = 'SETTLED' group by payment_id) r on r.payment_id = p.id
            where p.captured_minor <> coalesce(c.taken, 0) or p.captured_by_hand_minor <> coalesce(c.by_hand, 0)
               or p.refunded_minor <> coalesce(r.given, 0) or p.refunded_by_hand_minor <> coalesce(r.by_hand, 0)
               or p.amount_minor <> o.total_minor or p.currency <> o.currency
            """;

    private static final String NOT_APPEND_ONLY = """
            select book, 'no trigger refuses ' || lower(deed)
            from unnest(array['orders.order_history', 'inventory.movement', 'shipping.shipment_history',
                              'shipping.tracking_update', 'returns.return_step', 'returns.return_unit']) book
            cross join (values ('UPDATE', 16), ('DELETE', 8)) deeds (deed, bit)
            where not exists (select from pg_trigger t
                              where t.tgrelid = book::regclass and not t.tgisinternal and t.tgenabled in ('O', 'A')
                                and t.tgtype & 2 = 2 and t.tgtype & bit = bit)
            """;

    /** Prices are those of the order; what was shipped is shipping's word, what was returned is returns' word. */
    private static final String NOT_WHAT_WAS_SHIPPED_AND_KEPT = """
            with shipped as (
                select s.order_id, sum((u->>'quantity')::bigint * l.unit_price_minor) as worth
                from shipping.shipment s
                join shipping.parcel p on p.shipment_id = s.id
                cross join jsonb_array_elements(p.lines) u
                join orders.order_line l on l.order_id = s.order_id and l.line = (u->>'line')::int
                where s.state in ('SHIPPED', 'DELIVERED') and p.state <> 'CANCELLED'
                group by s.order_id
            ), returned as (
                select order_id, sum(refund_minor) as worth from returns.goods_return where resolution = 'REFUND'
                group by order_id
            ), taken as (
                select order_id, sum(amount_minor) as amount from orders.capture where state = 'CAPTURED' group by order_id
            ), given as (
                select order_id, sum(amount_minor) as amount from orders.refund where state = 'SETTLED' and return_id is not null
                group by order_id
            )
            select o.id, format('order %s: captured %s − refunded %s, shipped %s − returned %s', o.number,
                                coalesce(taken.amount, 0), coalesce(given.amount, 0), coalesce(shipped.worth, 0),
                                coalesce(returned.worth, 0))
            from orders.orders o
            left join shipped on shipped.order_id = o.id
            left join returned on returned.order_id = o.id
            left join taken on taken.order_id = o.id
            left join given on given.order_id = o.id
            where coalesce(taken.amount, 0) <> coalesce(shipped.worth, 0)
               or coalesce(given.amount, 0) <> coalesce(returned.worth, 0)
            """;

    /** Money is settled by hand if and only if somebody put their name, a reference and a reason to it. */
    private static final String BY_HAND_AND_NOT_ON_RECORD = """
            select m.order_id, format('%s %s of %s is %s by hand, and %s', m.what, m.id, m.amount_minor, m.state,
                                      case when m.by_hand then 'nobody put their name to it' else 'somebody says it is' end)
            from (select order_id, id, 'capture' as what, amount_minor, by_hand,
                         case when by_hand then 'settled' else 'not settled' end as state from orders.capture
                  union all
                  select order_id, id, 'refund', amount_minor, by_hand,
                         case when by_hand then 'settled' else 'not settled' end from orders.refund) m
            left join orders.intervention i on i.about = m.id and i.deed = 'SETTLED_BY_HAND'
            where m.by_hand <> (i.id is not null)
            """;

    /** As the operator told it; if it did not, its books show it. */
    private static final String BY_HAND_AND_BY_THE_OPERATOR = """
            select order_id, format('capture %s of %s came by hand, and the payment operator took it as well', id, amount_minor)
            from orders.capture where by_hand and failure_code is not null
            union all
            select order_id, format('refund %s of %s went back by hand, and the payment operator gave it back as well', id,
                                    amount_minor)
            from orders.refund where by_hand and failure_code is not null
            """;

    private static final String TAKEN_TWICE = """
            select order_id, format('parcel %s was captured %s times', parcel_id, count(*))
            from orders.capture group by order_id, parcel_id having count(*) > 1
            """;

    private static final String GIVEN_BACK_TWICE = """
            select order_id, format('return %s was refunded %s times', return_id, count(*))
            from orders.refund where return_id is not null and state <> 'FAILED'
            group by order_id, return_id having count(*) > 1
            """;
}
