-- wants
select "c"."id" as "contact"
from "contacts" as "c"
where "c"."id" in (
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
order by "contact";

-- wants_none
select "c"."id" as "contact"
from "contacts" as "c"
where (
  not exists (
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
    ) as "some" ("one")
    where "some"."one" = "c"."id"
  )
  and "c"."id" in (
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
  )
)
order by "contact";

-- either
select "c"."id" as "contact"
from "contacts" as "c"
where (
  not exists (
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
  or (
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
    and "c"."email" is not null
  )
)
order by "contact";

