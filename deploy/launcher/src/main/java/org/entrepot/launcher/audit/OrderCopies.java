package org.entrepot.launcher.audit;

/** What returns and customer services keep of orders. */
final class OrderCopies {
    private OrderCopies() {}

    static final String OF_RETURNS = """
            select coalesce(o.id, k.id), format('order %s is known to returns as %s', o.number, k.number)
            from orders.orders o full join returns.known_order k on k.id = o.id
            where (o.number, o.customer_id, o.channel, o.country, o.currency)
                  is distinct from (k.number, k.customer_id, k.channel, k.country, k.currency)
            """;

    static final String LINES_OF_RETURNS = """
            with moved as (
                select s.order_id, (u->>'line')::int as line, sum((u->>'quantity')::int) as shipped,
                       coalesce(sum((u->>'quantity')::int) filter (where p.state = 'DELIVERED'), 0) as delivered
                from shipping.shipment s join shipping.parcel p on p.shipment_id = s.id cross join jsonb_array_elements(p.lines) u
                where s.state in ('SHIPPED', 'DELIVERED') and p.state <> 'CANCELLED'
                group by s.order_id, (u->>'line')::int
            )
            select order_id, format('line %s: %s × %s, %s shipped, %s delivered; known to returns as %s × %s, %s shipped, %s delivered',
                                    line, l.quantity, l.sku, coalesce(m.shipped, 0), coalesce(m.delivered, 0), k.quantity, k.sku,
                                    k.shipped, k.delivered)
            from orders.order_line l full join returns.known_order_line k using (order_id, line)
            left join moved m using (order_id, line)
            where (l.sku, l.quantity, l.unit_price_minor, coalesce(m.shipped, 0), coalesce(m.delivered, 0))
                  is distinct from (k.sku, k.quantity, k.unit_price_minor, k.shipped, k.delivered)
            """;

    static final String OF_CUSTOMERS = """
            select coalesce(o.id, k.id), format('order %s over %s is known to customers as %s over %s', o.number, o.total_minor,
                                                k.number, k.total_minor)
            from orders.orders o full join customers.known_order k on k.id = o.id
            where (o.number, o.customer_id, o.total_minor, o.currency)
                  is distinct from (k.number, k.customer_id, k.total_minor, k.currency)
            """;
}
