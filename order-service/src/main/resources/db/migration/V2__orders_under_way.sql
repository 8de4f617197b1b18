-- The list of stuck orders looks at those that are under way, however many have ended.
create index orders_under_way on orders (id) where state in ('CONFIRMED', 'PROCESSING');
