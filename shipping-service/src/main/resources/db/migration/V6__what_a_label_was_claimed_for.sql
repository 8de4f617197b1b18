-- A carrier that is asked again with the same key must be asked the same, also when the box was on the scales again meanwhile.
-- A label that was claimed before has none, and goes by what its box weighs.
alter table label add column weight_grams int check (weight_grams > 0);
update label l set weight_grams = p.weight_grams from parcel p
where p.id = l.parcel_id and l.state in ('CLAIMED', 'VOIDING');
