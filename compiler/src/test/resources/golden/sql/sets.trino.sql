-- buyers
select "c"."id" "contact"
from "contacts" "c"
where "c"."id" in (
  select "e"."customer_no"
  from "orders" "e"
  where "e"."ordered_at" <= 1772470800000
)
order by "contact";

-- wanted
select "c"."id" "contact"
from "contacts" "c"
where (
  "c"."id" in (
    select "s"."contact"
    from "segue_member" "s"
    where "s"."segment" = 'buyers'
  )
  and "c"."id" not in (
    select "l"."contact"
    from "segue_list_member" "l"
    where "l"."list" = 'vips'
  )
)
order by "contact";

-- told
select "c"."id" "contact"
from "contacts" "c"
where (
  "c"."id" in (
    select "s"."contact"
    from (
      select
        "k"."contact" "contact",
        "k"."at" "at",
        "k"."subscribed" "subscribed"
      from "segue_consent" "k"
      where (
        "k"."topic" = 'offers'
        and "k"."at" <= 1772470800000
      )
      union all
      select
        "k"."contact_id" "contact",
        "k"."changed_at" "at",
        "k"."subscribed" "subscribed"
      from "subscriptions" "k"
      where (
        "k"."topic_name" = 'offers'
        and "k"."changed_at" <= 1772470800000
      )
    ) "s"
    group by "s"."contact"
    having max("s"."at") filter (where "s"."subscribed" = 1) > coalesce(
      max("s"."at") filter (where "s"."subscribed" = 0),
      -9223372036854775808
    )
  )
  and "c"."id" not in (
    select "s"."contact"
    from (
      select
        "k"."contact" "contact",
        "k"."at" "at",
        "k"."subscribed" "subscribed"
      from "segue_consent" "k"
      where (
        "k"."topic" = 'news'
        and "k"."at" <= 1772470800000
      )
      union all
      select
        "k"."contact_id" "contact",
        "k"."changed_at" "at",
        "k"."subscribed" "subscribed"
      from "subscriptions" "k"
      where (
        "k"."topic_name" = 'news'
        and "k"."changed_at" <= 1772470800000
      )
    ) "s"
    group by "s"."contact"
    having max("s"."at") filter (where "s"."subscribed" = 0) >= coalesce(
      max("s"."at") filter (where "s"."subscribed" = 1),
      -9223372036854775808
    )
  )
)
order by "contact";

-- sent
select "c"."id" "contact"
from "contacts" "c"
where "c"."id" in (
  select "a"."contact"
  from "segue_act" "a"
  where (
    "a"."act" = 'received'
    and "a"."name" = 'hello'
    and "a"."at" > 1771866000000
    and "a"."at" <= 1772470800000
  )
)
order by "contact";

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
select
  "c"."id" "contact",
  case
    when cast("v1"."value" as bigint) >= 80 then 'hot'
    when cast("v1"."value" as bigint) >= 40 then 'warm'
    else 'cold'
  end "value"
from "contacts" "c"
  left join "segue_value" "v1"
    on (
      "v1"."definition" = 'points'
      and "v1"."contact" = "c"."id"
    )
order by "contact";

-- hot_ones
select "c"."id" "contact"
from "contacts" "c"
  left join "segue_value" "v1"
    on (
      "v1"."definition" = 'funnel'
      and "v1"."contact" = "c"."id"
    )
  left join "segue_value" "v2"
    on (
      "v2"."definition" = 'points'
      and "v2"."contact" = "c"."id"
    )
where (
  cast("v1"."value" as varchar) = 'hot'
  and cast("v2"."value" as bigint) > 90
)
order by "contact";

