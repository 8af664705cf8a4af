-- since_a_day
select "c"."id" "contact"
from "contacts" "c"
where "c"."id" in (
  select "e"."customer_no"
  from "orders" "e"
  where (
    "e"."ordered_at" >= 1767243600000
    and "e"."ordered_at" <= 1772470800000
  )
)
order by "contact";

-- between_days
select "c"."id" "contact"
from "contacts" "c"
where "c"."id" in (
  select "e"."customer_no"
  from "orders" "e"
  where (
    "e"."ordered_at" >= 1767243600000
    and "e"."ordered_at" < 1769922000000
  )
)
order by "contact";

-- this_month
select "c"."id" "contact"
from "contacts" "c"
where "c"."id" in (
  select "e"."contact_id"
  from "events" "e"
  where (
    "e"."event_type" = 'page_viewed'
    and "e"."occurred_at" >= 1772341200000
    and "e"."occurred_at" <= 1772470800000
  )
)
order by "contact";

-- yesterday_of_the_contact
with function segue_past(zone varchar) returns array(bigint)
deterministic
returns null on null input
return cast(null as array(bigint)),
function segue_known(zone varchar) returns varchar
deterministic
returns null on null input
return case
  when zone in ('Etc/Greenwich', 'Etc/Zulu') then 'UTC'
  when starts_with(zone, 'SystemV/') then fail('segue: Trino knows no time zone ' || zone)
  else zone
end,
function segue_shown(moment bigint, zone varchar) returns bigint
deterministic
returns null on null input
begin
  declare past array(bigint) default if(moment < 0, segue_past(zone));
  declare i bigint default 2;
  if past is null then
    return try(date_diff('millisecond', timestamp '1970-01-01 00:00:00.000',
      cast(at_timezone(date_add('millisecond', moment,
      timestamp '1970-01-01 00:00:00.000 UTC'), segue_known(zone)) as timestamp(3))));
  end if;
  while element_at(past, i) <= moment do
    set i = i + 2;
  end while;
  return moment + element_at(past, i - 1);
end,
function segue_local(clock bigint, zone varchar) returns bigint
deterministic
returns null on null input
begin
  declare past array(bigint) default if(clock < 86400000, segue_past(zone));
  declare i bigint default 2;
  declare there bigint;
  declare again bigint;
  -- what is left out by a change is told by the clock before it, and so is what is twice
  while element_at(past, i) + greatest(element_at(past, i - 1), element_at(past, i + 1)) <= clock do
    set i = i + 2;
  end while;
  set there = clock - element_at(past, i - 1);
  if there < 0 then
    return there;
  end if;
  set there = try(date_diff('millisecond', timestamp '1970-01-01 00:00:00.000 UTC',
    with_timezone(date_add('millisecond', clock,
    timestamp '1970-01-01 00:00:00.000'), segue_known(zone))));
  -- of the moment at which clocks were put back Trino takes the second
  set again = segue_shown(there - 1, zone) + 1 - clock;
  return if(again > 0 and segue_shown(there, zone) = clock, there - again, there);
end,
function segue_day_start(day bigint, zone varchar) returns bigint
deterministic
returns null on null input
begin
  declare midnight bigint default try(day * 86400000);
  declare after bigint default segue_local(midnight, zone);
  declare before bigint default after - 2 * 86400000;
  declare middle bigint;
  if segue_shown(after, zone) = midnight then
    return after;
  end if;
  -- midnight is left out: the day begins where the clocks have been put forward
  while after - before > 1 do
    set middle = before + (after - before) / 2;
    if segue_shown(middle, zone) < midnight then
      set before = middle;
    else
      set after = middle;
    end if;
  end while;
  return after;
end,
function segue_day(moment bigint, zone varchar) returns bigint
deterministic
returns null on null input
return (segue_shown(moment, zone) - ((segue_shown(moment, zone) % 86400000 + 86400000) % 86400000)) / 86400000
select "c"."id" "contact"
from "contacts" "c"
where "c"."id" in (
  select "c"."id"
  from "contacts" "c"
    join "events" "e"
      on "e"."contact_id" = "c"."id"
  where (
    "e"."event_type" = 'page_viewed'
    and "e"."occurred_at" >= "segue_day_start"(
      cast(("segue_day"(
        1772470800000,
        cast(coalesce("c"."time_zone", 'America/New_York') as varchar)
      ) - 1) as bigint),
      cast(coalesce("c"."time_zone", 'America/New_York') as varchar)
    )
    and "e"."occurred_at" < "segue_day_start"(
      cast("segue_day"(
        1772470800000,
        cast(coalesce("c"."time_zone", 'America/New_York') as varchar)
      ) as bigint),
      cast(coalesce("c"."time_zone", 'America/New_York') as varchar)
    )
    and "e"."occurred_at" <= 1772470800000
  )
)
order by "contact";

-- after_joining
with function segue_past(zone varchar) returns array(bigint)
deterministic
returns null on null input
return cast(null as array(bigint)),
function segue_known(zone varchar) returns varchar
deterministic
returns null on null input
return case
  when zone in ('Etc/Greenwich', 'Etc/Zulu') then 'UTC'
  when starts_with(zone, 'SystemV/') then fail('segue: Trino knows no time zone ' || zone)
  else zone
end,
function segue_shown(moment bigint, zone varchar) returns bigint
deterministic
returns null on null input
begin
  declare past array(bigint) default if(moment < 0, segue_past(zone));
  declare i bigint default 2;
  if past is null then
    return try(date_diff('millisecond', timestamp '1970-01-01 00:00:00.000',
      cast(at_timezone(date_add('millisecond', moment,
      timestamp '1970-01-01 00:00:00.000 UTC'), segue_known(zone)) as timestamp(3))));
  end if;
  while element_at(past, i) <= moment do
    set i = i + 2;
  end while;
  return moment + element_at(past, i - 1);
end,
function segue_local(clock bigint, zone varchar) returns bigint
deterministic
returns null on null input
begin
  declare past array(bigint) default if(clock < 86400000, segue_past(zone));
  declare i bigint default 2;
  declare there bigint;
  declare again bigint;
  -- what is left out by a change is told by the clock before it, and so is what is twice
  while element_at(past, i) + greatest(element_at(past, i - 1), element_at(past, i + 1)) <= clock do
    set i = i + 2;
  end while;
  set there = clock - element_at(past, i - 1);
  if there < 0 then
    return there;
  end if;
  set there = try(date_diff('millisecond', timestamp '1970-01-01 00:00:00.000 UTC',
    with_timezone(date_add('millisecond', clock,
    timestamp '1970-01-01 00:00:00.000'), segue_known(zone))));
  -- of the moment at which clocks were put back Trino takes the second
  set again = segue_shown(there - 1, zone) + 1 - clock;
  return if(again > 0 and segue_shown(there, zone) = clock, there - again, there);
end,
function segue_day_start(day bigint, zone varchar) returns bigint
deterministic
returns null on null input
begin
  declare midnight bigint default try(day * 86400000);
  declare after bigint default segue_local(midnight, zone);
  declare before bigint default after - 2 * 86400000;
  declare middle bigint;
  if segue_shown(after, zone) = midnight then
    return after;
  end if;
  -- midnight is left out: the day begins where the clocks have been put forward
  while after - before > 1 do
    set middle = before + (after - before) / 2;
    if segue_shown(middle, zone) < midnight then
      set before = middle;
    else
      set after = middle;
    end if;
  end while;
  return after;
end
select "c"."id" "contact"
from "contacts" "c"
where "c"."id" in (
  select "c"."id"
  from "contacts" "c"
    join "orders" "e"
      on "e"."customer_no" = "c"."id"
  where (
    "e"."ordered_at" >= "segue_day_start"(
      cast(("c"."customer_since" + 1) as bigint),
      'America/New_York'
    )
    and "e"."ordered_at" < "segue_day_start"(
      cast((("c"."customer_since" + 1) + 7) as bigint),
      'America/New_York'
    )
    and "e"."ordered_at" <= 1772470800000
  )
)
order by "contact";

-- at_night
with function segue_past(zone varchar) returns array(bigint)
deterministic
returns null on null input
return cast(null as array(bigint)),
function segue_known(zone varchar) returns varchar
deterministic
returns null on null input
return case
  when zone in ('Etc/Greenwich', 'Etc/Zulu') then 'UTC'
  when starts_with(zone, 'SystemV/') then fail('segue: Trino knows no time zone ' || zone)
  else zone
end,
function segue_shown(moment bigint, zone varchar) returns bigint
deterministic
returns null on null input
begin
  declare past array(bigint) default if(moment < 0, segue_past(zone));
  declare i bigint default 2;
  if past is null then
    return try(date_diff('millisecond', timestamp '1970-01-01 00:00:00.000',
      cast(at_timezone(date_add('millisecond', moment,
      timestamp '1970-01-01 00:00:00.000 UTC'), segue_known(zone)) as timestamp(3))));
  end if;
  while element_at(past, i) <= moment do
    set i = i + 2;
  end while;
  return moment + element_at(past, i - 1);
end,
function segue_clock(moment bigint, zone varchar) returns bigint
deterministic
returns null on null input
return (segue_shown(moment, zone) % 86400000 + 86400000) % 86400000,
function segue_day(moment bigint, zone varchar) returns bigint
deterministic
returns null on null input
return (segue_shown(moment, zone) - ((segue_shown(moment, zone) % 86400000 + 86400000) % 86400000)) / 86400000
select "c"."id" "contact"
from "contacts" "c"
where (
  "c"."id" in (
    select "e"."contact_id"
    from "events" "e"
    where (
      "e"."event_type" = 'page_viewed'
      and "e"."occurred_at" <= 1772470800000
      and "segue_clock"(
        cast("e"."occurred_at" as bigint),
        'America/New_York'
      ) not between 21600000 and 79199999
    )
  )
  or "c"."id" in (
    select "e"."contact_id"
    from "events" "e"
    where (
      "e"."event_type" = 'page_viewed'
      and "e"."occurred_at" <= 1772470800000
      and mod(
        (mod(
          ("segue_day"(
            cast("e"."occurred_at" as bigint),
            'America/New_York'
          ) + 3),
          7
        ) + 7),
        7
      ) in (
        0, 1, 2, 3, 4
      )
    )
  )
)
order by "contact";

-- own_days
select "c"."id" "contact"
from "contacts" "c"
where (
  "c"."customer_since" between 20455 and 20514
  and "c"."renewal_date" between 20514 and 20543
)
order by "contact";

-- birthday
with function segue_date_of(day bigint) returns date
deterministic
returns null on null input
return try(date_add('day', day, date '1970-01-01')),
function segue_birthday(born date, years bigint) returns date
deterministic
returns null on null input
begin
  declare that date default try(date_add('month', 12 * (years - year(born)), born));
  return if(day(born) = 29 and day(that) = 28, date_add('day', 1, that), that);
end,
function segue_day_of(day date) returns bigint
deterministic
returns null on null input
return date_diff('day', date '1970-01-01', day),
function segue_anniversary(day bigint, after bigint) returns bigint
deterministic
returns null on null input
begin
  declare born date default segue_date_of(day);
  declare today date default segue_date_of(after);
  declare that date default segue_birthday(born, year(today));
  return segue_day_of(if(that >= today, that, segue_birthday(born, year(today) + 1)));
end
select "c"."id" "contact"
from "contacts" "c"
where "segue_anniversary"(
  cast("c"."birth_date" as bigint),
  20514
) between 20514 and 20520
order by "contact";

