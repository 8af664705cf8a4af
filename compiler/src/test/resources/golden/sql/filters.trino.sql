-- comma
select "c"."id" "contact"
from "contacts" "c"
where "c"."id" in (
  select "e"."customer_no"
  from "orders" "e"
  where (
    "e"."ordered_at" <= 1772470800000
    and "e"."category" = 'car'
    and "e"."total_amount" > 10000
  )
)
order by "contact";

-- either
select "c"."id" "contact"
from "contacts" "c"
where "c"."id" in (
  select "e"."customer_no"
  from "orders" "e"
  where (
    "e"."ordered_at" <= 1772470800000
    and (
      "e"."category" = 'car'
      or "e"."category" = 'boat'
    )
  )
)
order by "contact";

-- neither
select "c"."id" "contact"
from "contacts" "c"
where "c"."id" in (
  select "e"."customer_no"
  from "orders" "e"
  where (
    "e"."ordered_at" <= 1772470800000
    and "e"."category" is distinct from 'car'
    and (
      "e"."total_amount" <= 10000
      or "e"."total_amount" is null
    )
  )
)
order by "contact";

-- of_the_contact
select "c"."id" "contact"
from "contacts" "c"
where "c"."id" in (
  select "c"."id"
  from "contacts" "c"
    join "orders" "e"
      on "e"."customer_no" = "c"."id"
  where (
    "e"."ordered_at" > 1769878800000
    and "e"."ordered_at" <= 1772470800000
    and "e"."product" = "c"."title"
    and "c"."plan" = 'pro'
  )
  group by "c"."id"
  having count(*) >= 2
)
order by "contact";

-- of_the_account
select "c"."id" "contact"
from "contacts" "c"
where "c"."id" in (
  select "c"."id"
  from "contacts" "c"
    join "orders" "e"
      on "e"."customer_no" = "c"."id"
    left join "accounts" "a1"
      on "a1"."id" = "c"."account_id"
  where (
    "e"."ordered_at" <= 1772470800000
    and "e"."category" = "a1"."industry"
  )
)
order by "contact";

-- on_sundays
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
    "e"."ordered_at" <= 1772470800000
    and mod(
      (mod(
        ("segue_day"(
          cast("e"."ordered_at" as bigint),
          'America/New_York'
        ) + 3),
        7
      ) + 7),
      7
    ) in (6)
  )
)
order by "contact";

-- at_work
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
return (segue_shown(moment, zone) - ((segue_shown(moment, zone) % 86400000 + 86400000) % 86400000)) / 86400000,
function segue_clock(moment bigint, zone varchar) returns bigint
deterministic
returns null on null input
return (segue_shown(moment, zone) % 86400000 + 86400000) % 86400000
select "c"."id" "contact"
from "contacts" "c"
where "c"."id" in (
  select "e"."contact_id"
  from "events" "e"
  where (
    "e"."event_type" = 'page_viewed'
    and "e"."occurred_at" > 1769878800000
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
    and "segue_clock"(
      cast("e"."occurred_at" as bigint),
      'America/New_York'
    ) between 32400000 and 61199999
  )
  group by "e"."contact_id"
  having count(*) >= 3
)
order by "contact";

-- all_night
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
where "c"."id" in (
  select "e"."contact_id"
  from "events" "e"
  where (
    "e"."event_type" = 'page_viewed'
    and "e"."occurred_at" <= 1772470800000
    and "segue_clock"(
      cast("e"."occurred_at" as bigint),
      'America/New_York'
    ) not between 21600000 and 79199999
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
      4, 5
    )
  )
)
order by "contact";

-- till_midnight
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
return (segue_shown(moment, zone) % 86400000 + 86400000) % 86400000
select "c"."id" "contact"
from "contacts" "c"
where "c"."id" in (
  select "e"."contact_id"
  from "events" "e"
  where (
    "e"."event_type" = 'page_viewed'
    and "e"."occurred_at" <= 1772470800000
    and "segue_clock"(
      cast("e"."occurred_at" as bigint),
      'America/New_York'
    ) between 72000000 and 86399999
  )
)
order by "contact";

-- looking_back
with
  "purchased_max" as (
    select
      (cast("c"."id" as varchar) || ' ' || cast("instants"."at" as varchar)) "contact",
      max("e2"."total_amount") "value"
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
where (
  "c"."id" in (
    select "c"."id"
    from "contacts" "c"
      join "orders" "e"
        on "e"."customer_no" = "c"."id"
      left join "purchased_max"
        on "purchased_max"."contact" = (cast("c"."id" as varchar) || ' ' || cast("e"."ordered_at" as varchar))
    where (
      "e"."ordered_at" <= 1772470800000
      and "e"."total_amount" > "purchased_max"."value"
    )
  )
  and "c"."id" in (
    select "c"."id"
    from "contacts" "c"
      join "orders" "e"
        on "e"."customer_no" = "c"."id"
    where (
      "e"."ordered_at" <= 1772470800000
      and (cast("c"."id" as varchar) || ' ' || cast("e"."ordered_at" as varchar)) in (
        select (cast("c"."id" as varchar) || ' ' || cast("instants"."at" as varchar))
        from "contacts" "c"
          join (
            select distinct
              "e"."customer_no" "contact",
              "e"."ordered_at" "at"
            from "orders" "e"
          ) "instants"
            on "instants"."contact" = "c"."id"
          join "events" "e2"
            on "e2"."contact_id" = "c"."id"
        where (
          "e2"."event_type" = 'email_opened'
          and "e2"."occurred_at" < "instants"."at"
          and "e2"."occurred_at" <= 1772470800000
        )
        group by (cast("c"."id" as varchar) || ' ' || cast("instants"."at" as varchar))
        having count(*) >= 3
      )
    )
  )
)
order by "contact";

-- missing_ones
select "c"."id" "contact"
from "contacts" "c"
where (
  "c"."id" in (
    select "e"."customer_no"
    from "orders" "e"
    where (
      "e"."ordered_at" <= 1772470800000
      and "e"."category" is null
      and "e"."product" is not null
    )
  )
  and "c"."id" in (
    select "e"."contact_id"
    from "events" "e"
    where (
      "e"."event_type" = 'cart_added'
      and "e"."occurred_at" <= 1772470800000
      and "e"."product" is distinct from 'car'
    )
    union all
    select "e"."customer_no"
    from "orders" "e"
    where (
      "e"."ordered_at" <= 1772470800000
      and "e"."product" is distinct from 'car'
    )
  )
)
order by "contact";

