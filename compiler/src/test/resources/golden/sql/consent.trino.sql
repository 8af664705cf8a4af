-- wants
select "c"."id" "contact"
from "contacts" "c"
where "c"."id" in (
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
order by "contact";

-- wants_none
select "c"."id" "contact"
from "contacts" "c"
where (
  "c"."id" not in (
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
  and "c"."id" in (
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

-- either
select "c"."id" "contact"
from "contacts" "c"
where (
  "c"."id" not in (
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
  or (
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
    and "c"."email" is not null
  )
)
order by "contact";

