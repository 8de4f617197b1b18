-- Each movement wrote it, and nothing reads movements by place: the audit sums all of them.
drop index movement_by_place;

-- Nothing looks for open units by place either, and without it the units of a line are closed in place (HOT).
drop index allocation_open;
