-- Which facts each consumer of this service reacts to, as the table of reactions that it drains says at start. With it,
-- whoever looks from outside can tell what must be in the inbox. Facts from before a reaction was added are not expected.
create table reaction (
    consumer text        not null,
    topic    text        not null,
    type     text        not null,
    since    timestamptz not null,
    primary key (consumer, type)
);

-- Says all kept facts of these streams again: the same rows, deleted and inserted by one statement, so that the relay, which
-- carries inserts alone, carries them once more, each stream in its order. Says how many. Who heard them before knows them.
create function outbox_say_again(topics text[], keys text[]) returns bigint language sql as $$
    with stream as (
        select distinct t.topic, t.key from unnest(topics, keys) as t(topic, key)
    ), gone as (
        delete from outbox o using stream s where o.topic = s.topic and o.key = s.key returning o.*
    ), again as (
        insert into outbox select * from gone order by topic, key, sequence returning 1
    )
    select count(*) from again
$$;

-- Who had what said again and which errands run at once, when and why; append-only by use.
create table nudge (
    id         uuid        primary key,
    key        text        not null,
    actor      text        not null,
    why        text        not null,
    said_again bigint      not null,
    errands    bigint      not null,
    at         timestamptz not null
);
create index nudge_of_key on nudge (key, at);

create index errand_given_up on errand (created_at) where state = 'GIVEN_UP';
