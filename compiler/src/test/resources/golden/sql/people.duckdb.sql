-- above_average
with
  "lifetime_value_avg_down" as (
    select ("divide"(
      try_cast(sum("p"."value") as bigint),
      count("p"."value")
    ) - case
      when (try_cast(sum("p"."value") as bigint) % count("p"."value")) < 0 then 1
      else 0
    end) "value"
    from (
      select "c"."lifetime_value" "value"
      from "contacts" "c"
    ) "p"
  )
select "c"."id" "contact"
from "contacts" "c"
where "c"."lifetime_value" > (
  select "lifetime_value_avg_down"."value"
  from "lifetime_value_avg_down"
)
order by "contact";

-- above_their_plan
with
  "lifetime_value_avg_up" as (
    select
      "p"."same" "same",
      ("divide"(
        try_cast(sum("p"."value") as bigint),
        count("p"."value")
      ) + case
        when (try_cast(sum("p"."value") as bigint) % count("p"."value")) > 0 then 1
        else 0
      end) "value"
    from (
      select
        "c"."plan" "same",
        "c"."lifetime_value" "value"
      from "contacts" "c"
      where "c"."plan" is not null
    ) "p"
    group by "p"."same"
  )
select "c"."id" "contact"
from "contacts" "c"
  left join "lifetime_value_avg_up"
    on "lifetime_value_avg_up"."same" = "c"."plan"
where "c"."lifetime_value" >= "lifetime_value_avg_up"."value"
order by "contact";

-- near_the_top
with
  "lifetime_value_percentile" as (
    select quantile_disc("p"."value", cast('0.99' as decimal(7, 6))) "value"
    from (
      select "c"."lifetime_value" "value"
      from "contacts" "c"
      where "c"."id" in (
        select "s"."contact"
        from "segue_member" "s"
        where "s"."segment" = 'above_average'
      )
    ) "p"
  )
select "c"."id" "contact"
from "contacts" "c"
where "c"."lifetime_value" >= (
  select "lifetime_value_percentile"."value"
  from "lifetime_value_percentile"
)
order by "contact";

-- middle
with
  "lifetime_value_median" as (
    select
      "n"."same" "same",
      "n"."same_2" "same_2",
      "segue_divide"(
        cast(try_cast(sum("n"."value") as bigint) as varchar),
        cast((count("n"."value") * 100) as varchar)
      ) "value"
    from (
      select
        "p"."same" "same",
        "p"."same_2" "same_2",
        "p"."value" "value",
        row_number() over (
          partition by "p"."same", "p"."same_2"
          order by "p"."value" asc
        ) "place",
        count(*) over (partition by "p"."same", "p"."same_2") "number"
      from (
        select
          "c"."plan" "same",
          "c"."country" "same_2",
          "c"."lifetime_value" "value"
        from "contacts" "c"
        where (
          "c"."plan" is not null
          and "c"."country" is not null
        )
      ) "p"
      where "p"."value" is not null
    ) "n"
    where ("n"."place" * 2) between "n"."number" and ("n"."number" + 2)
    group by "n"."same", "n"."same_2"
  ),
  "lifetime_value_median_down" as (
    select
      "lifetime_value_median"."same" "same",
      "lifetime_value_median"."same_2" "same_2",
      "segue_floor"(
        cast("lifetime_value_median"."value" as varchar),
        cast(2 as bigint)
      ) "value"
    from "lifetime_value_median"
  )
select "c"."id" "contact"
from "contacts" "c"
  left join "lifetime_value_median_down"
    on (
      "lifetime_value_median_down"."same" = "c"."plan"
      and "lifetime_value_median_down"."same_2" = "c"."country"
    )
where "c"."lifetime_value" > "lifetime_value_median_down"."value"
order by "contact";

-- usual
with
  "country_most_common" as (
    select "n"."value" "value"
    from (
      select
        "p"."value" "value",
        row_number() over (
          order by
            count(*) desc,
            "p"."value" asc
        ) "place"
      from (
        select "c"."country" "value"
        from "contacts" "c"
      ) "p"
      where "p"."value" is not null
      group by "p"."value"
    ) "n"
    where "n"."place" = 1
  )
select "c"."id" "contact"
from "contacts" "c"
where "c"."country" = (
  select "country_most_common"."value"
  from "country_most_common"
)
order by "contact";

-- asks_the_usual
with
  "form_submitted_most_common" as (
    select "n"."value" "value"
    from (
      select
        "o"."value" "value",
        row_number() over (
          order by
            count(*) desc,
            max("o"."occurred") desc
        ) "place"
      from (
        select
          "p"."value" "value",
          row_number() over (order by "p"."at", "p"."key", "p"."place") "occurred"
        from (
          select
            "e"."form" "value",
            "e"."occurred_at" "at",
            "e"."id" "key",
            0 "place"
          from "contacts" "c"
            join "events" "e"
              on "e"."contact_id" = "c"."id"
          where (
            "e"."event_type" = 'Form Submitted'
            and "e"."occurred_at" <= 1772470800000
          )
        ) "p"
        where "p"."value" is not null
      ) "o"
      where "o"."value" is not null
      group by "o"."value"
    ) "n"
    where "n"."place" = 1
  )
select "c"."id" "contact"
from "contacts" "c"
where (
  select "e"."form"
  from "events" "e"
  where (
    "e"."contact_id" = "c"."id"
    and "e"."event_type" = 'Form Submitted'
    and "e"."occurred_at" <= 1772470800000
  )
  order by "e"."occurred_at" desc, "e"."id" desc
  limit 1
) = (
  select "form_submitted_most_common"."value"
  from "form_submitted_most_common"
)
order by "contact";

-- big_account
with
  "purchased_sum" as (
    select
      "p"."same" "same",
      coalesce(
        try_cast(sum("p"."value") as bigint),
        0
      ) "value"
    from (
      select
        "c"."account_id" "same",
        "e"."total_amount" "value"
      from "contacts" "c"
        join "orders" "e"
          on "e"."customer_no" = "c"."id"
      where (
        "c"."account_id" is not null
        and "e"."ordered_at" > 1740934800000
        and "e"."ordered_at" <= 1772470800000
      )
    ) "p"
    group by "p"."same"
  )
select "c"."id" "contact"
from "contacts" "c"
where "c"."account_id" in (
  select "purchased_sum"."same"
  from "purchased_sum"
  where "purchased_sum"."value" >= 1000000
)
order by "contact";

-- first_there
with
  "customer_since_min" as (
    select
      "p"."same" "same",
      min("p"."value") "value"
    from (
      select
        "c"."account_id" "same",
        "c"."customer_since" "value"
      from "contacts" "c"
      where "c"."account_id" is not null
    ) "p"
    group by "p"."same"
  )
select "c"."id" "contact"
from "contacts" "c"
  left join "customer_since_min"
    on "customer_since_min"."same" = "c"."account_id"
where "c"."customer_since" <= "customer_since_min"."value"
order by "contact";

-- top_ten
with
  "top" as (
    select "p"."contact" "contact"
    from (
      select
        "c"."lifetime_value" "value",
        "c"."id" "contact"
      from "contacts" "c"
    ) "p"
    where "p"."value" is not null
    order by "p"."value" desc, "p"."contact" asc
    limit 10
  )
select "top"."contact" "contact"
from "top"
order by "contact";

-- top_tenth
with
  "top" as (
    select "n"."contact"
    from (
      select
        "p"."contact" "contact",
        row_number() over (order by "p"."value" desc, "p"."contact" asc) "place",
        count(*) over () "number"
      from (
        select
          "c"."lifetime_value" "value",
          "c"."id" "contact"
        from "contacts" "c"
        where "c"."id" in (
          select "s"."contact"
          from "segue_member" "s"
          where "s"."segment" = 'above_average'
        )
      ) "p"
      where "p"."value" is not null
    ) "n"
    where (("n"."place" - 1) * 100) < ("n"."number" * 10)
  )
select "top"."contact" "contact"
from "top"
order by "contact";

-- best_of_plan
with
  "purchased_sum" as (
    select
      "e"."customer_no" "contact",
      coalesce(
        try_cast(sum("e"."total_amount") as bigint),
        0
      ) "value"
    from "orders" "e"
    where "e"."ordered_at" <= 1772470800000
    group by "e"."customer_no"
  ),
  "bottom" as (
    select "n"."contact"
    from (
      select
        "p"."contact" "contact",
        rank() over (
          partition by "p"."same"
          order by "p"."value" asc
        ) "place"
      from (
        select
          "c"."plan" "same",
          coalesce("purchased_sum"."value", 0) "value",
          "c"."id" "contact"
        from "contacts" "c"
          left join "purchased_sum"
            on "purchased_sum"."contact" = "c"."id"
        where "c"."plan" is not null
      ) "p"
      where "p"."value" is not null
    ) "n"
    where "n"."place" <= 3
  )
select "bottom"."contact" "contact"
from "bottom"
order by "contact";

-- sampled
select "c"."id" "contact"
from "contacts" "c"
where "segue_lot"(
  cast("c"."id" as varchar),
  'sample of spring'
) < 1000
order by "contact";

-- others
with
  "fitting" as (
    select
      "c"."id" "contact",
      "c"."account_id" "account"
    from "contacts" "c"
    where (
      "c"."account_id" is not null
      and (contains("c"."title", 'VP'))
      and "c"."id" in (
        select "e"."contact_id"
        from "events" "e"
        where (
          "e"."event_type" = 'email_clicked'
          and "e"."occurred_at" > 1769878800000
          and "e"."occurred_at" <= 1772470800000
        )
      )
    )
  )
select "c"."id" "contact"
from "contacts" "c"
where "c"."account_id" in (
  select "fitting"."account"
  from "fitting"
)
order by "contact";

-- alone
with
  "fitting" as (
    select
      "c"."id" "contact",
      "c"."account_id" "account"
    from "contacts" "c"
    where (
      "c"."account_id" is not null
      and "c"."plan" = 'pro'
    )
  )
select "c"."id" "contact"
from "contacts" "c"
where not exists (
  select 1
  from (
    select "fitting"."account"
    from "fitting"
  ) "some" ("one")
  where "some"."one" = "c"."account_id"
)
order by "contact";

-- two_others
with
  "fitting" as (
    select
      "c"."id" "contact",
      "c"."account_id" "account"
    from "contacts" "c"
    where (
      "c"."account_id" is not null
      and "c"."id" in (
        select "e"."customer_no"
        from "orders" "e"
        where (
          "e"."ordered_at" > 1769878800000
          and "e"."ordered_at" <= 1772470800000
        )
      )
    )
  )
select "c"."id" "contact"
from "contacts" "c"
where "c"."account_id" in (
  select "fitting"."account"
  from "fitting"
  group by "fitting"."account"
  having count(*) >= 2
)
order by "contact";

-- near
select "c"."id" "contact"
from "contacts" "c"
where (
  "c"."latitude" between 4.026033037526492E1 and 4.115966962473508E1
  and "segue_metres"(
    cast("c"."latitude" as varchar),
    cast("c"."longitude" as varchar),
    cast(4.071E1 as varchar),
    cast(-7.401E1 as varchar)
  ) <= 50000
)
order by "contact";

-- far
select "c"."id" "contact"
from "contacts" "c"
where not (coalesce(
  (
    "c"."latitude" between 4.026033037526492E1 and 4.115966962473508E1
    and "segue_metres"(
      cast("c"."latitude" as varchar),
      cast("c"."longitude" as varchar),
      cast(4.071E1 as varchar),
      cast(-7.401E1 as varchar)
    ) <= 50000
  ),
  false
))
order by "contact";

