create table tally (
    order_id uuid primary key,
    heard    text[] not null default '{}',
    note     text   not null default ''
);
select platform.publish_outbox('orders.outbox');
