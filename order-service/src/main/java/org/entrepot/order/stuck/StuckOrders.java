package org.entrepot.order.stuck;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.mapper.reflect.ConstructorMapper;
import org.jspecify.annotations.Nullable;

/** Finds the orders that are past a deadline, by what this service knows of them. Held orders wait for a person by name. */
@ApplicationScoped
class StuckOrders {

    /** Each part: the order, what is missing, who owes it, what it is about, since when, and what is known. */
    private static final String ALL = """
            with found (order_id, missing, owed_by, about, since, detail) as (
                select id, 'stock.reserved', 'inventory-service', id, placed_at, 'placed, and inventory has not answered'
                from orders where state = 'PENDING' and stock = 'AWAITED' and placed_at < :reservation
                union all
                select o.id, 'payment.authorized', 'order-service', p.id, p.created_at, 'the payment operator has not answered'
                from orders o join payment p on p.order_id = o.id
                where o.state = 'PENDING' and p.state = 'CREATED' and p.created_at < :authorisation
                union all
                select id, 'order.expired', 'order-service', id, pay_by, 'not paid in time, and not ended'
                from orders where state = 'PENDING' and pay_by < :expiry
                union all
                select o.id, 'shipment.released', 'shipping-service', o.id, c.at,
                       format('%s of %s shipments are released', s.known, o.shipments)
                from orders o
                cross join lateral (select count(*) as known from shipment s where s.order_id = o.id) s
                cross join lateral (select max(at) as at from order_history h
                                    where h.order_id = o.id and h.what in ('order.confirmed', 'order.released')) c
                where o.state in ('CONFIRMED', 'PROCESSING') and o.cancel_asked is null
                  and s.known < o.shipments and c.at < :release
                union all
                select o.id, 'parcel.shipped', 'shipping-service', s.id, c.at, format('the shipment from %s has not left', s.location)
                from orders o
                join shipment s on s.order_id = o.id and s.fate <> 'CANCELLED'
                cross join lateral (select max(at) as at from order_history h
                                    where h.order_id = o.id and h.what in ('shipment.released', 'order.released')) c
                where o.state in ('CONFIRMED', 'PROCESSING') and c.at < :shipping
                  and not exists (select 1 from parcel p where p.shipment_id = s.id)
                union all
                select o.id, 'parcel.delivered', 'shipping-service', p.id, p.shipped_at, 'the parcel has left and has not arrived'
                from orders o join parcel p on p.order_id = o.id
                where o.state in ('CONFIRMED', 'PROCESSING') and p.fate = 'SHIPPED' and p.shipped_at < :delivery
                union all
                select o.id, 'return.resolved', 'returns-service', p.id, p.closed_at,
                       case p.fate when 'LOST' then 'the parcel is lost' else 'the parcel went back to its sender' end
                       || ', and no return settles it'
                from orders o join parcel p on p.order_id = o.id
                where o.state in ('CONFIRMED', 'PROCESSING') and p.fate in ('LOST', 'RETURNED_TO_SENDER')
                  and p.closed_at < :settlement
                  and exists (
                      select 1 from jsonb_to_recordset(p.lines::jsonb) as u(line int)
                      where (select sum(l.quantity) from parcel a
                             cross join lateral jsonb_to_recordset(a.lines::jsonb) as l(line int, quantity int)
                             where a.order_id = o.id and a.fate in ('LOST', 'RETURNED_TO_SENDER') and l.line = u.line)
                          > (select coalesce(sum(l.quantity), 0) from order_return r
                             cross join lateral jsonb_to_recordset(r.lines::jsonb) as l(line int, quantity int)
                             where r.order_id = o.id and r.resolved and l.line = u.line))
                union all
                select order_id, 'payment.captured', 'order-service', id, requested_at,
                       format('the capture is %s%s', state, coalesce(': ' || failure_code, ''))
                from capture where state = 'REQUESTED' and requested_at < :capture or state = 'MANUAL_REQUIRED'
                union all
                select order_id, 'refund.settled', 'order-service', id, requested_at,
                       format('the refund is %s%s', state, coalesce(': ' || failure_code, ''))
                from refund where state in ('REQUESTED', 'PENDING') and requested_at < :refund or state = 'MANUAL_REQUIRED'
                union all
                select o.id, 'shipment.cancelled', 'shipping-service', o.id, c.at, 'shipping was asked to stop the goods'
                from orders o
                cross join lateral (select max(at) as at from order_history h
                                    where h.order_id = o.id and h.what = 'order.cancellation-requested') c
                where o.state in ('CONFIRMED', 'PROCESSING', 'ON_HOLD') and o.cancel_asked is not null and c.at < :cancellation
                  and (select count(*) from shipment s where s.order_id = o.id and s.fate = 'CANCELLED') < o.shipments
            )
            select f.order_id, o.number, o.state, f.missing, f.owed_by, f.about, f.since, f.detail, o.correlation_id
            from found f join orders o on o.id = f.order_id
            where :after::text is null
               or (f.order_id, f.missing, f.about) > (split_part(:after, ' ', 1)::uuid, split_part(:after, ' ', 2),
                                                      split_part(:after, ' ', 3)::uuid)
            order by f.order_id, f.missing, f.about limit :limit
            """;

    private final Jdbi jdbi;
    private final Clock clock;
    private final Deadlines deadlines;

    StuckOrders(Jdbi jdbi, Clock clock, Deadlines deadlines) {
        this.jdbi = jdbi;
        this.clock = clock;
        this.deadlines = deadlines;
    }

    /**
     * What is missing, oldest order first, from after the given place.
     *
     * @param after order, fact and what it is about, with a space between; none for the start
     */
    List<Stuck> list(@Nullable String after, int limit) {
        return jdbi.withHandle(sql -> sql.createQuery(ALL)
                .bind("reservation", before(deadlines.reservation()))
                .bind("authorisation", before(deadlines.authorisation()))
                .bind("expiry", before(deadlines.expiry()))
                .bind("release", before(deadlines.release()))
                .bind("shipping", before(deadlines.shipping()))
                .bind("delivery", before(deadlines.delivery()))
                .bind("settlement", before(deadlines.settlement()))
                .bind("capture", before(deadlines.capture()))
                .bind("refund", before(deadlines.refund()))
                .bind("cancellation", before(deadlines.cancellation()))
                .bind("after", after)
                .bind("limit", limit)
                .map(ConstructorMapper.of(Stuck.class))
                .list());
    }

    static String place(Stuck stuck) {
        return stuck.orderId() + " " + stuck.missing() + " " + stuck.about();
    }

    private OffsetDateTime before(Duration patience) {
        return clock.instant().minus(patience).atOffset(ZoneOffset.UTC);
    }
}
