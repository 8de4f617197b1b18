package org.entrepot.launcher.audit;

import static org.entrepot.launcher.audit.Remedy.NEEDS_A_PERSON;
import static org.entrepot.launcher.audit.Remedy.REPAIRABLE;

import java.util.List;
import java.util.stream.Collectors;
import org.entrepot.launcher.platform.Schemas;

/** Orders: none lost, none invented, none without an end. */
final class OrderInvariants {
    private OrderInvariants() {}

    static List<Invariant> all() {
        return List.of(
                Invariant.of(
                        "I-01",
                        "no acknowledged order is lost: what clients remember is in the books, with the same content",
                        Remembered::lost),
                Invariant.of(
                        "I-02",
                        "no order is there twice or out of nothing: one order per client and Idempotency-Key",
                        Remembered::doubled,
                        Question.always(NEEDS_A_PERSON, WITHOUT_A_KEY),
                        Question.always(NEEDS_A_PERSON, UNDER_TWO_KEYS),
                        Question.always(NEEDS_A_PERSON, PROMISED_AND_NOT_THERE)),
                Invariant.of(
                        "I-06",
                        "every order has one end: its history is a path of its states, and it does not stand still",
                        Question.always(NEEDS_A_PERSON, NO_PATH),
                        Question.always(NEEDS_A_PERSON, NOT_WHERE_ITS_HISTORY_ENDS),
                        Question.always(REPAIRABLE, OVERDUE),
                        Question.inTheEnd(REPAIRABLE, ANSWERED_BUT_WAITING),
                        Question.inTheEnd(REPAIRABLE, DELIVERED_BUT_OPEN),
                        Question.always(NEEDS_A_PERSON, GIVEN_UP)));
    }

    private static final String WITHOUT_A_KEY = """
            select o.id, 'order ' || o.number || ' was placed without an Idempotency-Key'
            from orders.orders o left join orders.idempotency_key k on k.location = '/orders/' || o.id
            where k.key is null
              and o.placed_at >= (select min(created_at) from orders.idempotency_key where location like '/orders/%')
            """;

    private static final String UNDER_TWO_KEYS = """
            select location, 'one order under ' || count(*) || ' keys: ' || string_agg(key, ', ')
            from orders.idempotency_key where location like '/orders/%' group by location having count(*) > 1
            """;

    private static final String PROMISED_AND_NOT_THERE = """
            select k.key, 'was answered with ' || k.location || ', and there is no such order'
            from orders.idempotency_key k left join orders.orders o on '/orders/' || o.id = k.location
            where k.location like '/orders/%' and o.id is null
            """;

    private static final String NO_PATH = """
            with step as (
                select *, lag(version) over w as version_before, lag(to_state) over w as state_before
                from orders.order_history window w as (partition by order_id order by version)
            ), allowed (from_state, to_state) as (values
                ('PENDING', 'CONFIRMED'), ('PENDING', 'ON_HOLD'), ('PENDING', 'REJECTED'), ('PENDING', 'EXPIRED'),
                ('PENDING', 'CANCELLED'), ('CONFIRMED', 'PROCESSING'), ('CONFIRMED', 'ON_HOLD'), ('CONFIRMED', 'CANCELLED'),
                ('PROCESSING', 'ON_HOLD'), ('PROCESSING', 'COMPLETED'), ('PROCESSING', 'CANCELLED'), ('ON_HOLD', 'PENDING'),
                ('ON_HOLD', 'CONFIRMED'), ('ON_HOLD', 'PROCESSING'), ('ON_HOLD', 'CANCELLED'))
            select order_id, format('step %s, %s, goes from %s to %s%s', version, what, from_state, to_state,
                                    coalesce(' after ' || state_before, ''))
            from step s
            where version <> coalesce(version_before + 1, 1)
               or from_state <> coalesce(state_before, 'PENDING')
               or (from_state <> to_state
                   and not exists (select from allowed a where a.from_state = s.from_state and a.to_state = s.to_state))
            """;

    private static final String NOT_WHERE_ITS_HISTORY_ENDS = """
            select o.id, format('is %s, but its history ends with %s', o.state, coalesce(h.to_state, 'nothing'))
            from orders.orders o
            left join lateral (select to_state from orders.order_history h where h.order_id = o.id
                               order by version desc limit 1) h on true
            where h.to_state is distinct from o.state
            """;

    private static final String OVERDUE = """
            select id, 'order ' || number || ' should have been paid by ' || pay_by || ' and still waits'
            from orders.orders where state = 'PENDING' and pay_by < now() - interval '1 minute'
            """;

    /** The pattern of a fact that came back before its cause was visible: heard, without effect. */
    private static final String ANSWERED_BUT_WAITING = """
            select o.id, format('order %s waits for stock, and its reservation is %s', o.number, r.state)
            from orders.orders o join inventory.reservation r on r.order_id = o.id
            where o.state = 'PENDING' and o.stock = 'AWAITED'
            union all
            select o.id, format('order %s is pending, its stock set aside and its payment %s', o.number, p.state)
            from orders.orders o join orders.payment p on p.order_id = o.id
            where o.state = 'PENDING' and o.stock = 'RESERVED' and p.state not in ('CREATED', 'REQUIRES_ACTION')
            union all
            select o.id, format('order %s was placed, and inventory knows nothing of it', o.number)
            from orders.orders o left join inventory.reservation r on r.order_id = o.id
            where o.state = 'PENDING' and r.id is null
            """;

    private static final String DELIVERED_BUT_OPEN = """
            select o.id, format('all parcels of order %s are delivered, and it is %s', o.number, o.state)
            from orders.orders o
            where o.state in ('CONFIRMED', 'PROCESSING')
              and exists (select from shipping.shipment s where s.order_id = o.id and s.state = 'DELIVERED')
              and not exists (select from shipping.shipment s where s.order_id = o.id
                              and s.state not in ('DELIVERED', 'CANCELLED'))
            """;

    private static final String GIVEN_UP =
            Schemas.all().stream().map("""
            select subject, '%1$s gave up the errand ' || kind || ' after ' || attempts || ' attempts: ' || coalesce(last_error, '')
            from %1$s.errand where state = 'GIVEN_UP'
            """::formatted).collect(Collectors.joining(" union all "));
}
