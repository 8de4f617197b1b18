-- What every service needs to speak, to listen and to run errands without losing or doubling anything.

-- Facts, in the order in which they were committed. Append-only; read by the relay through the write-ahead log; kept for
-- some days so that it can be proved that each is in Kafka, and so that Kafka can be rebuilt.
create table outbox (
    id             uuid        not null,
    topic          text        not null,
    key            text        not null,
    type           text        not null,
    source         text        not null,
    sequence       bigint      not null check (sequence > 0),
    occurred_at    timestamptz not null,
    payload        text        not null,
    schema_ref     text        not null,
    correlation_id text        not null,
    causation_id   text,
    traceparent    text        not null,
    recorded_on    date        not null default (now() at time zone 'utc')::date,
    primary key (recorded_on, id)
) partition by range (recorded_on);

create index outbox_by_key on outbox (key, topic, sequence);

-- Catches what no day's partition takes, so that a job that did not run never stops the shop.
create table outbox_default partition of outbox default;

-- Makes the partitions of the given days. Safe to call at any time, by several at once.
create function outbox_ensure_partitions(from_day date, days int) returns void language plpgsql as $$
declare day date;
begin
    perform pg_advisory_xact_lock(hashtext('outbox_ensure_partitions:' || current_schema()));
    for day in select d::date from generate_series(from_day, from_day + (days - 1), interval '1 day') d loop
        if to_regclass(format('outbox_%s', to_char(day, 'YYYYMMDD'))) is null then
            execute format('create table outbox_%s partition of outbox for values from (%L) to (%L)',
                to_char(day, 'YYYYMMDD'), day, day + 1);
        end if;
    end loop;
end $$;

-- Drops the partitions of the days before the given one; says how many.
create function outbox_drop_before(first_kept date) returns int language plpgsql as $$
declare part record; dropped int := 0;
begin
    for part in
        select c.relname from pg_inherits i join pg_class c on c.oid = i.inhrelid
        where i.inhparent = 'outbox'::regclass and c.relname ~ '^outbox_[0-9]{8}$'
          and to_date(right(c.relname, 8), 'YYYYMMDD') < first_kept
    loop
        execute format('drop table %I', part.relname);
        dropped := dropped + 1;
    end loop;
    return dropped;
end $$;

select outbox_ensure_partitions((now() at time zone 'utc')::date, 4);

-- The last number given per topic and key. Its row lock puts the facts of one key in the order of their commits.
create table outbox_sequence (
    topic text   not null,
    key   text   not null,
    last  bigint not null,
    primary key (topic, key)
) with (fillfactor = 80);

-- What was heard. The unique row, written with the effect, is what makes an effect happen at most once.
create table inbox (
    consumer text        not null,
    event_id uuid        not null,
    heard_at timestamptz not null default now(),
    primary key (consumer, event_id)
);
create index inbox_by_time on inbox using brin (heard_at);

-- How far each consumer has applied each stream of facts (a topic's facts of one key).
create table stream_position (
    consumer      text   not null,
    topic         text   not null,
    key           text   not null,
    last_sequence bigint not null,
    primary key (consumer, topic, key)
) with (fillfactor = 80);

-- Facts that could not be applied yet: broken ones, those behind them, those whose predecessor or cause is missing.
create table parked_event (
    id           uuid        primary key,
    consumer     text        not null,
    topic        text        not null,
    partition    int         not null,
    kafka_offset bigint      not null,
    key          text        not null,
    sequence     bigint,
    event_id     uuid,
    type         text,
    headers      text        not null,
    payload      bytea,
    reason       text        not null check (reason in ('POISON', 'BEHIND', 'GAP', 'AWAITING')),
    error        text        not null,
    detail       text        not null,
    attempts     int         not null default 1,
    parked_at    timestamptz not null,
    next_try_at  timestamptz,
    state        text        not null default 'PARKED' check (state in ('PARKED', 'REPLAYED', 'DISCARDED')),
    settled_at   timestamptz,
    settled_by   text,
    settled_why  text,
    unique (consumer, topic, partition, kafka_offset),
    check ((state = 'PARKED') = (settled_at is null))
);
create index parked_event_waiting on parked_event (consumer, topic, key, sequence) where state = 'PARKED';

-- Calls to the world outside, decided in a transaction and made after it.
create table errand (
    id          uuid        primary key,
    kind        text        not null,
    subject     text        not null,
    payload     text        not null,
    due_at      timestamptz not null,
    attempts    int         not null default 0,
    leased_until timestamptz,
    state       text        not null default 'DUE' check (state in ('DUE', 'DONE', 'GIVEN_UP')),
    last_error  text,
    correlation_id text     not null,
    causation_id text,
    traceparent text        not null,
    created_at  timestamptz not null default now(),
    done_at     timestamptz,
    unique (kind, subject)
) with (fillfactor = 70);
create index errand_due on errand (kind, due_at) where state = 'DUE';

-- Answers to requests that carried an Idempotency-Key; written in the transaction of what they did.
create table idempotency_key (
    client       text        not null,
    key          text        not null,
    fingerprint  text        not null,
    status       int         not null,
    location     text,
    etag         text,
    body         text,
    created_at   timestamptz not null default now(),
    primary key (client, key)
);
create index idempotency_key_by_time on idempotency_key using brin (created_at);
