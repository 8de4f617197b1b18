-- A parcel can end without arriving: the carrier lost it, or brings it back.
alter table known_parcel add column astray_at timestamptz;

-- Nobody has to ask for what was in it: a return is opened, once for each parcel. While a parcel is lost, there is nothing to receive.
alter table goods_return
    add column parcel_id uuid,
    add column lost      boolean not null default false,
    add check (parcel_id is not null or not lost);
create unique index goods_return_of_parcel on goods_return (parcel_id) where parcel_id is not null;
