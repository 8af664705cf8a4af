-- bought
select "c"."id" "contact"
from "contacts" "c"
where "c"."id" in (
  select "s"."contact"
  from (
    select
      "e"."contact_id" "contact",
      min("e"."occurred_at") "at"
    from "events" "e"
    where (
      "e"."event_type" = 'cart_added'
      and "e"."occurred_at" <= 1772470800000
    )
    group by "e"."contact_id"
  ) "s"
  where exists (
    select 1
    from "orders" "e2"
    where (
      "e2"."customer_no" = "s"."contact"
      and "e2"."ordered_at" <= 1772470800000
      and "e2"."ordered_at" > "s"."at"
    )
  )
)
order by "contact";

-- bought_soon
select "c"."id" "contact"
from "contacts" "c"
where "c"."id" in (
  select "e"."contact_id"
  from "events" "e"
  where (
    "e"."event_type" = 'cart_added'
    and "e"."occurred_at" > 1764694800000
    and "e"."occurred_at" <= 1772470800000
    and exists (
      select 1
      from "orders" "e2"
      where (
        "e2"."customer_no" = "e"."contact_id"
        and "e2"."ordered_at" > 1764694800000
        and "e2"."ordered_at" <= 1772470800000
        and "e2"."product" = "e"."product"
        and "e2"."ordered_at" > "e"."occurred_at"
        and "e2"."ordered_at" <= ("e"."occurred_at" + 172800000)
      )
    )
  )
)
order by "contact";

-- left_behind
select "c"."id" "contact"
from "contacts" "c"
where "c"."id" in (
  select "e"."contact_id"
  from "events" "e"
  where (
    "e"."event_type" = 'cart_added'
    and "e"."occurred_at" > 1764694800000
    and "e"."occurred_at" <= 1772470800000
    and "e"."occurred_at" <= 1772211600000
    and not exists (
      select 1
      from "orders" "e2"
      where (
        "e2"."customer_no" = "e"."contact_id"
        and "e2"."ordered_at" > 1764694800000
        and "e2"."ordered_at" <= 1772470800000
        and "e2"."product" = "e"."product"
        and "e2"."ordered_at" > "e"."occurred_at"
        and "e2"."ordered_at" <= ("e"."occurred_at" + 259200000)
      )
    )
  )
)
order by "contact";

-- never_again
select "c"."id" "contact"
from "contacts" "c"
where "c"."id" in (
  select "s"."contact"
  from (
    select
      "e"."customer_no" "contact",
      max("e"."ordered_at") "at"
    from "orders" "e"
    where (
      "e"."ordered_at" <= 1772470800000
      and "e"."total_amount" >= 50000
    )
    group by "e"."customer_no"
  ) "s"
  where not exists (
    select 1
    from "orders" "e2"
    where (
      "e2"."customer_no" = "s"."contact"
      and "e2"."ordered_at" <= 1772470800000
      and "e2"."ordered_at" > "s"."at"
    )
  )
)
order by "contact";

-- three
select "c"."id" "contact"
from "contacts" "c"
where "c"."id" in (
  select "s"."contact"
  from (
    select distinct
      "e2"."contact_id" "contact",
      "e2"."occurred_at" "at"
    from "events" "e"
      join "events" "e2"
        on (
          "e2"."contact_id" = "e"."contact_id"
          and "e2"."occurred_at" > "e"."occurred_at"
          and "e2"."occurred_at" <= ("e"."occurred_at" + 86400000)
        )
    where (
      "e"."event_type" = 'email_opened'
      and "e"."occurred_at" <= 1772470800000
      and "e2"."event_type" = 'page_viewed'
      and "e2"."occurred_at" <= 1772470800000
      and "substr"("e2"."path", 1, 7) = '/loans/'
    )
  ) "s"
  where exists (
    select 1
    from "events" "e3"
    where (
      "e3"."contact_id" = "s"."contact"
      and "e3"."event_type" = 'Form Submitted'
      and "e3"."occurred_at" <= 1772470800000
      and "e3"."form" = 'demo'
      and "e3"."occurred_at" > "s"."at"
      and "e3"."occurred_at" <= ("s"."at" + 604800000)
    )
  )
)
order by "contact";

-- however_late
select "c"."id" "contact"
from "contacts" "c"
where "c"."id" in (
  select "s"."contact"
  from (
    select
      "e2"."contact_id" "contact",
      min("e2"."occurred_at") "at"
    from (
      select
        "e"."contact_id" "contact",
        min("e"."occurred_at") "at"
      from "events" "e"
      where (
        "e"."event_type" = 'email_opened'
        and "e"."occurred_at" <= 1772470800000
      )
      group by "e"."contact_id"
    ) "s"
      join "events" "e2"
        on (
          "e2"."contact_id" = "s"."contact"
          and "e2"."occurred_at" > "s"."at"
        )
    where (
      "e2"."event_type" = 'page_viewed'
      and "e2"."occurred_at" <= 1772470800000
    )
    group by "e2"."contact_id"
  ) "s"
  where exists (
    select 1
    from "events" "e3"
    where (
      "e3"."contact_id" = "s"."contact"
      and "e3"."event_type" = 'Form Submitted'
      and "e3"."occurred_at" <= 1772470800000
      and "e3"."occurred_at" > "s"."at"
    )
  )
)
order by "contact";

-- straight_on
select "c"."id" "contact"
from "contacts" "c"
where "c"."id" in (
  select "n2"."contact"
  from "events" "e"
    join (
      select
        "e2"."contact_id" "contact",
        "e2"."occurred_at" "at",
        lag("e2"."occurred_at") over (
          partition by "e2"."contact_id"
          order by "e2"."occurred_at" asc, "e2"."id" asc
        ) "before",
        "e2"."path" "path"
      from "events" "e2"
      where (
        "e2"."event_type" = 'page_viewed'
        and "e2"."occurred_at" <= 1772470800000
      )
    ) "n2"
      on (
        "n2"."contact" = "e"."contact_id"
        and "n2"."at" > "e"."occurred_at"
        and "n2"."at" <= ("e"."occurred_at" + 3600000)
        and (
          "n2"."before" <= "e"."occurred_at"
          or "n2"."before" is null
        )
      )
  where (
    "e"."event_type" = 'page_viewed'
    and "e"."occurred_at" <= 1772470800000
    and "e"."path" = '/cart'
    and "n2"."path" = '/pay'
  )
)
order by "contact";

-- later
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
end
select "c"."id" "contact"
from "contacts" "c"
where "c"."id" in (
  select "e"."customer_no"
  from "orders" "e"
  where (
    "e"."ordered_at" <= 1772470800000
    and exists (
      select 1
      from "orders" "e2"
      where (
        "e2"."customer_no" = "e"."customer_no"
        and "e2"."ordered_at" <= 1772470800000
        and "e2"."ordered_at" >= "segue_shift"(
          cast("e"."ordered_at" as bigint),
          1,
          'America/New_York'
        )
        and "e2"."ordered_at" <= "segue_shift"(
          cast("e"."ordered_at" as bigint),
          3,
          'America/New_York'
        )
      )
    )
  )
)
order by "contact";

-- either
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
end
select "c"."id" "contact"
from "contacts" "c"
where "c"."id" in (
  select "s"."contact"
  from (
    select distinct
      "e2"."contact" "contact",
      "e2"."at" "at"
    from "events" "e"
      join (
        select
          "e2"."customer_no" "contact",
          "e2"."ordered_at" "at"
        from "orders" "e2"
        where "e2"."ordered_at" <= 1772470800000
        union all
        select
          "e2"."member_id" "contact",
          "e2"."applied_at" "at"
        from "applications" "e2"
        where "e2"."applied_at" <= 1772470800000
      ) "e2"
        on (
          "e2"."contact" = "e"."contact_id"
          and "e2"."at" > "e"."occurred_at"
          and "e2"."at" <= ("e"."occurred_at" + 86400000)
        )
    where (
      "e"."event_type" = 'page_viewed'
      and "e"."occurred_at" <= 1772470800000
    )
  ) "s"
  where (
    "segue_shift"(
      cast("s"."at" as bigint),
      1,
      'America/New_York'
    ) <= 1772470800000
    and not exists (
      select 1
      from "orders" "e3"
      where (
        "e3"."customer_no" = "s"."contact"
        and "e3"."ordered_at" <= 1772470800000
        and "e3"."ordered_at" > "s"."at"
        and "e3"."ordered_at" <= "segue_shift"(
          cast("s"."at" as bigint),
          1,
          'America/New_York'
        )
      )
    )
    and not exists (
      select 1
      from "applications" "e3"
      where (
        "e3"."member_id" = "s"."contact"
        and "e3"."applied_at" <= 1772470800000
        and "e3"."applied_at" > "s"."at"
        and "e3"."applied_at" <= "segue_shift"(
          cast("s"."at" as bigint),
          1,
          'America/New_York'
        )
      )
    )
  )
)
order by "contact";

-- of_the_same_kind
select "c"."id" "contact"
from "contacts" "c"
where "c"."id" in (
  select "s"."contact"
  from (
    select
      "e2"."customer_no" "contact",
      min("e2"."ordered_at") "at",
      "e"."kind" "first_kind"
    from "applications" "e"
      join "orders" "e2"
        on (
          "e2"."customer_no" = "e"."member_id"
          and "e2"."ordered_at" > "e"."applied_at"
          and "e2"."ordered_at" <= ("e"."applied_at" + 172800000)
        )
    where (
      "e"."applied_at" <= 1772470800000
      and "e2"."ordered_at" <= 1772470800000
      and "e2"."total_amount" > 1000
    )
    group by "e2"."customer_no", "e"."kind"
  ) "s"
  where exists (
    select 1
    from "applications" "e3"
    where (
      "e3"."member_id" = "s"."contact"
      and "e3"."applied_at" <= 1772470800000
      and "e3"."kind" = "s"."first_kind"
      and "e3"."applied_at" > "s"."at"
    )
  )
)
order by "contact";

-- at_home
select "c"."id" "contact"
from "contacts" "c"
where "c"."id" in (
  select "s"."contact"
  from (
    select distinct
      "c"."id" "contact",
      "e"."occurred_at" "at"
    from "contacts" "c"
      join "events" "e"
        on "e"."contact_id" = "c"."id"
    where (
      "e"."event_type" = 'page_viewed'
      and "e"."occurred_at" <= 1772470800000
    )
  ) "s"
  where exists (
    select 1
    from "contacts" "c"
      join "orders" "e2"
        on "e2"."customer_no" = "c"."id"
    where (
      "c"."id" = "s"."contact"
      and "e2"."ordered_at" <= 1772470800000
      and (
        "e2"."product" <> "c"."country"
        or "e2"."product" is null
        or "c"."country" is null
      )
      and "e2"."ordered_at" > "s"."at"
      and "e2"."ordered_at" <= ("s"."at" + 604800000)
    )
  )
)
order by "contact";

-- not_so
select "c"."id" "contact"
from "contacts" "c"
where "c"."id" not in (
  select "e"."contact_id"
  from "events" "e"
  where (
    "e"."event_type" = 'cart_added'
    and "e"."occurred_at" <= 1772470800000
    and exists (
      select 1
      from "orders" "e2"
      where (
        "e2"."customer_no" = "e"."contact_id"
        and "e2"."ordered_at" <= 1772470800000
        and "e2"."product" = "e"."product"
        and "e2"."ordered_at" > "e"."occurred_at"
        and "e2"."ordered_at" <= ("e"."occurred_at" + 172800000)
      )
    )
  )
)
order by "contact";

