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

-- wanted
select "c"."id" as "contact"
from "contacts" as "c"
where (
  "c"."id" in (
    select "s"."contact"
    from "segue_member" as "s"
    where "s"."segment" = 'buyers'
  )
  and not exists (
    select 1
    from (
      select "l"."contact"
      from "segue_list_member" as "l"
      where "l"."list" = 'vips'
    ) as "some" ("one")
    where "some"."one" = "c"."id"
  )
)
order by "contact";

-- told
select "c"."id" as "contact"
from "contacts" as "c"
where (
  "c"."id" in (
    select "s"."contact"
    from (
      select
        "k"."contact_id" as "contact",
        "k"."changed_at" as "at",
        "k"."subscribed" as "subscribed"
      from "subscriptions" as "k"
      where (
        "k"."topic_name" = 'offers'
        and "k"."changed_at" <= 1772470800000
      )
    ) as "s"
    group by "s"."contact"
    having (
      max("s"."at") filter (where "s"."subscribed" = 1) > coalesce(
        max("s"."at") filter (where "s"."subscribed" = 0),
        -9223372036854775808
      )
      and "s"."contact" not in (
        select "r"."contact"
        from "segue_consent" as "r"
        where (
          "r"."topic" = 'offers'
          and "r"."at" <= 1772470800000
        )
      )
    )
    union
    select "s"."contact"
    from (
      select
        "k"."contact" as "contact",
        "k"."at" as "at",
        "k"."subscribed" as "subscribed"
      from "segue_consent" as "k"
      where (
        "k"."topic" = 'offers'
        and "k"."at" <= 1772470800000
      )
      union all
      select
        "k"."contact_id" as "contact",
        "k"."changed_at" as "at",
        "k"."subscribed" as "subscribed"
      from "subscriptions" as "k"
      where (
        "k"."topic_name" = 'offers'
        and "k"."contact_id" in (
          select "r"."contact"
          from "segue_consent" as "r"
          where (
            "r"."topic" = 'offers'
            and "r"."at" <= 1772470800000
          )
        )
        and "k"."changed_at" <= 1772470800000
      )
    ) as "s"
    group by "s"."contact"
    having max("s"."at") filter (where "s"."subscribed" = 1) > coalesce(
      max("s"."at") filter (where "s"."subscribed" = 0),
      -9223372036854775808
    )
  )
  and not exists (
    select 1
    from (
      select "s"."contact"
      from (
        select
          "k"."contact_id" as "contact",
          "k"."changed_at" as "at",
          "k"."subscribed" as "subscribed"
        from "subscriptions" as "k"
        where (
          "k"."topic_name" = 'news'
          and "k"."changed_at" <= 1772470800000
        )
      ) as "s"
      group by "s"."contact"
      having (
        max("s"."at") filter (where "s"."subscribed" = 0) >= coalesce(
          max("s"."at") filter (where "s"."subscribed" = 1),
          -9223372036854775808
        )
        and "s"."contact" not in (
          select "r"."contact"
          from "segue_consent" as "r"
          where (
            "r"."topic" = 'news'
            and "r"."at" <= 1772470800000
          )
        )
      )
      union
      select "s"."contact"
      from (
        select
          "k"."contact" as "contact",
          "k"."at" as "at",
          "k"."subscribed" as "subscribed"
        from "segue_consent" as "k"
        where (
          "k"."topic" = 'news'
          and "k"."at" <= 1772470800000
        )
        union all
        select
          "k"."contact_id" as "contact",
          "k"."changed_at" as "at",
          "k"."subscribed" as "subscribed"
        from "subscriptions" as "k"
        where (
          "k"."topic_name" = 'news'
          and "k"."contact_id" in (
            select "r"."contact"
            from "segue_consent" as "r"
            where (
              "r"."topic" = 'news'
              and "r"."at" <= 1772470800000
            )
          )
          and "k"."changed_at" <= 1772470800000
        )
      ) as "s"
      group by "s"."contact"
      having max("s"."at") filter (where "s"."subscribed" = 0) >= coalesce(
        max("s"."at") filter (where "s"."subscribed" = 1),
        -9223372036854775808
      )
    ) as "some" ("one")
    where "some"."one" = "c"."id"
  )
)
order by "contact";

-- sent
select "c"."id" as "contact"
from "contacts" as "c"
where "c"."id" in (
  select "a"."contact"
  from "segue_act" as "a"
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
    when case when "v1"."value" ~ '^-?[0-9]{1,18}$' then cast("v1"."value" as bigint) end >= 40 then 'warm'
    else 'cold'
  end as "value"
from "contacts" as "c"
  left join "segue_value" as "v1"
    on (
      "v1"."definition" = 'points'
      and "v1"."contact" = "c"."id"
    )
order by "contact";

-- hot_ones
select "c"."id" as "contact"
from "contacts" as "c"
  left join "segue_value" as "v1"
    on (
      "v1"."definition" = 'funnel'
      and "v1"."contact" = "c"."id"
    )
  left join "segue_value" as "v2"
    on (
      "v2"."definition" = 'points'
      and "v2"."contact" = "c"."id"
    )
where (
  "v1"."value" = 'hot'
  and case when "v2"."value" ~ '^-?[0-9]{1,18}$' then cast("v2"."value" as bigint) end > 90
)
order by "contact";

