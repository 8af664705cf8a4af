-- active
select "c"."id" as "contact"
from "contacts" as "c"
where (
  "c"."id" in (
    select "e"."contact_id"
    from "events" as "e"
    where (
      "e"."event_type" in (
        'email_opened', 'page_viewed'
      )
      and "e"."occurred_at" > 1769878800000
      and "e"."occurred_at" <= 1772470800000
    )
    union all
    select "e"."customer_no"
    from "orders" as "e"
    where (
      "e"."ordered_at" > 1769878800000
      and "e"."ordered_at" <= 1772470800000
    )
  )
  and (
    not exists (
      select 1
      from "events" as "e"
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
      from "orders" as "e"
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
select "c"."id" as "contact"
from "contacts" as "c"
where (
  not exists (
    select 1
    from (
      select "e"."customer_no"
      from "orders" as "e"
      where (
        "e"."ordered_at" > 1740934800000
        and "e"."ordered_at" <= 1772470800000
      )
      group by "e"."customer_no"
      having case when sum("e"."total_amount") between -9223372036854775807 and 9223372036854775807 then cast(sum("e"."total_amount") as bigint) end > 300
    ) as "some" ("one")
    where "some"."one" = "c"."id"
  )
  and "c"."id" in (
    select "e"."customer_no"
    from "orders" as "e"
    where "e"."ordered_at" <= 1772470800000
    group by "e"."customer_no"
    having count(*) >= 3
  )
)
order by "contact";

-- looking
select "c"."id" as "contact"
from "contacts" as "c"
where (
  "c"."id" in (
    select "e"."contact_id"
    from "events" as "e"
    where (
      "e"."event_type" = 'page_viewed'
      and "e"."occurred_at" <= 1772470800000
      and ("e"."path" like '/loans/%' escape '\')
    )
  )
  and "strpos"("c"."title", '/loans/*') > 0
)
order by "contact";

-- early
select "c"."id" as "contact"
from "contacts" as "c"
where (
  "c"."customer_since" <= 20454
  and "c"."id" in (
    select "e"."customer_no"
    from "orders" as "e"
    where (
      "e"."ordered_at" >= 1767243600000
      and "e"."ordered_at" <= 1772470800000
    )
  )
)
order by "contact";

-- here
select "c"."id" as "contact"
from "contacts" as "c"
  left join "accounts" as "a1"
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
select "c"."id" as "contact"
from "contacts" as "c"
where (
  "c"."birth_date" <= 13940
  and "c"."id" in (
    select "e"."customer_no"
    from "orders" as "e"
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
    from (select item collate "C" as "value" from unnest(pg_temp.segue_items("c"."tags")) as "t"(item)) as "j"
    where "j"."value" in (
      'car', 'boat'
    )
  )
)
order by "contact";

-- paid_for
select "c"."id" as "contact"
from "contacts" as "c"
where (
  "c"."id" in (
    select "e"."member_id"
    from "applications" as "e"
    where (
      "e"."applied_at" <= 1772470800000
      and "e"."kind" = 'car'
    )
  )
  and "c"."id" in (
    select "h"."contact"
    from "segue_history" as "h"
    where (
      "h"."attribute" = 'plan'
      and "h"."since" <= 1772470800000
    )
    group by "h"."contact"
    having max("h"."since") filter (where (
      "h"."value" = 'pro'
      and "h"."since" <= 1771866000000
    )) > coalesce(
      max("h"."since") filter (where "h"."value" is distinct from 'pro'),
      -9223372036854775808
    )
  )
)
order by "contact";

-- spend
with
  "purchased_sum" as materialized (
    select
      "e"."customer_no" as "contact",
      coalesce(
        case when sum("e"."total_amount") between -9223372036854775807 and 9223372036854775807 then cast(sum("e"."total_amount") as bigint) end,
        0
      ) as "value"
    from "orders" as "e"
    where (
      "e"."ordered_at" > 1740934800000
      and "e"."ordered_at" <= 1772470800000
    )
    group by "e"."customer_no"
  )
select
  "c"."id" as "contact",
  coalesce("purchased_sum"."value", 0) as "value"
from "contacts" as "c"
  left join "purchased_sum"
    on "purchased_sum"."contact" = "c"."id"
order by "contact";

-- points
with
  "email_opened_count" as materialized (
    select
      "e"."contact_id" as "contact",
      count(*) as "value"
    from "events" as "e"
    where (
      "e"."event_type" = 'email_opened'
      and "e"."occurred_at" <= 1772470800000
    )
    group by "e"."contact_id"
  )
select
  "c"."id" as "contact",
  coalesce("email_opened_count"."value", 0) as "value"
from "contacts" as "c"
  left join "email_opened_count"
    on "email_opened_count"."contact" = "c"."id"
order by "contact";

-- funnel
select
  "c"."id" as "contact",
  case
    when case when "v1"."value" ~ '^-?[0-9]{1,18}$' then cast("v1"."value" as bigint) end >= 80 then 'hot'
    else 'cold'
  end as "value"
from "contacts" as "c"
  left join "segue_value" as "v1"
    on (
      "v1"."definition" = 'points'
      and "v1"."contact" = "c"."id"
    )
order by "contact";

-- good_customers
select "c"."id" as "contact"
from "contacts" as "c"
  left join "segue_value" as "v1"
    on (
      "v1"."definition" = 'spend'
      and "v1"."contact" = "c"."id"
    )
  left join "segue_value" as "v2"
    on (
      "v2"."definition" = 'points'
      and "v2"."contact" = "c"."id"
    )
  left join "segue_value" as "v3"
    on (
      "v3"."definition" = 'funnel'
      and "v3"."contact" = "c"."id"
    )
where (
  case when "v1"."value" ~ '^-?[0-9]{1,18}$' then cast("v1"."value" as bigint) end >= 100000
  and case when "v2"."value" ~ '^-?[0-9]{1,18}$' then cast("v2"."value" as bigint) end > 1000
  and "v3"."value" = 'hot'
)
order by "contact";

