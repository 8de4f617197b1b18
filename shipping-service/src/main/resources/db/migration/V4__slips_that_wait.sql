-- Closed bins that no carrier has yet.
create index manifest_waiting on manifest (id) where state <> 'HANDED_OVER';
