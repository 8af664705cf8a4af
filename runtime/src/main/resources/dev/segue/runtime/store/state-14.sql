-- Who turned out to be who else: what comes of the one goes to the other, who is nobody else.
create table segue_merged (
  contact any primary key not null, stays any not null, at integer not null
) strict, without rowid;
create index segue_merged_stays on segue_merged (stays);

-- Whether the value of an own attribute came with a contact who was merged.
alter table segue_own add column filled integer not null default 0;
