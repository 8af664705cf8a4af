-- soon
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

-- today_is_it
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
) between 20514 and 20514
order by "contact";

-- tomorrow_is_it
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
  cast("c"."customer_since" as bigint),
  20515
) between 20515 and 20515
order by "contact";

-- lately
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
  cast("c"."customer_since" as bigint),
  20485
) between 20485 and 20514
order by "contact";

-- next_month_is_it
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
end,
function segue_period_start(day bigint, months bigint, later bigint) returns bigint
deterministic
returns null on null input
return try(segue_day_of(date_add('month', later * months, date_trunc(case months when 1 then 'month' when 3 then 'quarter' else 'year' end, segue_date_of(day))))),
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
where (
  "segue_anniversary"(
    cast("c"."birth_date" as bigint),
    cast("segue_period_start"(
      cast("segue_day"(
        1772470800000,
        cast(coalesce("c"."time_zone", 'America/New_York') as varchar)
      ) as bigint),
      1,
      1
    ) as bigint)
  ) >= "segue_period_start"(
    cast("segue_day"(
      1772470800000,
      cast(coalesce("c"."time_zone", 'America/New_York') as varchar)
    ) as bigint),
    1,
    1
  )
  and "segue_anniversary"(
    cast("c"."birth_date" as bigint),
    cast("segue_period_start"(
      cast("segue_day"(
        1772470800000,
        cast(coalesce("c"."time_zone", 'America/New_York') as varchar)
      ) as bigint),
      1,
      1
    ) as bigint)
  ) < "segue_period_start"(
    cast("segue_day"(
      1772470800000,
      cast(coalesce("c"."time_zone", 'America/New_York') as varchar)
    ) as bigint),
    1,
    2
  )
)
order by "contact";

-- not_soon
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
where not (coalesce(
  ("segue_anniversary"(
    cast("c"."renewal_date" as bigint),
    20514
  ) between 20514 and 20527),
  false
))
order by "contact";

