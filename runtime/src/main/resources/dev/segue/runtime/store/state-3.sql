-- Of what a run is one: the value by which runs of a program are kept apart, and what began it: an
-- event by its table and key, or the run that started it. Events count from since on; over_at is
-- when the run was over by its cadence, however late it was ended.
alter table segue_run add column subject any;
alter table segue_run add column source text;
alter table segue_run add column event any;
alter table segue_run add column since integer not null default 0;
alter table segue_run add column over_at integer;
update segue_run set since = entered_at, over_at = ended_at;
create index segue_run_event on segue_run (program, source, event) where event is not null;

-- The properties of the event that began a run, as they were then.
create table segue_trigger (
  run integer not null, property text not null, value any not null,
  primary key (run, property)
) strict, without rowid;

-- What may have begun a run lately, each looked at once: as of seen_at.
create table segue_occasion (
  program text not null, contact any not null, source text not null, event any not null,
  at integer not null, subject any, seen_at integer not null,
  primary key (program, contact, source, event)
) strict, without rowid;
create index segue_occasion_seen on segue_occasion (program, seen_at);

-- From when on what a program starts on counts, and the hash of what that is.
create table segue_start (
  program text primary key not null, hash text not null, since integer not null
) strict, without rowid;

-- As of when programs were advanced before the last instant.
alter table segue_advance add column previous integer;
