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
  ),
  "points" as materialized (
    select
      "c"."id" as "contact",
      coalesce("email_opened_count"."value", 0) as "value"
    from "contacts" as "c"
      left join "email_opened_count"
        on "email_opened_count"."contact" = "c"."id"
  )
select
  "c"."id" as "contact",
  case
    when "v1"."value" >= 80 then 'hot'
    else 'cold'
  end as "value"
from "contacts" as "c"
  left join "points" as "v1"
    on "v1"."contact" = "c"."id"
order by "contact";

-- buyers
select "c"."id" as "contact"
from "contacts" as "c"
where "c"."id" in (
  select "e"."customer_no"
  from "orders" as "e"
  where "e"."ordered_at" <= 1772470800000
  group by "e"."customer_no"
)
order by "contact";

-- hot_buyers
with
  "buyers" as materialized (
    select "c"."id" as "contact"
    from "contacts" as "c"
    where "c"."id" in (
      select "e"."customer_no"
      from "orders" as "e"
      where "e"."ordered_at" <= 1772470800000
      group by "e"."customer_no"
    )
  ),
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
  ),
  "points" as materialized (
    select
      "c"."id" as "contact",
      coalesce("email_opened_count"."value", 0) as "value"
    from "contacts" as "c"
      left join "email_opened_count"
        on "email_opened_count"."contact" = "c"."id"
  ),
  "funnel" as materialized (
    select
      "c"."id" as "contact",
      case
        when "v1"."value" >= 80 then 'hot'
        else 'cold'
      end as "value"
    from "contacts" as "c"
      left join "points" as "v1"
        on "v1"."contact" = "c"."id"
  )
select "c"."id" as "contact"
from "contacts" as "c"
  left join "funnel" as "v1"
    on "v1"."contact" = "c"."id"
where (
  "c"."id" in (
    select "buyers"."contact"
    from "buyers"
  )
  and "v1"."value" = 'hot'
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

-- thousand
select "c"."id" as "contact"
from "contacts" as "c"
where "c"."id" in (
  select "e"."customer_no"
  from "orders" as "e"
  where (
    "e"."ordered_at" > 1740934800000
    and "e"."ordered_at" <= 1772470800000
  )
  group by "e"."customer_no"
  having case when sum("e"."total_amount") between -9223372036854775807 and 9223372036854775807 then cast(sum("e"."total_amount") as bigint) end >= 100000
)
order by "contact";

