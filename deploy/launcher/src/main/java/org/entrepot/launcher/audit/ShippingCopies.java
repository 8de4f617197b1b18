package org.entrepot.launcher.audit;

/** What others keep of shipping's data, and shipping of addresses. */
final class ShippingCopies {
    private ShippingCopies() {}

    static final String SHIPMENTS = """
            select coalesce(s.order_id, o.order_id), format('shipment %s is %s, known to orders as %s', coalesce(s.id, o.id), s.state,
                                                            o.fate)
            from shipping.shipment s full join orders.shipment o on o.id = s.id
            where s.id is null or o.id is null and s.state <> 'PENDING'
               or o.id is not null and (s.order_id <> o.order_id or (s.state = 'CANCELLED') <> (o.fate = 'CANCELLED'))
            """;

    /** Inventory hears of a shipment when it is released to the warehouse. */
    static final String PLACES = """
            select coalesce(s.order_id, i.order_id), format('shipment %s leaves from %s, by inventory from %s', coalesce(s.id, i.id),
                                                            s.location, i.location)
            from shipping.shipment s full join inventory.shipment i on i.id = s.id
            where s.id is null or i.id is null and s.state not in ('PENDING', 'CANCELLED')
               or i.id is not null and (s.order_id, s.location) <> (i.order_id, i.location)
            """;

    static final String PARCELS = """
            with gone as (
                select p.id, s.order_id, case p.state when 'DELIVERED' then 'DELIVERED' when 'LOST' then 'LOST'
                           when 'RETURN_TO_SENDER' then 'RETURNED_TO_SENDER' else 'SHIPPED' end as fate
                from shipping.shipment s join shipping.parcel p on p.shipment_id = s.id
                where s.state in ('SHIPPED', 'DELIVERED') and p.state <> 'CANCELLED'
            )
            select coalesce(g.order_id, o.order_id), format('parcel %s is %s, known to orders as %s', coalesce(g.id, o.id), g.fate, o.fate)
            from gone g full join orders.parcel o on o.id = g.id
            where (g.order_id, g.fate) is distinct from (o.order_id, o.fate)
            """;

    static final String ADDRESSES = """
            select s.id, 'the address that shipping keeps is not the customer''s'
            from shipping.address s left join customers.address c on c.id = s.id
            where (s.recipient, s.lines, s.postcode, s.city, s.region, s.country)
                  is distinct from (c.recipient, c.lines, c.postcode, c.city, c.region, c.country)
            """;
}
