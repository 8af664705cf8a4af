-- What is to be sent is found by its run, which its key names, and through that by its contact; and in the
-- order in which it may leave by when it was put in, and by its run.
create table segue_outbox_10 (
  key text not null, run integer not null, program text, version integer, step text,
  contact any not null, message text not null, channel text not null, address text, sender text,
  subject text, body text, html integer not null, created_at integer not null,
  status text not null, status_at integer not null, reason text, not_before integer, mailbox text,
  tries integer not null default 0
) strict;
insert into segue_outbox_10 (key, run, program, version, step, contact, message, channel, address,
  sender, subject, body, html, created_at, status, status_at, reason, not_before, mailbox, tries)
select key, coalesce(run, 0), program, version, step, contact, message, channel, address,
  sender, subject, body, html, created_at, status, status_at, reason, not_before, mailbox, tries
from segue_outbox order by run, created_at;
drop table segue_outbox;
alter table segue_outbox_10 rename to segue_outbox;
create unique index segue_outbox_key on segue_outbox (run, key);
create index segue_outbox_status on segue_outbox (status, created_at, run);
create index segue_outbox_mailbox on segue_outbox (program, mailbox, status_at) where mailbox is not null;

-- The members of the segment that is a program's audience, as a hash, as all had entered who may.
create table segue_entered (
  program text primary key not null, version integer not null, members text not null
) strict, without rowid;
