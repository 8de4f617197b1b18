-- What one location sends to one order's address. The lines never change after it is written.
create table shipment (
    id          uuid        primary key,
    order_id    uuid        not null,
    location    text        not null,
    address_id  uuid        not null,
    country     text        not null,
    lines       jsonb       not null,
    state       text        not null check (state in ('PENDING', 'RELEASED', 'PICKED', 'PACKED', 'LABELLED',
                                                      'MANIFESTED', 'SHIPPED', 'DELIVERED', 'CANCELLED')),
    held        boolean     not null default false,
    carrier     text,
    service     text,
    manifest_id uuid,
    version     bigint      not null default 1,
    created_at  timestamptz not null,
    changed_at  timestamptz not null,
    changed_by  text        not null,
    unique (order_id, location),
    check ((carrier is null) = (service is null)),
    check (state in ('PENDING', 'RELEASED', 'PICKED', 'PACKED', 'CANCELLED') or carrier is not null),
    check ((manifest_id is not null) = (state in ('MANIFESTED', 'SHIPPED', 'DELIVERED'))),
    check (not held or state not in ('MANIFESTED', 'SHIPPED', 'DELIVERED', 'CANCELLED'))
) with (fillfactor = 70);
create index shipment_list on shipment (location, state, id);
create index shipment_by_state on shipment (state, id);
create index shipment_in_bin on shipment (carrier, location, id) where state = 'LABELLED' and not held;
create index shipment_on_manifest on shipment (manifest_id) where manifest_id is not null;

-- Orders that stand still; one may be held before it is confirmed, when there is no shipment to hold yet.
create table held_order (
    order_id uuid        primary key,
    reason   text        not null,
    held_at  timestamptz not null
);

-- What lies in one box. From the hand-over on, its state is the carrier's word.
create table parcel (
    id           uuid        primary key,
    shipment_id  uuid        not null references shipment,
    lines        jsonb       not null,
    weight_grams int         check (weight_grams > 0),
    state        text        not null check (state in ('PRE_TRANSIT', 'PICKED_UP', 'IN_TRANSIT', 'OUT_FOR_DELIVERY', 'DELIVERED',
                                                       'READY_FOR_PICKUP', 'ON_HOLD', 'DELAYED', 'DELIVERY_FAILED',
                                                       'RETURN_TO_SENDER', 'LOST', 'CANCELLED')),
    last_seen_at timestamptz,
    created_at   timestamptz not null
) with (fillfactor = 70);
create index parcel_of_shipment on parcel (shipment_id);

-- A label is claimed before the carrier is asked for it, so that no lost answer and no crash buys a second one: its id is
-- the Idempotency-Key of the purchase.
create table label (
    id              uuid        primary key,
    parcel_id       uuid        not null references parcel,
    state           text        not null check (state in ('CLAIMED', 'PURCHASED', 'REFUSED', 'VOIDING', 'VOIDED')),
    carrier         text        not null,
    service         text        not null,
    tracking_number text,
    tracking_url    text,
    cost_minor      bigint      check (cost_minor >= 0),
    cost_currency   text,
    promised_on     date,
    reason          text,
    claimed_at      timestamptz not null,
    purchased_at    timestamptz,
    settled_at      timestamptz,
    check (state <> 'PURCHASED' or (tracking_number is not null and tracking_url is not null and cost_minor is not null
                                    and cost_currency is not null and promised_on is not null and purchased_at is not null))
) with (fillfactor = 70);
create unique index label_in_force on label (parcel_id) where state in ('CLAIMED', 'PURCHASED');
create unique index label_by_tracking_number on label (carrier, tracking_number) where tracking_number is not null;

-- The slip of all parcels that the carrier takes along.
create table manifest (
    id             uuid        primary key,
    carrier        text        not null,
    location       text        not null,
    state          text        not null check (state in ('CLOSED', 'HANDING_OVER', 'HANDED_OVER')),
    closed_at      timestamptz not null,
    closed_by      text        not null,
    handed_over_at timestamptz,
    check ((state = 'HANDED_OVER') = (handed_over_at is not null))
);
alter table shipment add constraint shipment_on_a_manifest foreign key (manifest_id) references manifest;

-- All that carriers said of our parcels, in the order in which we heard it; also what came late and moved nothing.
create table tracking_update (
    carrier   text        not null,
    event_id  text        not null,
    parcel_id uuid        not null references parcel,
    status    text        not null,
    at        timestamptz not null,
    heard_at  timestamptz not null,
    applied   boolean     not null,
    primary key (carrier, event_id)
);
create index tracking_of_parcel on tracking_update (parcel_id, at);

-- Where parcels go: our copy of what customer-service keeps. An address never changes; a new one has a new id.
create table address (
    id         uuid        primary key,
    recipient  text        not null,
    lines      text[]      not null check (cardinality(lines) > 0),
    postcode   text        not null,
    city       text        not null,
    region     text,
    country    text        not null,
    fetched_at timestamptz not null
);

-- What a packer must know of a product: our copy of what catalog-service says.
create table product_variant (
    sku          text primary key,
    product_id   uuid not null,
    names        jsonb not null,
    barcode      text,
    weight_grams int  not null,
    length_mm    int  not null,
    width_mm     int  not null,
    height_mm    int  not null
);
create index variant_by_barcode on product_variant (barcode) where barcode is not null;

-- Every state that a shipment ever had. Written by the database, so that no statement can forget it; append-only.
create table shipment_history (
    shipment_id uuid        not null references shipment,
    version     bigint      not null,
    state       text        not null,
    at          timestamptz not null,
    by          text        not null,
    primary key (shipment_id, version)
);

create function shipments_are_born() returns trigger language plpgsql as $$
begin
    insert into shipment_history (shipment_id, version, state, at, by)
    select id, version, state, changed_at, changed_by from now_there;
    return null;
end $$;
create trigger shipment_is_born after insert on shipment
    referencing new table as now_there for each statement execute function shipments_are_born();

create function shipments_move() returns trigger language plpgsql as $$
begin
    insert into shipment_history (shipment_id, version, state, at, by)
    select n.id, n.version, n.state, n.changed_at, n.changed_by
    from now_there n join before o on o.id = n.id where o.state <> n.state;
    return null;
end $$;
create trigger shipment_moves after update on shipment
    referencing old table as before new table as now_there for each statement execute function shipments_move();

create function history_stays() returns trigger language plpgsql as $$
begin
    raise exception '% is append-only', tg_table_name;
end $$;
create trigger history_stays before update or delete on shipment_history
    for each statement execute function history_stays();
create trigger history_stays before update or delete on tracking_update
    for each statement execute function history_stays();

select platform.publish_outbox('shipping.outbox');
