-- Every value that an attribute with history had and since when; NULL where it was missing.
create table segue_history (
  attribute text not null, contact any not null, since integer not null, value any,
  primary key (attribute, contact, since)
) strict, without rowid;

-- Who entered (1) and left (0) a list. Who is on one has been since the last refresh at the latest.
create table segue_list_change (
  list text not null, contact any not null, at integer not null, entered integer not null,
  primary key (list, contact, at)
) strict, without rowid;
create index segue_list_change_at on segue_list_change (list, entered, at);
insert into segue_list_change (list, contact, at, entered)
  select list, contact, coalesce((select max(as_of) from segue_refresh), 0), 1 from segue_list_member;

-- Of a contact and a segment there is one change at an instant.
create table segue_change_once (
  segment text not null, contact any not null, at integer not null, entered integer not null,
  primary key (segment, contact, at)
) strict, without rowid;
insert or replace into segue_change_once (segment, contact, at, entered)
  select segment, contact, at, entered from segue_change order by rowid;
drop table segue_change;
alter table segue_change_once rename to segue_change;
create index segue_change_at on segue_change (segment, entered, at);
