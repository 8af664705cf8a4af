-- When a message may be looked at again, the address it goes to as caps count it, and how often it was
-- tried. What was on its way out by the word of an older Segue is so by the new one.
alter table segue_outbox add column not_before integer;
alter table segue_outbox add column mailbox text;
alter table segue_outbox add column tries integer not null default 0;
create index segue_outbox_mailbox on segue_outbox (program, mailbox, status_at);
update segue_outbox set status = 'leaving' where status = 'claimed';

-- Addresses that nothing is sent to, as keyed hashes; the key is the secret in segue_meta.
create table segue_suppression (
  hash text primary key not null, at integer not null, reason text not null
) strict, without rowid;
