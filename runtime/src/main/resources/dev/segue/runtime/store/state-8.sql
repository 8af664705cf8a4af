-- Whom a row of the source or of Segue's own concerns that came, changed or went since the last
-- refresh: the row's table, and of an event its type; the accounts whose contacts are concerned.
create table segue_touch (
  source text not null, type text not null, contact any not null,
  primary key (source, type, contact)
) strict, without rowid;
create table segue_touched_account (account any primary key not null) strict, without rowid;

-- How many are in each definition, and in each class of a partition, as of the last refresh.
create table segue_size (
  definition text not null, class text not null, size integer not null,
  primary key (definition, class)
) strict, without rowid;

-- What a definition meant when it was last refreshed, as a hash.
alter table segue_definition add column meaning text;
create index segue_act_at on segue_act (act, name, at);
