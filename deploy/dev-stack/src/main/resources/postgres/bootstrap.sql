-- What must be in the database before any service starts. Applied by the stack as superuser to the database "entrepot",
-- statement by statement, as often as wanted: each statement leaves alone what is already as it must be.
-- ${secret:x} stands for the password of role x.

revoke all on database entrepot from public;
revoke all on schema public from public;

create schema if not exists extensions;
create extension if not exists pg_trgm schema extensions;
create extension if not exists unaccent schema extensions;
create extension if not exists btree_gist schema extensions;
grant usage on schema extensions to public;

-- One role and one schema per service; a role may use no schema but its own.
do $$
declare
    service record;
begin
    for service in
        select *
        from (values ('catalog_service', 'catalog', '${secret:catalog_service}'),
                     ('inventory_service', 'inventory', '${secret:inventory_service}'),
                     ('order_service', 'orders', '${secret:order_service}'),
                     ('shipping_service', 'shipping', '${secret:shipping_service}'),
                     ('returns_service', 'returns', '${secret:returns_service}'),
                     ('customer_service', 'customers', '${secret:customer_service}')) as s (role, schema, secret)
    loop
        if not exists (select from pg_roles where rolname = service.role) then
            execute format('create role %I login nosuperuser nocreatedb nocreaterole noinherit', service.role);
        end if;
        execute format('alter role %I password %L connection limit 40', service.role, service.secret);
        execute format('alter role %I set statement_timeout = %L', service.role, '10s');
        execute format('alter role %I set lock_timeout = %L', service.role, '2s');
        execute format('alter role %I set idle_in_transaction_session_timeout = %L', service.role, '15s');
        execute format('alter role %I set search_path = %I, extensions', service.role, service.schema);
        execute format('grant connect on database entrepot to %I', service.role);
        execute format('create schema if not exists %I authorization %I', service.schema, service.role);
        execute format('revoke all on schema %I from public', service.schema);
    end loop;
end $$;

-- The connector: it reads the WAL and beats the heartbeat, and can read no table.
do $$
begin
    if not exists (select from pg_roles where rolname = 'debezium') then
        create role debezium login replication nosuperuser nocreatedb nocreaterole noinherit;
    end if;
    alter role debezium password '${secret:debezium}' connection limit 10;
    grant connect on database entrepot to debezium;
end $$;

create schema if not exists platform;
grant usage on schema platform to public;

create table if not exists platform.heartbeat (
    beat_at timestamptz not null default clock_timestamp()
);

create publication outbox_pub for table platform.heartbeat
    with (publish = 'insert', publish_via_partition_root = true);

-- The slot exists before anybody writes, so the first event of the first order is already in it.
select pg_create_logical_replication_slot('entrepot_outbox', 'pgoutput')
where not exists (select from pg_replication_slots where slot_name = 'entrepot_outbox');

-- One insert that the publication lets through, so that the slot moves on while no order is placed.
create or replace function platform.beat() returns void
    language plpgsql security definer set search_path = pg_catalog
as $$
begin
    delete from platform.heartbeat where beat_at < clock_timestamp() - interval '1 minute';
    insert into platform.heartbeat default values;
end $$;
revoke all on function platform.beat() from public;
grant execute on function platform.beat() to debezium;

-- A service's migration says: select platform.publish_outbox('orders.outbox').
-- The caller may publish nothing but its own table of that name.
create or replace function platform.publish_outbox(outbox regclass) returns void
    language plpgsql security definer set search_path = pg_catalog
as $$
declare
    its_owner name;
    its_schema name;
    its_name name;
begin
    select pg_get_userbyid(c.relowner), n.nspname, c.relname
    into its_owner, its_schema, its_name
    from pg_class c
             join pg_namespace n on n.oid = c.relnamespace
    where c.oid = outbox;

    if its_owner is distinct from session_user or its_name <> 'outbox' then
        raise exception '% may publish its own outbox only, not %.%', session_user, its_schema, its_name
            using errcode = 'insufficient_privilege';
    end if;

    if not exists (select
                   from pg_publication_tables
                   where pubname = 'outbox_pub' and schemaname = its_schema and tablename = its_name) then
        execute format('alter publication outbox_pub add table %I.%I', its_schema, its_name);
    end if;
end $$;
revoke all on function platform.publish_outbox(regclass) from public;
grant execute on function platform.publish_outbox(regclass)
    to catalog_service, inventory_service, order_service, shipping_service, returns_service, customer_service;
