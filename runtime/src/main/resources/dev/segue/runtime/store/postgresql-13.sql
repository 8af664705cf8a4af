-- What is to be sent is found by what it is: see state-13.sql.
drop index segue_outbox_status;
create index segue_outbox_open on segue_outbox (created_at, run)
  where status = 'pending' or status = 'claimed' or status = 'leaving';
create index segue_outbox_lost on segue_outbox (status, created_at, run)
  where status = 'unknown' or status = 'failed';
