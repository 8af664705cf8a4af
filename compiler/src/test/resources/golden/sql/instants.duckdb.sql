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
select "c"."id" "contact"
from "contacts" "c"
where (
  exists (
    select 1
    from "orders" "e"
    where (
      "e"."customer_no" = "c"."id"
      and "e"."ordered_at" >= "segue_day_start"(
        cast("c"."customer_since" as bigint),
        'America/New_York'
      )
      and "e"."ordered_at" <= 1772470800000
    )
  )
  and exists (
    select 1
    from "orders" "e"
    where (
      "e"."customer_no" = "c"."id"
      and "e"."ordered_at" < "segue_day_start"(
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
  left join "purchased_first"
    on "purchased_first"."contact" = "c"."id"
  left join "page_viewed_last"
    on "page_viewed_last"."contact" = "c"."id"
where (
  exists (
    select 1
    from "events" "e"
    where (
      "e"."contact_id" = "c"."id"
      and "e"."event_type" = 'page_viewed'
      and "e"."occurred_at" > "purchased_first"."value"
      and "e"."occurred_at" <= 1772470800000
    )
  )
  and exists (
    select 1
    from "events" "e"
    where (
      "e"."contact_id" = "c"."id"
      and "e"."event_type" = 'email_opened'
      and "e"."occurred_at" >= "page_viewed_last"."value"
      and "e"."occurred_at" <= 1772470800000
    )
  )
)
order by "contact";

-- near_dates
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
  left join "purchased_first"
    on "purchased_first"."contact" = "c"."id"
where (
  exists (
    select 1
    from "events" "e"
    where (
      "e"."contact_id" = "c"."id"
      and "e"."event_type" = 'page_viewed'
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
  and exists (
    select 1
    from "events" "e"
    where (
      "e"."contact_id" = "c"."id"
      and "e"."event_type" = 'page_viewed'
      and "e"."occurred_at" > "purchased_first"."value"
      and "e"."occurred_at" <= "segue_shift"(
        cast("purchased_first"."value" as varchar),
        cast(1 as varchar),
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
  left join "purchased_last"
    on "purchased_last"."contact" = "c"."id"
where exists (
  select 1
  from "events" "e"
  where (
    "e"."contact_id" = "c"."id"
    and "e"."event_type" = 'page_viewed'
    and "e"."occurred_at" >= ("purchased_last"."value" - 7200000)
    and "e"."occurred_at" <= 1772470800000
  )
)
order by "contact";

