-- loyal
select "c"."id" "contact"
from "contacts" "c"
where ("c"."lifetime_value" * 2) > 300
order by "contact";

-- on_two_days
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
      and "e"."occurred_at" > 1769878800000
      and "e"."occurred_at" <= 1772470800000
    )
    group by
      "e"."contact_id",
      "segue_day"(
        cast("e"."occurred_at" as bigint),
        'America/New_York'
      )
    having count(*) >= 2
  ) "p"
  group by "p"."contact"
  having count(*) >= 3
)
order by "contact";

-- some_weeks
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
    "e"."ordered_at" >= 1770008400000
    and "e"."ordered_at" < 1772427600000
  )
  group by "e"."customer_no"
  having count(distinct ((("segue_day"(
    cast("e"."ordered_at" as bigint),
    'America/New_York'
  ) - mod(
    (mod(
      ("segue_day"(
        cast("e"."ordered_at" as bigint),
        'America/New_York'
      ) + 3),
      7
    ) + 7),
    7
  )) + 3) / nullif(7, 0))) >= 3
)
order by "contact";

-- orders
select "c"."id" "contact"
from "contacts" "c"
where (
  "c"."id" in (
    select "e"."customer_no"
    from "orders" "e"
    where "e"."ordered_at" <= 1772470800000
    group by "e"."customer_no"
    having min("e"."ordered_at") > 1769878800000
  )
  or (
    select "e"."ordered_at"
    from "orders" "e"
    where (
      "e"."customer_no" = "c"."id"
      and "e"."ordered_at" <= 1772470800000
      and "e"."total_amount" > 300
    )
    order by "e"."ordered_at" asc, "e"."order_no" asc
    offset 1 rows
    fetch next 1 rows only
  ) > 1769878800000
  or "c"."id" in (
    select "e"."customer_no"
    from "orders" "e"
    where (
      "e"."ordered_at" <= 1772470800000
      and "e"."ordered_at" > 1771866000000
    )
  )
)
order by "contact";

-- acts
select "c"."id" "contact"
from "contacts" "c"
where (
  "c"."id" not in (
    select "a"."contact"
    from "segue_act" "a"
    where (
      "a"."act" = 'received'
      and "a"."at" > 1771866000000
      and "a"."at" <= 1772470800000
    )
  )
  and "c"."id" not in (
    select "a"."contact"
    from "segue_act" "a"
    where (
      "a"."act" = 'handed_off'
      and "a"."name" = 'sales'
      and "a"."at" <= 1772470800000
    )
  )
  and "c"."id" not in (
    select "a"."contact"
    from "segue_act" "a"
    where (
      "a"."act" = 'finished'
      and "a"."name" = 'welcome'
      and "a"."at" <= 1772470800000
    )
  )
)
order by "contact";

-- classes
select "c"."id" "contact"
from "contacts" "c"
  left join "segue_value" "v1"
    on (
      "v1"."definition" = 'tier'
      and "v1"."contact" = "c"."id"
    )
where cast("v1"."value" as varchar) in (
  'gold', 'silver'
)
order by "contact";

-- tier
select
  "c"."id" "contact",
  case
    when "c"."lifetime_value" >= 100000 then 'gold'
    when "c"."lifetime_value" >= 10000 then 'silver'
    else 'rest'
  end "value"
from "contacts" "c"
order by "contact";

