-- Programs that stand still, or did: nobody enters them, takes a step or is sent anything.
create table segue_pause (
  program text primary key not null, paused_at integer not null, resumed_at integer
) strict, without rowid;

-- How often a run has begun the round of a repeat, and from when on rounds count.
create table segue_round (
  run integer not null, step text not null, began_at integer not null, round integer not null,
  primary key (run, step)
) strict, without rowid;
