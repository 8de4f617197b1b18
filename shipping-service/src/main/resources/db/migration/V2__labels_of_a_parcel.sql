-- Tracking looks at every label that a parcel ever had a number of, also those that were given back.
create index label_of_parcel on label (parcel_id) where tracking_number is not null;
