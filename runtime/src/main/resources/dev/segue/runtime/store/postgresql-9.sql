-- Who is in which segment as bits: see state-9.sql.
create table segue_contact (
  ordinal bigint primary key, contact text collate "C" not null unique, mark bytea not null
);
create table segue_member_bits (
  segment text collate "C" not null, chunk bigint not null, contacts bigint not null,
  bits bytea not null,
  primary key (chunk, segment)
);
alter table segue_member_bits alter column bits set storage plain;
create index segue_member_bits_segment on segue_member_bits (segment, chunk);

create table segue_change_bits (
  segment text collate "C" not null, part bigint not null, at bigint not null,
  entered bigint not null, reason text collate "C" not null, contacts bigint not null, bits bytea
);
alter table segue_change_bits alter column bits set storage plain;
create index segue_change_bits_part on segue_change_bits (part, segment);
create index segue_change_bits_at on segue_change_bits (segment, entered, at);

alter table segue_member rename to segue_member_8;
alter table segue_change rename to segue_change_8;

create view segue_change as
select l.segment, who.contact, l.at, l.entered, l.reason
from segue_change_bits l join segue_contact who
  on l.part in (who.ordinal, -1 - (who.ordinal >> 14))
  and who.ordinal between case when l.part >= 0 then l.part else (-1 - l.part) << 14 end
    and case when l.part >= 0 then l.part else ((-1 - l.part) << 14) + 16383 end
where case when l.part >= 0 then true when length(l.bits) < 2048 then position(who.mark in l.bits) > 0
  else get_bit(l.bits, cast(who.ordinal & 16383 as integer)) = 1 end;

create view segue_member as
select m.segment, who.contact, (
    select max(l.at) from segue_change_bits l
    where l.segment = m.segment and l.part in (who.ordinal, -1 - (who.ordinal >> 14)) and l.entered = 1
      and case when l.part >= 0 then true when length(l.bits) < 2048 then position(who.mark in l.bits) > 0
        else get_bit(l.bits, cast(who.ordinal & 16383 as integer)) = 1 end
  ) as since
from segue_member_bits m join segue_contact who
  on m.chunk = who.ordinal >> 14
  and who.ordinal between m.chunk << 14 and (m.chunk << 14) + 16383
where case when length(m.bits) < 2048 then position(who.mark in m.bits) > 0
  else get_bit(m.bits, cast(who.ordinal & 16383 as integer)) = 1 end;
