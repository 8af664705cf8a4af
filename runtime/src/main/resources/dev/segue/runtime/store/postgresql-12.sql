-- When runs are due is found by blocks: see state-12.sql. A run that moves on stays on its page, where
-- there is room for it, and in its indexes, of which none is by what changes then.
create table segue_agenda (
  program text collate "C" not null, due_at bigint not null, block bigint not null,
  primary key (program, due_at, block)
);
insert into segue_agenda (program, due_at, block)
select distinct program, due_at, id >> 5 from segue_run
where ended_at is null and due_at is not null and holdout = 0;
drop index segue_run_due;
create index segue_run_open on segue_run (program, version) where ended_at is null;
alter table segue_run set (fillfactor = 45);
