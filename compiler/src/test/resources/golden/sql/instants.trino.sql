-- seconds
select "c"."id" "contact"
from "contacts" "c"
where (
  "c"."id" in (
    select "e"."customer_no"
    from "orders" "e"
    where (
      "e"."ordered_at" >= 1772393405000
      and "e"."ordered_at" <= 1772470800000
    )
  )
  and "c"."id" in (
    select "e"."customer_no"
    from "orders" "e"
    where (
      "e"."ordered_at" >= 1772393405250
      and "e"."ordered_at" <= 1772470800000
    )
  )
  and "c"."id" in (
    select "e"."customer_no"
    from "orders" "e"
    where "e"."ordered_at" < 1772461805000
  )
)
order by "contact";

-- after_a_day
select "c"."id" "contact"
from "contacts" "c"
where (
  "c"."id" in (
    select "e"."customer_no"
    from "orders" "e"
    where (
      "e"."ordered_at" >= 1772427600000
      and "e"."ordered_at" <= 1772470800000
    )
  )
  and "c"."id" in (
    select "e"."customer_no"
    from "orders" "e"
    where "e"."ordered_at" < 1772427600000
  )
)
order by "contact";

-- ago
select "c"."id" "contact"
from "contacts" "c"
where (
  "c"."id" in (
    select "e"."customer_no"
    from "orders" "e"
    where (
      "e"."ordered_at" > 1769878800000
      and "e"."ordered_at" <= 1772470800000
    )
  )
  and "c"."id" in (
    select "e"."customer_no"
    from "orders" "e"
    where "e"."ordered_at" <= 1772463600000
  )
  and "c"."id" in (
    select "e"."customer_no"
    from "orders" "e"
    where (
      "e"."ordered_at" > 1767373200000
      and "e"."ordered_at" <= 1772470800000
    )
  )
)
order by "contact";

-- dates_of_theirs
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
where (
  "c"."id" in (
    select "c"."id"
    from "contacts" "c"
      join "orders" "e"
        on "e"."customer_no" = "c"."id"
    where (
      "e"."ordered_at" >= "segue_day_start"(
        cast("c"."customer_since" as bigint),
        'America/New_York'
      )
      and "e"."ordered_at" <= 1772470800000
    )
  )
  and "c"."id" in (
    select "c"."id"
    from "contacts" "c"
      join "orders" "e"
        on "e"."customer_no" = "c"."id"
    where (
      "e"."ordered_at" < "segue_day_start"(
        cast("c"."renewal_date" as bigint),
        'America/New_York'
      )
      and "e"."ordered_at" <= 1772470800000
    )
  )
)
order by "contact";

-- of_events
with
  "purchased_first" as (
    select
      "e2"."customer_no" "contact",
      min("e2"."ordered_at") "value"
    from "orders" "e2"
    where "e2"."ordered_at" <= 1772470800000
    group by "e2"."customer_no"
  ),
  "page_viewed_last" as (
    select
      "e2"."contact_id" "contact",
      max("e2"."occurred_at") "value"
    from "events" "e2"
    where (
      "e2"."event_type" = 'page_viewed'
      and "e2"."occurred_at" <= 1772470800000
      and "e2"."path" = '/loans'
    )
    group by "e2"."contact_id"
  )
select "c"."id" "contact"
from "contacts" "c"
where (
  "c"."id" in (
    select "c"."id"
    from "contacts" "c"
      join "events" "e"
        on "e"."contact_id" = "c"."id"
      left join "purchased_first"
        on "purchased_first"."contact" = "c"."id"
    where (
      "e"."event_type" = 'page_viewed'
      and "e"."occurred_at" > "purchased_first"."value"
      and "e"."occurred_at" <= 1772470800000
    )
  )
  and "c"."id" in (
    select "c"."id"
    from "contacts" "c"
      join "events" "e"
        on "e"."contact_id" = "c"."id"
      left join "page_viewed_last"
        on "page_viewed_last"."contact" = "c"."id"
    where (
      "e"."event_type" = 'email_opened'
      and "e"."occurred_at" >= "page_viewed_last"."value"
      and "e"."occurred_at" <= 1772470800000
    )
  )
)
order by "contact";

-- near_dates
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
function segue_shift_day(day bigint, months bigint) returns bigint
deterministic
returns null on null input
return try(segue_day_of(date_add('month', months, segue_date_of(day)))),
function segue_shift(moment bigint, months bigint, zone varchar) returns bigint
deterministic
returns null on null input
begin
  declare here bigint default segue_shown(moment, zone);
  declare day bigint default (here - ((here % 86400000 + 86400000) % 86400000)) / 86400000;
  declare there bigint default try(segue_shift_day(day, months) * 86400000 + here - day * 86400000);
  declare same bigint default there - here + moment;
  return if(segue_shown(same, zone) = there, same, segue_local(there, zone));
end
with
  "purchased_first" as (
    select
      "e2"."customer_no" "contact",
      min("e2"."ordered_at") "value"
    from "orders" "e2"
    where "e2"."ordered_at" <= 1772470800000
    group by "e2"."customer_no"
  )
select "c"."id" "contact"
from "contacts" "c"
where (
  "c"."id" in (
    select "c"."id"
    from "contacts" "c"
      join "events" "e"
        on "e"."contact_id" = "c"."id"
    where (
      "e"."event_type" = 'page_viewed'
      and "e"."occurred_at" >= "segue_day_start"(
        cast(("c"."renewal_date" - 7) as bigint),
        'America/New_York'
      )
      and "e"."occurred_at" < "segue_day_start"(
        cast("c"."renewal_date" as bigint),
        'America/New_York'
      )
      and "e"."occurred_at" <= 1772470800000
    )
  )
  and "c"."id" in (
    select "c"."id"
    from "contacts" "c"
      join "events" "e"
        on "e"."contact_id" = "c"."id"
      left join "purchased_first"
        on "purchased_first"."contact" = "c"."id"
    where (
      "e"."event_type" = 'page_viewed'
      and "e"."occurred_at" > "purchased_first"."value"
      and "e"."occurred_at" <= "segue_shift"(
        cast("purchased_first"."value" as bigint),
        1,
        'America/New_York'
      )
      and "e"."occurred_at" <= 1772470800000
    )
  )
)
order by "contact";

-- worked_out
with
  "purchased_last" as (
    select
      "e2"."customer_no" "contact",
      max("e2"."ordered_at") "value"
    from "orders" "e2"
    where "e2"."ordered_at" <= 1772470800000
    group by "e2"."customer_no"
  )
select "c"."id" "contact"
from "contacts" "c"
where "c"."id" in (
  select "c"."id"
  from "contacts" "c"
    join "events" "e"
      on "e"."contact_id" = "c"."id"
    left join "purchased_last"
      on "purchased_last"."contact" = "c"."id"
  where (
    "e"."event_type" = 'page_viewed'
    and "e"."occurred_at" >= ("purchased_last"."value" - 7200000)
    and "e"."occurred_at" <= 1772470800000
  )
)
order by "contact";

