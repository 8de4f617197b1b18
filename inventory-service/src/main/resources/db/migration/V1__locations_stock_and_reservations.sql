-- Where stock lies. The kind decides whether it may be sold on the web (see sells_on_web); it never changes.
create table location (
    code       text        primary key check (code ~ '^[A-Z0-9][A-Z0-9_-]{0,31}$'),
    name       text        not null,
    kind       text        not null check (kind in ('WAREHOUSE', 'STORE')),
    version    bigint      not null default 1,
    created_at timestamptz not null default now()
);
insert into location (code, name, kind) values ('MAIN', 'Main warehouse', 'WAREHOUSE');

-- Our own copy of the catalogue: how each SKU is fulfilled, and whether it is on sale.
create table product (
    sku        text    primary key,
    product_id uuid    not null,
    mode       text    not null,
    listed     boolean not null
);
create index product_by_id on product (product_id);

-- Units of one SKU at one location. reserved lies on the shelf but belongs to orders; quarantined is not for sale and
-- not part of on_hand. Room in each page keeps the updates of hot rows in place.
create table stock (
    sku         text not null,
    location    text not null references location,
    on_hand     int  not null default 0 check (on_hand >= 0),
    reserved    int  not null default 0 check (reserved >= 0),
    quarantined int  not null default 0 check (quarantined >= 0),
    primary key (sku, location),
    constraint never_oversold check (reserved <= on_hand)
) with (fillfactor = 60);

-- Whether units at such a location may be sold on the web: the stores' share in pooled stock only. What a supplier would
-- ship is sold from our warehouses too, as far as some lies there.
create function sells_on_web(kind text, mode text) returns boolean language sql immutable
return kind = 'WAREHOUSE' or coalesce(mode, '') = 'POOLED';

-- Every unit that came or went. Append-only: what was wrong is corrected by another movement.
create table movement (
    id        uuid        primary key,
    sku       text        not null,
    location  text        not null,
    bucket    text        not null check (bucket in ('SELLABLE', 'QUARANTINE')),
    delta     int         not null check (delta <> 0),
    reason    text        not null,
    reference text,
    actor     text,
    order_id  uuid,
    line      int,
    parcel_id uuid,
    return_id uuid,
    moved_at  timestamptz not null,
    foreign key (sku, location) references stock (sku, location)
);
create index movement_by_sku on movement (sku, id);
create index movement_by_place on movement (sku, location, bucket);

-- One parcel takes the units of a line from a location once, whatever is told twice.
create unique index movement_once_per_parcel on movement (parcel_id, line, sku, location) where parcel_id is not null;

create function movements_stay() returns trigger language plpgsql as $$
begin
    raise exception 'a movement is never changed or deleted; correct it by another one' using errcode = 'restrict_violation';
end $$;
create trigger movements_stay before update or delete on movement for each row execute function movements_stay();
create trigger movements_are_not_emptied before truncate on movement for each statement execute function movements_stay();

-- What was set aside, one per order.
create table reservation (
    id         uuid        primary key,
    order_id   uuid        not null unique,
    state      text        not null check (state in ('RESERVED', 'REJECTED', 'COMMITTED', 'CONSUMED', 'RELEASED', 'EXPIRED')),
    held_until timestamptz,
    made_at    timestamptz not null default now(),
    changed_at timestamptz not null default now(),
    check (state = 'REJECTED' or held_until is not null)
) with (fillfactor = 70);
create index reservation_due on reservation (held_until) where state = 'RESERVED';

-- Units of an order line at the location that must ship them; open units are those that are still held.
create table allocation (
    reservation_id uuid not null references reservation,
    line           int  not null,
    sku            text not null,
    location       text not null,
    quantity       int  not null check (quantity > 0),
    open           int  not null check (open between 0 and quantity),
    primary key (reservation_id, line, location)
) with (fillfactor = 70);
create index allocation_open on allocation (sku, location) where open > 0;

-- Which location each shipment leaves from, as shipping told; a parcel does not say it again.
create table shipment (
    id       uuid primary key,
    order_id uuid not null,
    location text not null
);

select platform.publish_outbox('inventory.outbox');
