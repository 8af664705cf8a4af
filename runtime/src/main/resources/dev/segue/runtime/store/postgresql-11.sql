-- Whom a row of the source or of Segue's own concerns that came, changed or went since the last
-- refresh, as a file has it from state-8.sql on. What transactions write down that are under way at
-- once stands apart: what one of them looks at must not take with it what another wrote.
create table segue_touch (
  source text collate "C" not null, type text collate "C" not null,
  contact text collate "C" not null,
  writer bigint not null default cast(cast(pg_current_xact_id() as text) as bigint),
  primary key (source, type, contact, writer)
);
create table segue_touched_account (
  account text collate "C" not null,
  writer bigint not null default cast(cast(pg_current_xact_id() as text) as bigint),
  primary key (account, writer)
);
