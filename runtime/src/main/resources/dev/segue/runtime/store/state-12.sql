-- When runs are due is found by blocks of 32 of their numbers: who moves on with others leaves no
-- index for another place in it. Runs that are on are found by their program, as they were.
create table segue_agenda (
  program text not null, due_at integer not null, block integer not null,
  primary key (program, due_at, block)
) strict, without rowid;
insert into segue_agenda (program, due_at, block)
select distinct program, due_at, id >> 5 from segue_run
where ended_at is null and due_at is not null and holdout = 0;
drop index segue_run_due;
create index segue_run_open on segue_run (program, version) where ended_at is null;
