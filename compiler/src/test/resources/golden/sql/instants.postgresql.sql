-- seconds
select "c"."id" as "contact"
from "contacts" as "c"
where (
  "c"."id" in (
    select "e"."customer_no"
    from "orders" as "e"
    where (
      "e"."ordered_at" >= 1772393405000
      and "e"."ordered_at" <= 1772470800000
    )
  )
  and "c"."id" in (
    select "e"."customer_no"
    from "orders" as "e"
    where (
      "e"."ordered_at" >= 1772393405250
      and "e"."ordered_at" <= 1772470800000
    )
  )
  and "c"."id" in (
    select "e"."customer_no"
    from "orders" as "e"
    where "e"."ordered_at" < 1772461805000
  )
)
order by "contact";

-- after_a_day
select "c"."id" as "contact"
from "contacts" as "c"
where (
  "c"."id" in (
    select "e"."customer_no"
    from "orders" as "e"
    where (
      "e"."ordered_at" >= 1772427600000
      and "e"."ordered_at" <= 1772470800000
    )
  )
  and "c"."id" in (
    select "e"."customer_no"
    from "orders" as "e"
    where "e"."ordered_at" < 1772427600000
  )
)
order by "contact";

-- ago
select "c"."id" as "contact"
from "contacts" as "c"
where (
  "c"."id" in (
    select "e"."customer_no"
    from "orders" as "e"
    where (
      "e"."ordered_at" > 1769878800000
      and "e"."ordered_at" <= 1772470800000
    )
  )
  and "c"."id" in (
    select "e"."customer_no"
    from "orders" as "e"
    where "e"."ordered_at" <= 1772463600000
  )
  and "c"."id" in (
    select "e"."customer_no"
    from "orders" as "e"
    where (
      "e"."ordered_at" > 1767373200000
      and "e"."ordered_at" <= 1772470800000
    )
  )
)
order by "contact";

-- dates_of_theirs
select "c"."id" as "contact"
from "contacts" as "c"
where (
  exists (
    select 1
    from "orders" as "e"
    where (
      "e"."customer_no" = "c"."id"
      and "e"."ordered_at" >= pg_temp.segue_day_start("c"."customer_since", 'America/New_York')
      and "e"."ordered_at" <= 1772470800000
    )
  )
  and exists (
    select 1
    from "orders" as "e"
    where (
      "e"."customer_no" = "c"."id"
      and "e"."ordered_at" < pg_temp.segue_day_start("c"."renewal_date", 'America/New_York')
      and "e"."ordered_at" <= 1772470800000
    )
  )
)
order by "contact";

-- of_events
with
  "purchased_first" as materialized (
    select
      "e2"."customer_no" as "contact",
      min("e2"."ordered_at") as "value"
    from "orders" as "e2"
    where "e2"."ordered_at" <= 1772470800000
    group by "e2"."customer_no"
  ),
  "page_viewed_last" as materialized (
    select
      "e2"."contact_id" as "contact",
      max("e2"."occurred_at") as "value"
    from "events" as "e2"
    where (
      "e2"."event_type" = 'page_viewed'
      and "e2"."occurred_at" <= 1772470800000
      and "e2"."path" = '/loans'
    )
    group by "e2"."contact_id"
  )
select "c"."id" as "contact"
from "contacts" as "c"
  left join "purchased_first"
    on "purchased_first"."contact" = "c"."id"
  left join "page_viewed_last"
    on "page_viewed_last"."contact" = "c"."id"
where (
  exists (
    select 1
    from "events" as "e"
    where (
      "e"."contact_id" = "c"."id"
      and "e"."event_type" = 'page_viewed'
      and "e"."occurred_at" > "purchased_first"."value"
      and "e"."occurred_at" <= 1772470800000
    )
  )
  and exists (
    select 1
    from "events" as "e"
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
  "purchased_first" as materialized (
    select
      "e2"."customer_no" as "contact",
      min("e2"."ordered_at") as "value"
    from "orders" as "e2"
    where "e2"."ordered_at" <= 1772470800000
    group by "e2"."customer_no"
  )
select "c"."id" as "contact"
from "contacts" as "c"
  left join "purchased_first"
    on "purchased_first"."contact" = "c"."id"
where (
  exists (
    select 1
    from "events" as "e"
    where (
      "e"."contact_id" = "c"."id"
      and "e"."event_type" = 'page_viewed'
      and "e"."occurred_at" >= pg_temp.segue_day_start(("c"."renewal_date" - 7), 'America/New_York')
      and "e"."occurred_at" < pg_temp.segue_day_start("c"."renewal_date", 'America/New_York')
      and "e"."occurred_at" <= 1772470800000
    )
  )
  and exists (
    select 1
    from "events" as "e"
    where (
      "e"."contact_id" = "c"."id"
      and "e"."event_type" = 'page_viewed'
      and "e"."occurred_at" > "purchased_first"."value"
      and "e"."occurred_at" <= pg_temp.segue_shift("purchased_first"."value", 1, 'America/New_York')
      and "e"."occurred_at" <= 1772470800000
    )
  )
)
order by "contact";

-- worked_out
with
  "purchased_last" as materialized (
    select
      "e2"."customer_no" as "contact",
      max("e2"."ordered_at") as "value"
    from "orders" as "e2"
    where "e2"."ordered_at" <= 1772470800000
    group by "e2"."customer_no"
  )
select "c"."id" as "contact"
from "contacts" as "c"
  left join "purchased_last"
    on "purchased_last"."contact" = "c"."id"
where exists (
  select 1
  from "events" as "e"
  where (
    "e"."contact_id" = "c"."id"
    and "e"."event_type" = 'page_viewed'
    and "e"."occurred_at" >= ("purchased_last"."value" - 7200000)
    and "e"."occurred_at" <= 1772470800000
  )
)
order by "contact";

