-- active
select "c"."id" "contact"
from "contacts" "c"
where (
  "c"."id" in (
    select "e"."contact_id"
    from "events" "e"
    where (
      "e"."event_type" in (
        'email_opened', 'page_viewed'
      )
      and "e"."occurred_at" > 1769878800000
      and "e"."occurred_at" <= 1772470800000
    )
    union all
    select "e"."customer_no"
    from "orders" "e"
    where (
      "e"."ordered_at" > 1769878800000
      and "e"."ordered_at" <= 1772470800000
    )
  )
  and (
    not exists (
      select 1
      from "events" "e"
      where (
        "e"."contact_id" = "c"."id"
        and "e"."event_type" in (
          'email_opened', 'page_viewed'
        )
        and "e"."occurred_at" > 1772384400000
        and "e"."occurred_at" <= 1772470800000
      )
    )
    and not exists (
      select 1
      from "orders" "e"
      where (
        "e"."customer_no" = "c"."id"
        and "e"."ordered_at" > 1772384400000
        and "e"."ordered_at" <= 1772470800000
      )
    )
  )
)
order by "contact";

-- frugal
select "c"."id" "contact"
from "contacts" "c"
where (
  not exists (
    select 1
    from (
      select "e"."customer_no"
      from "orders" "e"
      where (
        "e"."ordered_at" > 1740934800000
        and "e"."ordered_at" <= 1772470800000
      )
      group by "e"."customer_no"
      having try_cast(sum("e"."total_amount") as bigint) > 300
    ) "some" ("one")
    where "some"."one" = "c"."id"
  )
  and "c"."id" in (
    select "e"."customer_no"
    from "orders" "e"
    where "e"."ordered_at" <= 1772470800000
    group by "e"."customer_no"
    having count(*) >= 3
  )
)
order by "contact";

-- looking
select "c"."id" "contact"
from "contacts" "c"
where (
  "c"."id" in (
    select "e"."contact_id"
    from "events" "e"
    where (
      "e"."event_type" = 'page_viewed'
      and "e"."occurred_at" <= 1772470800000
      and (prefix("e"."path", '/loans/'))
    )
  )
  and (contains("c"."title", '/loans/*'))
)
order by "contact";

-- early
select "c"."id" "contact"
from "contacts" "c"
where (
  "c"."customer_since" <= 20454
  and "c"."id" in (
    select "e"."customer_no"
    from "orders" "e"
    where (
      "e"."ordered_at" >= 1767243600000
      and "e"."ordered_at" <= 1772470800000
    )
  )
)
order by "contact";

-- here
select "c"."id" "contact"
from "contacts" "c"
  left join "accounts" "a1"
    on "a1"."id" = "c"."account_id"
where (
  "c"."country" in (
    'US', 'CA'
  )
  and "a1"."employees" in (
    5, 10
  )
  and "c"."birth_date" = 7367
)
order by "contact";

-- shopping
select "c"."id" "contact"
from "contacts" "c"
where (
  "c"."birth_date" <= 13940
  and "c"."id" in (
    select "e"."customer_no"
    from "orders" "e"
    where (
      "e"."ordered_at" > 1769878800000
      and "e"."ordered_at" <= 1772470800000
      and "e"."product" in (
        'car', 'boat'
      )
    )
  )
  and exists (
    select 1
    from (select unnest(from_json(case when json_valid("l"."list") then "l"."list" end, '["varchar"]')) as "value" from (select "c"."tags" as "list") as "l") as "j"
    where "j"."value" in (
      'car', 'boat'
    )
  )
)
order by "contact";

-- paid_for
select "c"."id" "contact"
from "contacts" "c"
where (
  "c"."id" in (
    select "e"."member_id"
    from "applications" "e"
    where (
      "e"."applied_at" <= 1772470800000
      and "e"."kind" = 'car'
    )
  )
  and "c"."id" in (
    select "h"."contact"
    from "segue_history" "h"
    where (
      "h"."attribute" = 'plan'
      and "h"."since" <= 1772470800000
    )
    group by "h"."contact"
    having max("h"."since") filter (where (
      cast("h"."value" as varchar) = 'pro'
      and "h"."since" <= 1771866000000
    )) > coalesce(
      max("h"."since") filter (where cast("h"."value" as varchar) is distinct from 'pro'),
      -9223372036854775808
    )
  )
)
order by "contact";

-- spend
with
  "purchased_sum" as (
    select
      "e"."customer_no" "contact",
      coalesce(
        try_cast(sum("e"."total_amount") as bigint),
        0
      ) "value"
    from "orders" "e"
    where (
      "e"."ordered_at" > 1740934800000
      and "e"."ordered_at" <= 1772470800000
    )
    group by "e"."customer_no"
  )
select
  "c"."id" "contact",
  coalesce("purchased_sum"."value", 0) "value"
from "contacts" "c"
  left join "purchased_sum"
    on "purchased_sum"."contact" = "c"."id"
order by "contact";

-- points
with
  "events_measures" as (
    select
      "e"."contact_id" "contact",
      count(*) "email_opened_count"
    from "events" "e"
    where (
      "e"."event_type" = 'email_opened'
      and "e"."occurred_at" <= 1772470800000
    )
    group by "e"."contact_id"
  )
select
  "c"."id" "contact",
  coalesce("events_measures"."email_opened_count", 0) "value"
from "contacts" "c"
  left join "events_measures"
    on "events_measures"."contact" = "c"."id"
order by "contact";

-- funnel
select
  "c"."id" "contact",
  case
    when cast("v1"."value" as bigint) >= 80 then 'hot'
    else 'cold'
  end "value"
from "contacts" "c"
  left join "segue_value" "v1"
    on (
      "v1"."definition" = 'points'
      and "v1"."contact" = "c"."id"
    )
order by "contact";

-- good_customers
select "c"."id" "contact"
from "contacts" "c"
  left join "segue_value" "v1"
    on (
      "v1"."definition" = 'spend'
      and "v1"."contact" = "c"."id"
    )
  left join "segue_value" "v2"
    on (
      "v2"."definition" = 'points'
      and "v2"."contact" = "c"."id"
    )
  left join "segue_value" "v3"
    on (
      "v3"."definition" = 'funnel'
      and "v3"."contact" = "c"."id"
    )
where (
  cast("v1"."value" as bigint) >= 100000
  and cast("v2"."value" as bigint) > 1000
  and cast("v3"."value" as varchar) = 'hot'
)
order by "contact";

