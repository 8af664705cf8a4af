-- on_days
select "c"."id" as "contact"
from "contacts" as "c"
where "c"."id" in (
  select "e"."customer_no"
  from "orders" as "e"
  where (
    "e"."ordered_at" > 1769878800000
    and "e"."ordered_at" <= 1772470800000
  )
  group by "e"."customer_no"
  having count(distinct pg_temp.segue_day("e"."ordered_at", 'America/New_York')) >= 3
)
order by "contact";

-- on_no_more
select "c"."id" as "contact"
from "contacts" as "c"
where not exists (
  select 1
  from (
    select "e"."contact_id"
    from "events" as "e"
    where (
      "e"."event_type" = 'page_viewed'
      and "e"."occurred_at" <= 1772470800000
    )
    group by "e"."contact_id"
    having count(distinct pg_temp.segue_day("e"."occurred_at", 'America/New_York')) >= 3
  ) as "some" ("one")
  where "some"."one" = "c"."id"
)
order by "contact";

-- in_one_day
select "c"."id" as "contact"
from "contacts" as "c"
where "c"."id" in (
  select "e"."contact_id" as "contact"
  from "events" as "e"
  where (
    "e"."event_type" = 'page_viewed'
    and "e"."occurred_at" <= 1772470800000
  )
  group by
    "e"."contact_id",
    pg_temp.segue_day("e"."occurred_at", 'America/New_York')
  having count(*) >= 4
)
order by "contact";

-- each_week
select "c"."id" as "contact"
from "contacts" as "c"
where "c"."id" in (
  select "p"."contact"
  from (
    select "e"."contact_id" as "contact"
    from "events" as "e"
    where (
      "e"."event_type" = 'page_viewed'
      and "e"."occurred_at" >= 1770008400000
      and "e"."occurred_at" < 1772427600000
    )
    group by
      "e"."contact_id",
      (((pg_temp.segue_day("e"."occurred_at", 'America/New_York') - mod(
        (mod(
          (pg_temp.segue_day("e"."occurred_at", 'America/New_York') + 3),
          7
        ) + 7),
        7
      )) + 3) / 7)
    having count(*) >= 2
  ) as "p"
  group by "p"."contact"
  having count(*) >= 4
)
order by "contact";

-- each_quarter
select "c"."id" as "contact"
from "contacts" as "c"
where "c"."id" in (
  select "e"."customer_no"
  from "orders" as "e"
  where (
    "e"."ordered_at" >= 1767243600000
    and "e"."ordered_at" <= 1772470800000
  )
  group by "e"."customer_no"
  having count(distinct pg_temp.segue_months_of_days(0, pg_temp.segue_day("e"."ordered_at", 'America/New_York'), 3)) >= 4
)
order by "contact";

-- by_their_clock
select "c"."id" as "contact"
from "contacts" as "c"
where exists (
  select "e"."contact_id"
  from "events" as "e"
  where (
    "e"."contact_id" = "c"."id"
    and "e"."event_type" = 'page_viewed'
    and "e"."occurred_at" >= pg_temp.segue_day_start(pg_temp.segue_period_start(pg_temp.segue_day(1772470800000, cast(coalesce("c"."time_zone", 'America/New_York') as text)), 12, 0), cast(coalesce("c"."time_zone", 'America/New_York') as text))
    and "e"."occurred_at" < pg_temp.segue_day_start(pg_temp.segue_period_start(pg_temp.segue_day(1772470800000, cast(coalesce("c"."time_zone", 'America/New_York') as text)), 12, 1), cast(coalesce("c"."time_zone", 'America/New_York') as text))
    and "e"."occurred_at" <= 1772470800000
  )
  group by "e"."contact_id"
  having count(distinct (((pg_temp.segue_day("e"."occurred_at", cast(coalesce("c"."time_zone", 'America/New_York') as text)) - mod(
    (mod(
      (pg_temp.segue_day("e"."occurred_at", cast(coalesce("c"."time_zone", 'America/New_York') as text)) + 3),
      7
    ) + 7),
    7
  )) + 3) / 7)) >= 3
)
order by "contact";

-- running
select "c"."id" as "contact"
from "contacts" as "c"
where "c"."id" in (
  select "p"."contact"
  from (
    select
      "e"."customer_no" as "contact",
      (pg_temp.segue_months_of_days(0, pg_temp.segue_day("e"."ordered_at", 'America/New_York'), 1) - row_number() over (
        partition by "e"."customer_no"
        order by pg_temp.segue_months_of_days(0, pg_temp.segue_day("e"."ordered_at", 'America/New_York'), 1)
      )) as "run"
    from "orders" as "e"
    where "e"."ordered_at" <= 1772470800000
    group by
      "e"."customer_no",
      pg_temp.segue_months_of_days(0, pg_temp.segue_day("e"."ordered_at", 'America/New_York'), 1)
  ) as "p"
  group by "p"."contact", "p"."run"
  having count(*) >= 3
)
order by "contact";

-- burst
select "c"."id" as "contact"
from "contacts" as "c"
where "c"."id" in (
  select "p"."contact"
  from (
    select
      "e"."contact_id" as "contact",
      "e"."occurred_at" as "at",
      lead("e"."occurred_at", 2) over (
        partition by "e"."contact_id"
        order by "e"."occurred_at"
      ) as "later"
    from "events" as "e"
    where (
      "e"."event_type" = 'page_viewed'
      and "e"."occurred_at" <= 1772470800000
    )
  ) as "p"
  where "p"."later" < ("p"."at" + 2592000000)
)
order by "contact";

-- burst_of_days
select "c"."id" as "contact"
from "contacts" as "c"
where "c"."id" in (
  select "p"."contact"
  from (
    select
      "e"."contact_id" as "contact",
      max(pg_temp.segue_shift("e"."occurred_at", 1, 'America/New_York')) as "until",
      lead(min("e"."occurred_at"), 2) over (
        partition by "e"."contact_id"
        order by pg_temp.segue_day("e"."occurred_at", 'America/New_York')
      ) as "later"
    from "events" as "e"
    where (
      "e"."event_type" = 'page_viewed'
      and "e"."occurred_at" <= 1772470800000
    )
    group by
      "e"."contact_id",
      pg_temp.segue_day("e"."occurred_at", 'America/New_York')
  ) as "p"
  where "p"."later" < "p"."until"
)
order by "contact";

-- gap
select "c"."id" as "contact"
from "contacts" as "c"
where "c"."id" in (
  select "p"."contact"
  from (
    select
      "e"."customer_no" as "contact",
      "e"."ordered_at" as "at",
      lead("e"."ordered_at", 1) over (
        partition by "e"."customer_no"
        order by "e"."ordered_at"
      ) as "later"
    from "orders" as "e"
    where "e"."ordered_at" <= 1772470800000
  ) as "p"
  where "p"."later" >= ("p"."at" + 15552000000)
)
order by "contact";

-- third_one
select "c"."id" as "contact"
from "contacts" as "c"
where (
  select "e"."ordered_at"
  from "orders" as "e"
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
select "c"."id" as "contact"
from "contacts" as "c"
where exists (
  select 1
  from "orders" as "e"
  where (
    "e"."customer_no" = "c"."id"
    and "e"."ordered_at" > 1769878800000
    and "e"."ordered_at" <= 1772470800000
    and pg_temp.segue_compare(cast(pg_temp.segue_exact("e"."total_amount", 2) collate "C" as text), cast(pg_temp.segue_multiply('3', cast((
      select pg_temp.segue_divide(cast(case when sum("e2"."total_amount") between -9223372036854775807 and 9223372036854775807 then cast(sum("e2"."total_amount") as bigint) end as text), cast((count("e2"."total_amount") * 100) as text)) collate "C"
      from "orders" as "e2"
      where (
        "e2"."customer_no" = "c"."id"
        and "e2"."ordered_at" < "e"."ordered_at"
        and "e2"."ordered_at" <= 1772470800000
      )
    ) as text)) collate "C" as text)) >= 0
  )
)
order by "contact";

