-- A program that begins on events looks at those that came since it looked last: when the earliest of
-- them happened, by the table that they came into.
create table segue_arrival (source text primary key not null, earliest integer not null) strict, without rowid;
alter table segue_start add column looked integer;
