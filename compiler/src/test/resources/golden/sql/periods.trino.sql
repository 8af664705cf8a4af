-- on_days
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
function segue_day(moment bigint, zone varchar) returns bigint
deterministic
returns null on null input
return (segue_shown(moment, zone) - ((segue_shown(moment, zone) % 86400000 + 86400000) % 86400000)) / 86400000
select "c"."id" "contact"
from "contacts" "c"
where "c"."id" in (
  select "e"."customer_no"
  from "orders" "e"
  where (
    "e"."ordered_at" > 1769878800000
    and "e"."ordered_at" <= 1772470800000
  )
  group by "e"."customer_no"
  having count(distinct "segue_day"(
    cast("e"."ordered_at" as bigint),
    'America/New_York'
  )) >= 3
)
order by "contact";

-- on_no_more
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
function segue_day(moment bigint, zone varchar) returns bigint
deterministic
returns null on null input
return (segue_shown(moment, zone) - ((segue_shown(moment, zone) % 86400000 + 86400000) % 86400000)) / 86400000
select "c"."id" "contact"
from "contacts" "c"
where "c"."id" not in (
  select "e"."contact_id"
  from "events" "e"
  where (
    "e"."event_type" = 'page_viewed'
    and "e"."occurred_at" <= 1772470800000
  )
  group by "e"."contact_id"
  having count(distinct "segue_day"(
    cast("e"."occurred_at" as bigint),
    'America/New_York'
  )) >= 3
)
order by "contact";

-- in_one_day
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
function segue_day(moment bigint, zone varchar) returns bigint
deterministic
returns null on null input
return (segue_shown(moment, zone) - ((segue_shown(moment, zone) % 86400000 + 86400000) % 86400000)) / 86400000
select "c"."id" "contact"
from "contacts" "c"
where "c"."id" in (
  select "e"."contact_id" "contact"
  from "events" "e"
  where (
    "e"."event_type" = 'page_viewed'
    and "e"."occurred_at" <= 1772470800000
  )
  group by
    "e"."contact_id",
    "segue_day"(
      cast("e"."occurred_at" as bigint),
      'America/New_York'
    )
  having count(*) >= 4
)
order by "contact";

-- each_week
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
function segue_day(moment bigint, zone varchar) returns bigint
deterministic
returns null on null input
return (segue_shown(moment, zone) - ((segue_shown(moment, zone) % 86400000 + 86400000) % 86400000)) / 86400000
select "c"."id" "contact"
from "contacts" "c"
where "c"."id" in (
  select "p"."contact"
  from (
    select "e"."contact_id" "contact"
    from "events" "e"
    where (
      "e"."event_type" = 'page_viewed'
      and "e"."occurred_at" >= 1770008400000
      and "e"."occurred_at" < 1772427600000
    )
    group by
      "e"."contact_id",
      ((("segue_day"(
        cast("e"."occurred_at" as bigint),
        'America/New_York'
      ) - mod(
        (mod(
          ("segue_day"(
            cast("e"."occurred_at" as bigint),
            'America/New_York'
          ) + 3),
          7
        ) + 7),
        7
      )) + 3) / nullif(7, 0))
    having count(*) >= 2
  ) "p"
  group by "p"."contact"
  having count(*) >= 4
)
order by "contact";

-- each_quarter
with function segue_date_of(day bigint) returns date
deterministic
returns null on null input
return try(date_add('day', day, date '1970-01-01')),
function segue_full_months(a bigint, b bigint) returns bigint
deterministic
returns null on null input
begin
  declare from_day bigint default (a - ((a % 86400000 + 86400000) % 86400000)) / 86400000;
  declare to_day bigint default (b - ((b % 86400000 + 86400000) % 86400000)) / 86400000;
  declare from_date date default segue_date_of(from_day);
  declare to_date date default segue_date_of(to_day);
  declare months bigint default 12 * (year(to_date) - year(from_date)) + month(to_date) - month(from_date);
  declare reached boolean default (day(to_date) > day(from_date)
    or day(to_date) = day(from_date) and b - to_day * 86400000 >= a - from_day * 86400000);
  return if(reached, months, months - 1);
end,
function segue_months_of_days(a bigint, b bigint, months bigint) returns bigint
deterministic
returns null on null input
return (segue_full_months(try(a * 86400000), try(b * 86400000)) - ((segue_full_months(try(a * 86400000), try(b * 86400000)) % months + months) % months)) / months,
function segue_past(zone varchar) returns array(bigint)
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
function segue_day(moment bigint, zone varchar) returns bigint
deterministic
returns null on null input
return (segue_shown(moment, zone) - ((segue_shown(moment, zone) % 86400000 + 86400000) % 86400000)) / 86400000
select "c"."id" "contact"
from "contacts" "c"
where "c"."id" in (
  select "e"."customer_no"
  from "orders" "e"
  where (
    "e"."ordered_at" >= 1767243600000
    and "e"."ordered_at" <= 1772470800000
  )
  group by "e"."customer_no"
  having count(distinct "segue_months_of_days"(
    0,
    cast("segue_day"(
      cast("e"."ordered_at" as bigint),
      'America/New_York'
    ) as bigint),
    3
  )) >= 4
)
order by "contact";

-- by_their_clock
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
function segue_day_of(day date) returns bigint
deterministic
returns null on null input
return date_diff('day', date '1970-01-01', day),
function segue_date_of(day bigint) returns date
deterministic
returns null on null input
return try(date_add('day', day, date '1970-01-01')),
function segue_period_start(day bigint, months bigint, later bigint) returns bigint
deterministic
returns null on null input
return try(segue_day_of(date_add('month', later * months, date_trunc(case months when 1 then 'month' when 3 then 'quarter' else 'year' end, segue_date_of(day))))),
function segue_day(moment bigint, zone varchar) returns bigint
deterministic
returns null on null input
return (segue_shown(moment, zone) - ((segue_shown(moment, zone) % 86400000 + 86400000) % 86400000)) / 86400000
select "c"."id" "contact"
from "contacts" "c"
where "c"."id" in (
  select "c"."id"
  from "contacts" "c"
    join (
      select
        "c"."id" "contact",
        "e"."occurred_at" "at"
      from "contacts" "c"
        join "events" "e"
          on "e"."contact_id" = "c"."id"
      where (
        "e"."event_type" = 'page_viewed'
        and "e"."occurred_at" >= "segue_day_start"(
          cast("segue_period_start"(
            cast("segue_day"(
              1772470800000,
              cast(coalesce("c"."time_zone", 'America/New_York') as varchar)
            ) as bigint),
            12,
            0
          ) as bigint),
          cast(coalesce("c"."time_zone", 'America/New_York') as varchar)
        )
        and "e"."occurred_at" < "segue_day_start"(
          cast("segue_period_start"(
            cast("segue_day"(
              1772470800000,
              cast(coalesce("c"."time_zone", 'America/New_York') as varchar)
            ) as bigint),
            12,
            1
          ) as bigint),
          cast(coalesce("c"."time_zone", 'America/New_York') as varchar)
        )
        and "e"."occurred_at" <= 1772470800000
      )
    ) "t"
      on "t"."contact" = "c"."id"
  group by "c"."id"
  having count(distinct ((("segue_day"(
    cast("t"."at" as bigint),
    cast(coalesce("c"."time_zone", 'America/New_York') as varchar)
  ) - mod(
    (mod(
      ("segue_day"(
        cast("t"."at" as bigint),
        cast(coalesce("c"."time_zone", 'America/New_York') as varchar)
      ) + 3),
      7
    ) + 7),
    7
  )) + 3) / nullif(7, 0))) >= 3
)
order by "contact";

-- running
with function segue_date_of(day bigint) returns date
deterministic
returns null on null input
return try(date_add('day', day, date '1970-01-01')),
function segue_full_months(a bigint, b bigint) returns bigint
deterministic
returns null on null input
begin
  declare from_day bigint default (a - ((a % 86400000 + 86400000) % 86400000)) / 86400000;
  declare to_day bigint default (b - ((b % 86400000 + 86400000) % 86400000)) / 86400000;
  declare from_date date default segue_date_of(from_day);
  declare to_date date default segue_date_of(to_day);
  declare months bigint default 12 * (year(to_date) - year(from_date)) + month(to_date) - month(from_date);
  declare reached boolean default (day(to_date) > day(from_date)
    or day(to_date) = day(from_date) and b - to_day * 86400000 >= a - from_day * 86400000);
  return if(reached, months, months - 1);
end,
function segue_months_of_days(a bigint, b bigint, months bigint) returns bigint
deterministic
returns null on null input
return (segue_full_months(try(a * 86400000), try(b * 86400000)) - ((segue_full_months(try(a * 86400000), try(b * 86400000)) % months + months) % months)) / months,
function segue_past(zone varchar) returns array(bigint)
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
function segue_day(moment bigint, zone varchar) returns bigint
deterministic
returns null on null input
return (segue_shown(moment, zone) - ((segue_shown(moment, zone) % 86400000 + 86400000) % 86400000)) / 86400000
select "c"."id" "contact"
from "contacts" "c"
where "c"."id" in (
  select "p"."contact"
  from (
    select
      "e"."customer_no" "contact",
      ("segue_months_of_days"(
        0,
        cast("segue_day"(
          cast("e"."ordered_at" as bigint),
          'America/New_York'
        ) as bigint),
        1
      ) - row_number() over (
        partition by "e"."customer_no"
        order by "segue_months_of_days"(
          0,
          cast("segue_day"(
            cast("e"."ordered_at" as bigint),
            'America/New_York'
          ) as bigint),
          1
        )
      )) "run"
    from "orders" "e"
    where "e"."ordered_at" <= 1772470800000
    group by
      "e"."customer_no",
      "segue_months_of_days"(
        0,
        cast("segue_day"(
          cast("e"."ordered_at" as bigint),
          'America/New_York'
        ) as bigint),
        1
      )
  ) "p"
  group by "p"."contact", "p"."run"
  having count(*) >= 3
)
order by "contact";

-- burst
select "c"."id" "contact"
from "contacts" "c"
where "c"."id" in (
  select "p"."contact"
  from (
    select
      "e"."contact_id" "contact",
      "e"."occurred_at" "at",
      lead("e"."occurred_at", 2) over (
        partition by "e"."contact_id"
        order by "e"."occurred_at"
      ) "later"
    from "events" "e"
    where (
      "e"."event_type" = 'page_viewed'
      and "e"."occurred_at" <= 1772470800000
    )
  ) "p"
  where "p"."later" < ("p"."at" + 2592000000)
)
order by "contact";

-- burst_of_days
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
function segue_day_of(day date) returns bigint
deterministic
returns null on null input
return date_diff('day', date '1970-01-01', day),
function segue_date_of(day bigint) returns date
deterministic
returns null on null input
return try(date_add('day', day, date '1970-01-01')),
function segue_shift_day(day bigint, months bigint) returns bigint
deterministic
returns null on null input
return try(segue_day_of(date_add('month', months, segue_date_of(day)))),
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
function segue_shift(moment bigint, months bigint, zone varchar) returns bigint
deterministic
returns null on null input
begin
  declare here bigint default segue_shown(moment, zone);
  declare day bigint default (here - ((here % 86400000 + 86400000) % 86400000)) / 86400000;
  declare there bigint default try(segue_shift_day(day, months) * 86400000 + here - day * 86400000);
  declare same bigint default there - here + moment;
  return if(segue_shown(same, zone) = there, same, segue_local(there, zone));
end,
function segue_day(moment bigint, zone varchar) returns bigint
deterministic
returns null on null input
return (segue_shown(moment, zone) - ((segue_shown(moment, zone) % 86400000 + 86400000) % 86400000)) / 86400000
select "c"."id" "contact"
from "contacts" "c"
where "c"."id" in (
  select "p"."contact"
  from (
    select
      "e"."contact_id" "contact",
      max("segue_shift"(
        cast("e"."occurred_at" as bigint),
        1,
        'America/New_York'
      )) "until",
      lead(min("e"."occurred_at"), 2) over (
        partition by "e"."contact_id"
        order by "segue_day"(
          cast("e"."occurred_at" as bigint),
          'America/New_York'
        )
      ) "later"
    from "events" "e"
    where (
      "e"."event_type" = 'page_viewed'
      and "e"."occurred_at" <= 1772470800000
    )
    group by
      "e"."contact_id",
      "segue_day"(
        cast("e"."occurred_at" as bigint),
        'America/New_York'
      )
  ) "p"
  where "p"."later" < "p"."until"
)
order by "contact";

-- gap
select "c"."id" "contact"
from "contacts" "c"
where "c"."id" in (
  select "p"."contact"
  from (
    select
      "e"."customer_no" "contact",
      "e"."ordered_at" "at",
      lead("e"."ordered_at", 1) over (
        partition by "e"."customer_no"
        order by "e"."ordered_at"
      ) "later"
    from "orders" "e"
    where "e"."ordered_at" <= 1772470800000
  ) "p"
  where "p"."later" >= ("p"."at" + 15552000000)
)
order by "contact";

-- third_one
select "c"."id" "contact"
from "contacts" "c"
where (
  select "e"."ordered_at"
  from "orders" "e"
  where (
    "e"."customer_no" = "c"."id"
    and "e"."ordered_at" <= 1772470800000
  )
  order by "e"."ordered_at" asc, "e"."order_no" asc
  offset 2 rows
  fetch next 1 rows only
) > 1769878800000
order by "contact";

-- jump
with function segue_above(x varchar) returns number
deterministic
returns null on null input
return cast(split_part(x, '/', 1) as number),
function segue_gcd(a number, b number) returns number
deterministic
returns null on null input
begin
  declare x number default abs(a);
  declare y number default abs(b);
  declare z number;
  declare u bigint;
  declare v bigint;
  declare w bigint;
  while y > 0 and (x > 9223372036854775807 or y > 9223372036854775807) do
    set z = x % y;
    set x = y;
    set y = z;
  end while;
  if y = 0 then
    return x;
  end if;
  set u = cast(x as bigint);
  set v = cast(y as bigint);
  while v > 0 do
    set w = u % v;
    set u = v;
    set v = w;
  end while;
  return cast(u as number);
end,
function segue_digits(x number) returns varchar
deterministic
returns null on null input
begin
  declare most number default number '1e36';
  declare rest number default abs(x);
  declare low number;
  declare digits varchar default '';
  while rest >= most do
    set low = rest % most;
    set digits = lpad(cast(cast(low as decimal(38,0)) as varchar), 36, '0') || digits;
    set rest = (rest - low) / most;
  end while;
  set digits = cast(cast(rest as decimal(38,0)) as varchar) || digits;
  if length(digits) > 90 then
    return fail('segue: a fraction of too many digits');
  end if;
  return if(x < 0, '-', '') || digits;
end,
function segue_fraction(n number, d number) returns varchar
deterministic
returns null on null input
begin
  declare common number default segue_gcd(n, d);
  declare below number default abs(d) / common;
  declare above number default if(d < 0, -n, n) / common;
  return segue_digits(above) || if(below = 1, '', '/' || segue_digits(below));
end,
function segue_limited(n number, d number) returns varchar
deterministic
returns null on null input
return if(abs(n) < number '1e15' * abs(d), segue_fraction(n, d)),
function segue_below(x varchar) returns number
deterministic
returns null on null input
return if(strpos(x, '/') > 0, cast(split_part(x, '/', 2) as number), number '1'),
function segue_divide(a varchar, b varchar) returns varchar
deterministic
returns null on null input
return if(segue_above(b) <> 0, segue_limited(segue_above(a) * segue_below(b), segue_below(a) * segue_above(b))),
function segue_compare(a varchar, b varchar) returns bigint
deterministic
returns null on null input
return cast(sign(segue_above(a) * segue_below(b) - segue_above(b) * segue_below(a)) as bigint),
function segue_ten(power bigint) returns number
deterministic
returns null on null input
return cast('1e' || cast(power as varchar) as number),
function segue_exact(x bigint, decimals bigint) returns varchar
deterministic
returns null on null input
return segue_fraction(cast(x as number), segue_ten(decimals)),
function segue_multiply(a varchar, b varchar) returns varchar
deterministic
returns null on null input
return segue_limited(segue_above(a) * segue_above(b), segue_below(a) * segue_below(b))
with
  "purchased_avg" as (
    select
      (cast("c"."id" as varchar) || ' ' || cast("instants"."at" as varchar)) "contact",
      "segue_divide"(
        cast(try_cast(sum(cast("e2"."total_amount" as decimal(38, 0))) as bigint) as varchar),
        cast((count("e2"."total_amount") * 100) as varchar)
      ) "value"
    from "contacts" "c"
      join (
        select distinct
          "e"."customer_no" "contact",
          "e"."ordered_at" "at"
        from "orders" "e"
      ) "instants"
        on "instants"."contact" = "c"."id"
      join "orders" "e2"
        on "e2"."customer_no" = "c"."id"
    where (
      "e2"."ordered_at" < "instants"."at"
      and "e2"."ordered_at" <= 1772470800000
    )
    group by (cast("c"."id" as varchar) || ' ' || cast("instants"."at" as varchar))
  )
select "c"."id" "contact"
from "contacts" "c"
where "c"."id" in (
  select "c"."id"
  from "contacts" "c"
    join "orders" "e"
      on "e"."customer_no" = "c"."id"
    left join "purchased_avg"
      on "purchased_avg"."contact" = (cast("c"."id" as varchar) || ' ' || cast("e"."ordered_at" as varchar))
  where (
    "e"."ordered_at" > 1769878800000
    and "e"."ordered_at" <= 1772470800000
    and "segue_compare"(
      cast("segue_exact"(
        cast("e"."total_amount" as bigint),
        2
      ) as varchar),
      cast("segue_multiply"(
        '3',
        cast("purchased_avg"."value" as varchar)
      ) as varchar)
    ) >= 0
  )
)
order by "contact";

