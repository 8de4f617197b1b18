-- Operations count what is open, by state, every few seconds; what has ended is most of the table.
create index orders_open on orders (state) where state in ('PENDING', 'CONFIRMED', 'PROCESSING', 'ON_HOLD');
create index capture_open on capture (state) where state <> 'CAPTURED';
create index refund_open on refund (state) where state <> 'SETTLED';
