-- on_days
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
select "c"."id" "contact"
from "contacts" "c"
where not exists (
  select 1
  from (
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
  ) "some" ("one")
  where "some"."one" = "c"."id"
)
order by "contact";

-- in_one_day
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
      "divide"(
        (("segue_day"(
          cast("e"."occurred_at" as bigint),
          'America/New_York'
        ) - (((("segue_day"(
          cast("e"."occurred_at" as bigint),
          'America/New_York'
        ) + 3) % 7) + 7) % 7)) + 3),
        7
      )
    having count(*) >= 2
  ) "p"
  group by "p"."contact"
  having count(*) >= 4
)
order by "contact";

-- each_quarter
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
    cast(0 as varchar),
    cast("segue_day"(
      cast("e"."ordered_at" as bigint),
      'America/New_York'
    ) as varchar),
    cast(3 as varchar)
  )) >= 4
)
order by "contact";

-- by_their_clock
select "c"."id" "contact"
from "contacts" "c"
where exists (
  select "e"."contact_id"
  from "events" "e"
  where (
    "e"."contact_id" = "c"."id"
    and "e"."event_type" = 'page_viewed'
    and "e"."occurred_at" >= "segue_day_start"(
      cast("segue_period_start"(
        cast("segue_day"(
          1772470800000,
          cast(coalesce("c"."time_zone", 'America/New_York') as varchar)
        ) as varchar),
        cast(12 as varchar),
        cast(0 as varchar)
      ) as bigint),
      cast(coalesce("c"."time_zone", 'America/New_York') as varchar)
    )
    and "e"."occurred_at" < "segue_day_start"(
      cast("segue_period_start"(
        cast("segue_day"(
          1772470800000,
          cast(coalesce("c"."time_zone", 'America/New_York') as varchar)
        ) as varchar),
        cast(12 as varchar),
        cast(1 as varchar)
      ) as bigint),
      cast(coalesce("c"."time_zone", 'America/New_York') as varchar)
    )
    and "e"."occurred_at" <= 1772470800000
  )
  group by "e"."contact_id"
  having count(distinct "divide"(
    (("segue_day"(
      cast("e"."occurred_at" as bigint),
      cast(coalesce("c"."time_zone", 'America/New_York') as varchar)
    ) - (((("segue_day"(
      cast("e"."occurred_at" as bigint),
      cast(coalesce("c"."time_zone", 'America/New_York') as varchar)
    ) + 3) % 7) + 7) % 7)) + 3),
    7
  )) >= 3
)
order by "contact";

-- running
select "c"."id" "contact"
from "contacts" "c"
where "c"."id" in (
  select "p"."contact"
  from (
    select
      "e"."customer_no" "contact",
      ("segue_months_of_days"(
        cast(0 as varchar),
        cast("segue_day"(
          cast("e"."ordered_at" as bigint),
          'America/New_York'
        ) as varchar),
        cast(1 as varchar)
      ) - row_number() over (
        partition by "e"."customer_no"
        order by "segue_months_of_days"(
          cast(0 as varchar),
          cast("segue_day"(
            cast("e"."ordered_at" as bigint),
            'America/New_York'
          ) as varchar),
          cast(1 as varchar)
        )
      )) "run"
    from "orders" "e"
    where "e"."ordered_at" <= 1772470800000
    group by
      "e"."customer_no",
      "segue_months_of_days"(
        cast(0 as varchar),
        cast("segue_day"(
          cast("e"."ordered_at" as bigint),
          'America/New_York'
        ) as varchar),
        cast(1 as varchar)
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
select "c"."id" "contact"
from "contacts" "c"
where "c"."id" in (
  select "p"."contact"
  from (
    select
      "e"."contact_id" "contact",
      max("segue_shift"(
        cast("e"."occurred_at" as varchar),
        cast(1 as varchar),
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
  limit 1
  offset 2
) > 1769878800000
order by "contact";

-- jump
select "c"."id" "contact"
from "contacts" "c"
where exists (
  select 1
  from "orders" "e"
  where (
    "e"."customer_no" = "c"."id"
    and "e"."ordered_at" > 1769878800000
    and "e"."ordered_at" <= 1772470800000
    and "segue_compare"(
      cast("segue_exact"(
        cast("e"."total_amount" as bigint),
        cast(2 as bigint)
      ) as varchar),
      cast("segue_multiply"(
        '3',
        cast((
          select "segue_divide"(
            cast(try_cast(sum("e2"."total_amount") as bigint) as varchar),
            cast((count("e2"."total_amount") * 100) as varchar)
          )
          from "orders" "e2"
          where (
            "e2"."customer_no" = "c"."id"
            and "e2"."ordered_at" < "e"."ordered_at"
            and "e2"."ordered_at" <= 1772470800000
          )
        ) as varchar)
      ) as varchar)
    ) >= 0
  )
)
order by "contact";

