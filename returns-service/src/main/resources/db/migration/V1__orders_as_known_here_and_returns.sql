-- What this service knows of an order: enough to say what may come back, and what it is worth.
create table known_order (
    id            uuid    primary key,
    number        text    not null,
    customer_id   uuid    not null,
    channel       text    not null,
    country       text    not null,
    currency      text    not null,
    shipped_grams bigint  not null default 0
);

create table known_order_line (
    order_id         uuid   not null references known_order,
    line             int    not null,
    sku              text   not null,
    quantity         int    not null check (quantity > 0),
    unit_price_minor bigint not null check (unit_price_minor >= 0),
    shipped          int    not null default 0,
    delivered        int    not null default 0,
    delivered_at     timestamptz,
    primary key (order_id, line),
    check (shipped between 0 and quantity),
    check (delivered between 0 and shipped)
) with (fillfactor = 80);

-- The numbers that customers write on parcels; a check digit is added.
create sequence rma_number start 1000001;

create table goods_return (
    id              uuid        primary key,
    order_id        uuid        not null references known_order,
    customer_id     uuid        not null,
    state           text        not null,
    rma_number      text        unique,
    carrier         text,
    tracking_number text,
    send_by         timestamptz,
    location        text,
    reason_code     text,
    resolution      text,
    refund_minor    bigint      check (refund_minor > 0),
    currency        text,
    requested_at    timestamptz not null,
    check ((resolution = 'REFUND') = (refund_minor is not null)),
    check ((refund_minor is null) = (currency is null))
);
create index goods_return_of_order on goods_return (order_id, id);
create index goods_return_by_state on goods_return (state, id);
create index goods_return_to_be_sent on goods_return (send_by) where state = 'APPROVED';

create table return_line (
    return_id uuid not null references goods_return,
    line      int  not null,
    sku       text not null,
    reason    text not null,
    requested int  not null check (requested > 0),
    received  int  not null default 0,
    -- What came beyond what was approved: it is not ours to keep and goes back.
    refused   int  not null default 0 check (refused >= 0),
    primary key (return_id, line),
    check (received between 0 and requested)
);

create table return_unit (
    return_id   uuid not null,
    line        int  not null,
    disposition text not null,
    quantity    int  not null check (quantity > 0),
    primary key (return_id, line, disposition),
    foreign key (return_id, line) references return_line
);

-- How each return came to where it is; append-only.
create table return_step (
    return_id  uuid        not null references goods_return,
    step       int         not null,
    from_state text,
    to_state   text        not null,
    at         timestamptz not null,
    actor      text        not null,
    primary key (return_id, step)
);

create function refuse_change() returns trigger language plpgsql as $$
begin
    raise exception '% is append-only', tg_table_name;
end $$;
create trigger return_step_is_append_only before update or delete on return_step
    for each row execute function refuse_change();
create trigger return_unit_is_append_only before update or delete on return_unit
    for each row execute function refuse_change();

select platform.publish_outbox('returns.outbox');
