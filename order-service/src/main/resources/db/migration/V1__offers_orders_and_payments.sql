-- What is on sale, as catalog-service last said it: prices include tax.
create table offer (
    sku         text    primary key,
    product_id  uuid    not null,
    price_minor bigint  not null check (price_minor >= 0),
    currency    text    not null,
    tax_class   text    not null,
    on_sale     boolean not null
);
create index offer_by_product on offer (product_id);

create sequence order_number start 100001;

-- One row per order. Its lock orders everything that happens to the order and to its money.
create table orders (
    id             uuid        primary key,
    number         text        not null unique default 'E' || nextval('order_number'),
    owner          text        not null,
    customer_id    uuid        not null,
    address_id     uuid        not null,
    guest          boolean     not null,
    language       text        not null,
    country        text        not null,
    channel        text        not null,
    units          int         not null check (units > 0),
    currency       text        not null,
    total_minor    bigint      not null check (total_minor > 0),
    tax_minor      bigint      not null check (tax_minor between 0 and total_minor),
    placed_at      timestamptz not null,
    pay_by         timestamptz not null,
    correlation_id text        not null,
    traceparent    text        not null,
    -- The means of payment, for as long as the operator has not decided.
    payment_token  text,
    state          text        not null check (state in ('PENDING', 'CONFIRMED', 'PROCESSING', 'ON_HOLD', 'COMPLETED',
                                                         'REJECTED', 'EXPIRED', 'CANCELLED')),
    held_from      text        check (held_from in ('PENDING', 'CONFIRMED', 'PROCESSING')),
    hold_reason    text,
    stock          text        not null check (stock in ('AWAITED', 'RESERVED', 'REFUSED', 'LAPSED')),
    shipments      int         not null default 0,
    cancel_asked   text,
    ended_why      text,
    version        int         not null check (version > 0),
    check ((state = 'ON_HOLD') = (held_from is not null)),
    check ((state = 'ON_HOLD') = (hold_reason is not null))
) with (fillfactor = 70);
create index orders_of_owner on orders (owner, id);
create index orders_unpaid on orders (pay_by) where state = 'PENDING';
create index orders_held on orders (id) where state = 'ON_HOLD';

-- What was ordered, at the price of that moment. Written with its order by one statement, never changed: how far a line
-- has come is derived from shipments, parcels and returns.
create table order_line (
    order_id         uuid   not null,
    line             int    not null check (line > 0),
    sku              text   not null,
    product_id       uuid   not null,
    quantity         int    not null check (quantity between 1 and 999),
    unit_price_minor bigint not null check (unit_price_minor >= 0),
    tax_minor        bigint not null check (tax_minor between 0 and total_minor),
    total_minor      bigint not null check (total_minor = unit_price_minor * quantity),
    primary key (order_id, line)
);

-- Which location ships which units, as inventory-service set them aside (JSON).
create table allocation (
    order_id       uuid primary key,
    reservation_id uuid not null,
    lines          text not null
);

create table shipment (
    id       uuid primary key,
    order_id uuid not null,
    location text,
    lines    text not null,
    fate     text not null check (fate in ('RELEASED', 'CANCELLED', 'NOT_CANCELLED'))
);
create index shipment_of_order on shipment (order_id);

create table parcel (
    id          uuid        primary key,
    order_id    uuid        not null,
    shipment_id uuid        not null,
    lines       text        not null,
    fate        text        not null check (fate in ('SHIPPED', 'DELIVERED', 'LOST', 'RETURNED_TO_SENDER')),
    shipped_at  timestamptz not null,
    closed_at   timestamptz
);
create index parcel_of_order on parcel (order_id);

create table order_return (
    id       uuid    primary key,
    order_id uuid    not null,
    lines    text    not null,
    resolved boolean not null
);
create index return_of_order on order_return (order_id);

-- Everything that happened to an order, in order; where from and to differ, its state moved.
create table order_history (
    order_id   uuid        not null,
    version    int         not null,
    what       text        not null,
    from_state text        not null,
    to_state   text        not null,
    reason     text,
    actor      text,
    at         timestamptz not null,
    primary key (order_id, version)
);

create function refuse_to_rewrite_history() returns trigger language plpgsql as $$
begin
    raise exception '% is append-only', tg_table_name;
end $$;
create trigger append_only before update or delete or truncate on order_history
    for each statement execute function refuse_to_rewrite_history();

-- The customer's promise to pay, and what became of it. Asked-for sums count from the moment they are decided, so that
-- two parcels or two returns can never ask for the same money.
create table payment (
    id                  uuid        primary key,
    order_id            uuid        not null unique,
    state               text        not null check (state in ('CREATED', 'REQUIRES_ACTION', 'AUTHORIZED',
                            'PARTIALLY_CAPTURED', 'CAPTURED', 'PARTIALLY_REFUNDED', 'REFUNDED', 'DECLINED', 'VOIDED',
                            'AUTH_EXPIRED', 'CHARGED_BACK')),
    currency            text        not null,
    amount_minor        bigint      not null check (amount_minor > 0),
    authorised_minor    bigint      not null default 0 check (authorised_minor in (0, amount_minor)),
    capture_asked_minor bigint      not null default 0,
    captured_minor      bigint      not null default 0 check (captured_minor between 0 and capture_asked_minor),
    voided_minor        bigint      not null default 0 check (voided_minor between 0 and authorised_minor - captured_minor),
    refund_asked_minor  bigint      not null default 0,
    refunded_minor      bigint      not null default 0 check (refunded_minor between 0 and refund_asked_minor),
    operator_reference  text,
    decline_code        text,
    action_path         text,
    created_at          timestamptz not null,
    check (capture_asked_minor between 0 and authorised_minor - voided_minor),
    check (refund_asked_minor between 0 and capture_asked_minor)
) with (fillfactor = 70);

-- Money taken for a parcel: one row per parcel, ever.
create table capture (
    id                 uuid        primary key,
    payment_id         uuid        not null references payment,
    order_id           uuid        not null,
    parcel_id          uuid        not null unique,
    amount_minor       bigint      not null check (amount_minor > 0),
    state              text        not null check (state in ('REQUESTED', 'CAPTURED', 'MANUAL_REQUIRED')),
    failure_code       text,
    requested_at       timestamptz not null,
    settled_at         timestamptz
) with (fillfactor = 70);
create index capture_of_order on capture (order_id);

-- Money given back: one row per return, ever.
create table refund (
    id                 uuid        primary key,
    payment_id         uuid        not null references payment,
    order_id           uuid        not null,
    return_id          uuid        unique,
    amount_minor       bigint      not null check (amount_minor > 0),
    state              text        not null check (state in ('REQUESTED', 'PENDING', 'SETTLED', 'FAILED',
                                                             'MANUAL_REQUIRED', 'REVERSED')),
    failure_code       text,
    requested_at       timestamptz not null,
    settled_at         timestamptz
) with (fillfactor = 70);
create index refund_of_order on refund (order_id);

select platform.publish_outbox('orders.outbox');
