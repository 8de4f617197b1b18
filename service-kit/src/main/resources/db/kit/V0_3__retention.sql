-- Finds errands that are done and past their keeping.
create index errand_done on errand using brin (done_at);
