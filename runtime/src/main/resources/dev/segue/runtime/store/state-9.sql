-- Who is in which segment as bits: each contact who may be in one has a number, 16,384 numbers make
-- a chunk, and a chunk of a segment is one row. Up to 1,023 contacts stand in it one after another,
-- each by its mark, two bytes of which only the second has its highest bit set; else each is a bit
-- of 2,048 bytes, the lowest of a byte first.
create table segue_contact (
  ordinal integer primary key, contact any not null unique, mark blob not null
) strict;
create table segue_member_bits (
  segment text not null, chunk integer not null, contacts integer not null, bits blob not null,
  primary key (chunk, segment)
) strict;
create index segue_member_bits_segment on segue_member_bits (segment, chunk);

-- Who entered (1) and left (0) at an instant, and by what: a contact by its number; or many of a chunk
-- as its bits, and then part is -1 less the chunk.
create table segue_change_bits (
  segment text not null, part integer not null, at integer not null, entered integer not null,
  reason text not null, contacts integer not null, bits blob
) strict;
create index segue_change_bits_part on segue_change_bits (part, segment);
create index segue_change_bits_at on segue_change_bits (segment, entered, at);

alter table segue_member rename to segue_member_8;
alter table segue_change rename to segue_change_8;

-- The same, contact by contact, for whoever asks by SQL.
create view segue_change as
select l.segment, who.contact, l.at, l.entered, l.reason
from segue_change_bits l join segue_contact who
  on l.part in (who.ordinal, -1 - (who.ordinal >> 14))
  and who.ordinal between case when l.part >= 0 then l.part else (-1 - l.part) << 14 end
    and case when l.part >= 0 then l.part else ((-1 - l.part) << 14) + 16383 end
where case when l.part >= 0 then 1 when length(l.bits) < 2048 then instr(l.bits, who.mark) > 0
  else ((instr('0123456789ABCDEF', substr(hex(substr(l.bits, 1 + ((who.ordinal & 16383) >> 3), 1)),
    2 - ((who.ordinal >> 2) & 1), 1)) - 1) >> (who.ordinal & 3)) & 1 end;

create view segue_member as
select m.segment, who.contact, (
    select max(l.at) from segue_change_bits l
    where l.segment = m.segment and l.part in (who.ordinal, -1 - (who.ordinal >> 14))
      and l.entered + 0 = 1
      and case when l.part >= 0 then 1 when length(l.bits) < 2048 then instr(l.bits, who.mark) > 0
        else ((instr('0123456789ABCDEF', substr(hex(substr(l.bits, 1 + ((who.ordinal & 16383) >> 3), 1)),
          2 - ((who.ordinal >> 2) & 1), 1)) - 1) >> (who.ordinal & 3)) & 1 end
  ) as since
from segue_member_bits m join segue_contact who
  on m.chunk = who.ordinal >> 14
  and who.ordinal between m.chunk << 14 and (m.chunk << 14) + 16383
where case when length(m.bits) < 2048 then instr(m.bits, who.mark) > 0
  else ((instr('0123456789ABCDEF', substr(hex(substr(m.bits, 1 + ((who.ordinal & 16383) >> 3), 1)),
    2 - ((who.ordinal >> 2) & 1), 1)) - 1) >> (who.ordinal & 3)) & 1 end;
