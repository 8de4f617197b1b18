-- Money that the operator would not move: a person has it asked for again, or records that it was moved another way.

-- How often it was asked for, and which of these the operator knows it by: after a lost answer that stays the same.
alter table capture add column asked int not null default 1;
alter table capture add column asked_as int not null default 1;
alter table capture add column by_hand boolean not null default false;
alter table capture add check (asked_as between 1 and asked);
alter table capture add check (not by_hand or state = 'CAPTURED');
alter table refund add column asked int not null default 1;
alter table refund add column asked_as int not null default 1;
alter table refund add column by_hand boolean not null default false;
alter table refund add check (asked_as between 1 and asked);
alter table refund add check (not by_hand or state in ('SETTLED', 'REVERSED'));

-- Apart from what the operator moved: its books know nothing of it.
alter table payment add column captured_by_hand_minor bigint not null default 0 check (captured_by_hand_minor >= 0);
alter table payment add column refunded_by_hand_minor bigint not null default 0 check (refunded_by_hand_minor >= 0);
alter table payment add check (refunded_by_hand_minor <= captured_minor + captured_by_hand_minor);

-- What is being given back may turn out to have been paid another way.
do $$
declare covered text;
begin
    select conname into strict covered from pg_constraint
    where conrelid = 'payment'::regclass and contype = 'c'
      and pg_get_constraintdef(oid) like '%refund_asked_minor <= capture_asked_minor%';
    execute format('alter table payment drop constraint %I', covered);
end $$;
alter table payment add check (refund_asked_minor between 0 and capture_asked_minor + captured_by_hand_minor);

-- Who saw to which capture or refund, and why. What a person writes stays here: no fact, log or history has it.
create table intervention (
    id        uuid        primary key,
    order_id  uuid        not null,
    about     uuid        not null,
    deed      text        not null check (deed in ('ASKED_AGAIN', 'SETTLED_BY_HAND')),
    means     text        check (means in ('BANK_TRANSFER', 'VOUCHER', 'CASH', 'OTHER')),
    reference text,
    why       text        not null,
    actor     text        not null,
    at        timestamptz not null,
    check ((deed = 'SETTLED_BY_HAND') = (means is not null)),
    check ((deed = 'SETTLED_BY_HAND') = (reference is not null))
);
create index intervention_of_order on intervention (order_id);
create unique index settled_by_hand_once on intervention (about) where deed = 'SETTLED_BY_HAND';
