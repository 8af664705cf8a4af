-- What waits or is on its way out is found in the order in which it was put in, what nobody knows of or
-- failed by what it is; of what was sent or refused there is no more to be found than by its run. (SQLite
-- would make a table of what follows 'in' for each row that is put in.)
drop index segue_outbox_status;
create index segue_outbox_open on segue_outbox (created_at, run)
  where status = 'pending' or status = 'claimed' or status = 'leaving';
create index segue_outbox_lost on segue_outbox (status, created_at, run)
  where status = 'unknown' or status = 'failed';
