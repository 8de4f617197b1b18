-- What was ordered is never changed and what was shipped arrives as a whole, and both are read only when goods come back. So
-- an order is one row and a parcel is one row, where each line was a row that was written three times.
alter table known_order add column lines jsonb not null default '[]';
update known_order o set lines = l.lines
from (select order_id, jsonb_agg(jsonb_build_object('line', line, 'sku', sku, 'quantity', quantity, 'unitPriceMinor', unit_price_minor)
                                 order by line) as lines
      from known_order_line group by order_id) l
where l.order_id = o.id;
alter table known_order alter column lines drop default;

create table known_parcel (
    id           uuid   primary key,
    order_id     uuid   not null references known_order,
    lines        jsonb  not null,
    weight_grams bigint not null,
    delivered_at timestamptz
);
create index known_parcel_of_order on known_parcel (order_id);

-- Which parcel held which units was not kept: what had arrived is one parcel, what was under way another, with the order's id.
insert into known_parcel (id, order_id, lines, weight_grams, delivered_at)
select gen_random_uuid(), o.id, jsonb_agg(jsonb_build_object('line', l.line, 'quantity', l.delivered)), o.shipped_grams, max(l.delivered_at)
from known_order o join known_order_line l on l.order_id = o.id where l.delivered > 0 group by o.id;
insert into known_parcel (id, order_id, lines, weight_grams)
select o.id, o.id, jsonb_agg(jsonb_build_object('line', l.line, 'quantity', l.shipped - l.delivered)),
       case when exists (select from known_parcel p where p.order_id = o.id) then 0 else o.shipped_grams end
from known_order o join known_order_line l on l.order_id = o.id where l.shipped > l.delivered group by o.id;

alter table known_order drop column shipped_grams;
drop table known_order_line;

-- The same by line, for whoever looks: the audit, and people.
create view known_order_line as
select o.id as order_id, l.line, l.sku, l.quantity, l."unitPriceMinor" as unit_price_minor,
       coalesce(m.shipped, 0) as shipped, coalesce(m.delivered, 0) as delivered, m.delivered_at
from known_order o
cross join jsonb_to_recordset(o.lines) as l(line int, sku text, quantity int, "unitPriceMinor" bigint)
left join (select p.order_id, u.line, sum(u.quantity)::int as shipped,
                  (sum(u.quantity) filter (where p.delivered_at is not null))::int as delivered, max(p.delivered_at) as delivered_at
           from known_parcel p cross join jsonb_to_recordset(p.lines) as u(line int, quantity int)
           group by p.order_id, u.line) m on m.order_id = o.id and m.line = l.line;
