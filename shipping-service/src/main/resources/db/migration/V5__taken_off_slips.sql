-- What came off a slip before its carrier had it, by whom and why: a carrier that refuses one parcel refuses the whole slip.
create table taken_off_manifest (
    manifest_id uuid        not null references manifest,
    shipment_id uuid        not null references shipment,
    at          timestamptz not null,
    by          text        not null,
    why         text        not null,
    primary key (manifest_id, shipment_id)
);
create trigger history_stays before update or delete on taken_off_manifest
    for each statement execute function history_stays();
