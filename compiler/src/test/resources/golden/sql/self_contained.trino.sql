-- points
with
  "email_opened_count" as (
    select
      "e"."contact_id" "contact",
      count(*) "value"
    from "events" "e"
    where (
      "e"."event_type" = 'email_opened'
      and "e"."occurred_at" <= 1772470800000
    )
    group by "e"."contact_id"
  )
select
  "c"."id" "contact",
  coalesce("email_opened_count"."value", 0) "value"
from "contacts" "c"
  left join "email_opened_count"
    on "email_opened_count"."contact" = "c"."id"
order by "contact";

-- funnel
with
  "email_opened_count" as (
    select
      "e"."contact_id" "contact",
      count(*) "value"
    from "events" "e"
    where (
      "e"."event_type" = 'email_opened'
      and "e"."occurred_at" <= 1772470800000
    )
    group by "e"."contact_id"
  ),
  "points" as (
    select
      "c"."id" "contact",
      coalesce("email_opened_count"."value", 0) "value"
    from "contacts" "c"
      left join "email_opened_count"
        on "email_opened_count"."contact" = "c"."id"
  )
select
  "c"."id" "contact",
  case
    when "v1"."value" >= 80 then 'hot'
    else 'cold'
  end "value"
from "contacts" "c"
  left join "points" "v1"
    on "v1"."contact" = "c"."id"
order by "contact";

-- buyers
select "c"."id" "contact"
from "contacts" "c"
where "c"."id" in (
  select "e"."customer_no"
  from "orders" "e"
  where "e"."ordered_at" <= 1772470800000
)
order by "contact";

-- hot_buyers
with
  "buyers" as (
    select "c"."id" "contact"
    from "contacts" "c"
    where "c"."id" in (
      select "e"."customer_no"
      from "orders" "e"
      where "e"."ordered_at" <= 1772470800000
    )
  ),
  "email_opened_count" as (
    select
      "e"."contact_id" "contact",
      count(*) "value"
    from "events" "e"
    where (
      "e"."event_type" = 'email_opened'
      and "e"."occurred_at" <= 1772470800000
    )
    group by "e"."contact_id"
  ),
  "points" as (
    select
      "c"."id" "contact",
      coalesce("email_opened_count"."value", 0) "value"
    from "contacts" "c"
      left join "email_opened_count"
        on "email_opened_count"."contact" = "c"."id"
  ),
  "funnel" as (
    select
      "c"."id" "contact",
      case
        when "v1"."value" >= 80 then 'hot'
        else 'cold'
      end "value"
    from "contacts" "c"
      left join "points" "v1"
        on "v1"."contact" = "c"."id"
  )
select "c"."id" "contact"
from "contacts" "c"
  left join "funnel" "v1"
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
  "purchased_sum" as (
    select
      "e"."customer_no" "contact",
      coalesce(
        try_cast(sum(cast("e"."total_amount" as decimal(38, 0))) as bigint),
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

-- thousand
select "c"."id" "contact"
from "contacts" "c"
where "c"."id" in (
  select "e"."customer_no"
  from "orders" "e"
  where (
    "e"."ordered_at" > 1740934800000
    and "e"."ordered_at" <= 1772470800000
  )
  group by "e"."customer_no"
  having try_cast(sum(cast("e"."total_amount" as decimal(38, 0))) as bigint) >= 100000
)
order by "contact";

