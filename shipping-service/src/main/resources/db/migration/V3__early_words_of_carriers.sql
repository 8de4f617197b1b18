-- What carriers said of parcels before we recorded that they have them. It waits here for the hand-over, or for the end of the
-- shipment; then it goes into the book, tracking_update.
create table early_tracking_update (
    carrier   text        not null,
    event_id  text        not null,
    parcel_id uuid        not null references parcel,
    status    text        not null,
    at        timestamptz not null,
    heard_at  timestamptz not null,
    primary key (carrier, event_id)
);
create index early_tracking_of_parcel on early_tracking_update (parcel_id);
