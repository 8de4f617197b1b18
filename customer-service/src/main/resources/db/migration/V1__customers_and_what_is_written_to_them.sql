-- The only place on the platform with names, e-mail addresses and postal addresses.

create table customer (
    id         uuid        primary key,
    owner      text        not null,
    email      text        not null,
    name       text        not null,
    language   text        not null check (language in ('en', 'fr')),
    guest      boolean     not null,
    version    bigint      not null default 1,
    created_at timestamptz not null,
    changed_at timestamptz not null
);
create index customer_by_email on customer (lower(email), id);
-- A person who signs in has one record; storefronts bring as many customers as they have.
create unique index customer_of_account on customer (owner) where owner not like 'client:%';

-- Written once, never changed: orders and parcels point at them.
create table address (
    id          uuid        primary key,
    customer_id uuid        not null references customer,
    recipient   text        not null,
    lines       text[]      not null check (cardinality(lines) between 1 and 4),
    postcode    text        not null,
    city        text        not null,
    region      text,
    country     text        not null check (country ~ '^[A-Z]{2}$'),
    created_at  timestamptz not null
);
create index address_of_customer on address (customer_id, id);

create function refuse_change() returns trigger language plpgsql as $$
begin
    raise exception '% is append-only', tg_table_name;
end $$;
create trigger address_is_never_changed before update on address for each row execute function refuse_change();

-- What this service knows of an order, from what order-service said: enough to write about it.
create table known_order (
    id          uuid primary key,
    number      text not null,
    customer_id uuid not null,
    lines       text not null,
    total_minor bigint not null,
    currency    text not null
);

-- Every message to a customer and its fate. It holds ids and business data only: the address is looked up when it is sent.
create table notification (
    id          uuid        primary key,
    order_id    uuid        not null references known_order,
    customer_id uuid        not null,
    template    text        not null,
    subject_id  uuid        not null,
    details     text        not null,
    state       text        not null default 'QUEUED' check (state in ('QUEUED', 'SENT', 'FAILED')),
    reason_code text,
    queued_at   timestamptz not null,
    settled_at  timestamptz,
    -- A parcel, a return, a refund is written about once, whatever is heard twice.
    unique (order_id, template, subject_id),
    check ((state = 'QUEUED') = (settled_at is null)),
    check ((state = 'FAILED') = (reason_code is not null))
) with (fillfactor = 80);

select platform.publish_outbox('customers.outbox');
