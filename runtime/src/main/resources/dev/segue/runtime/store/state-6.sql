-- The runs on a version of a program are counted and looked for by when they are due without reading
-- their rows; a mailbox is known only once a message is written.
drop index segue_run_due;
create index segue_run_due on segue_run (program, version, due_at) where ended_at is null;
drop index segue_outbox_mailbox;
create index segue_outbox_mailbox on segue_outbox (program, mailbox, status_at) where mailbox is not null;
