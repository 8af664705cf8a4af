-- Segue's own tables. A contact is the contact's key as it stands in the source; instants are epoch
-- milliseconds; values stand in canonical storage.
create table segue_member (
  segment text not null, contact any not null, since integer not null,
  primary key (segment, contact)
) strict, without rowid;

create table segue_change (
  segment text not null, contact any not null, at integer not null, entered integer not null
) strict;
create index segue_change_contact on segue_change (segment, contact, at);
create index segue_change_at on segue_change (segment, at);

create table segue_value (
  definition text not null, contact any not null, value any not null,
  primary key (definition, contact)
) strict, without rowid;

create table segue_list_member (
  list text not null, contact any not null,
  primary key (list, contact)
) strict, without rowid;

create table segue_own (
  contact any not null, attribute text not null, value any, since integer not null,
  primary key (contact, attribute)
) strict, without rowid;

create table segue_consent (
  contact any not null, topic text not null, at integer not null, subscribed integer not null
) strict;
create index segue_consent_contact on segue_consent (contact, topic, at);

create table segue_act (
  contact any not null, at integer not null, act text not null, name text not null, run integer
) strict;
create index segue_act_contact on segue_act (contact, act, name, at);

create table segue_run (
  id integer primary key,
  program text not null, version integer not null, contact any not null, number integer not null,
  entered_at integer not null, step text, due_at integer, wait_began_at integer, wait_until integer,
  ended_at integer, ending text, holdout integer not null
) strict;
create index segue_run_contact on segue_run (contact, program);
create index segue_run_due on segue_run (program, due_at) where ended_at is null;

create table segue_outbox (
  key text primary key not null,
  run integer, program text, version integer, step text, contact any not null,
  message text not null, channel text not null, address text, sender text, subject text,
  body text, html integer not null, created_at integer not null,
  status text not null, status_at integer not null, reason text
) strict;
create index segue_outbox_status on segue_outbox (status, created_at, key);
create index segue_outbox_contact on segue_outbox (contact, status_at);

create table segue_version (
  program text not null, version integer not null, hash text not null, text text not null,
  primary key (program, version)
) strict, without rowid;

-- Who was in the audience of a program when it was last advanced, and since when; without a since
-- before the program was there.
create table segue_audience (
  program text not null, contact any not null, since integer,
  primary key (program, contact)
) strict, without rowid;

create table segue_advance (as_of integer not null) strict;

create table segue_refresh (as_of integer not null) strict;

-- What the last refresh worked out, and since when it is known.
create table segue_definition (
  name text primary key not null, kind text not null, since integer not null
) strict, without rowid;

-- What ingest has read, and the columns of the embedded source as they were declared; a grown column
-- came after its table.
create table segue_file (
  path text primary key not null, source text not null,
  size integer not null, modified integer not null, hash text not null, rows_in integer not null
) strict;

create table segue_column (
  source text not null, name text not null, type text not null, grown integer not null,
  primary key (source, name)
) strict, without rowid;
