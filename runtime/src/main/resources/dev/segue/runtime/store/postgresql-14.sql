-- Who turned out to be who else: see state-14.sql.
create table segue_merged (
  contact text collate "C" primary key, stays text collate "C" not null, at bigint not null
);
create index segue_merged_stays on segue_merged (stays);

alter table segue_own add column filled bigint not null default 0;
