-- above_average
with
  "lifetime_value_avg_down" as materialized (
    select ((case when sum("p"."value") between -9223372036854775807 and 9223372036854775807 then cast(sum("p"."value") as bigint) end / count("p"."value")) - case
      when mod(
        case when sum("p"."value") between -9223372036854775807 and 9223372036854775807 then cast(sum("p"."value") as bigint) end,
        count("p"."value")
      ) < 0 then 1
      else 0
    end) as "value"
    from (
      select "c"."lifetime_value" as "value"
      from "contacts" as "c"
    ) as "p"
  )
select "c"."id" as "contact"
from "contacts" as "c"
where "c"."lifetime_value" > (
  select "lifetime_value_avg_down"."value"
  from "lifetime_value_avg_down"
)
order by "contact";

-- above_their_plan
with
  "lifetime_value_avg_up" as materialized (
    select
      "p"."same" as "same",
      ((case when sum("p"."value") between -9223372036854775807 and 9223372036854775807 then cast(sum("p"."value") as bigint) end / count("p"."value")) + case
        when mod(
          case when sum("p"."value") between -9223372036854775807 and 9223372036854775807 then cast(sum("p"."value") as bigint) end,
          count("p"."value")
        ) > 0 then 1
        else 0
      end) as "value"
    from (
      select
        "c"."plan" as "same",
        "c"."lifetime_value" as "value"
      from "contacts" as "c"
      where "c"."plan" is not null
    ) as "p"
    group by "p"."same"
  )
select "c"."id" as "contact"
from "contacts" as "c"
  left join "lifetime_value_avg_up"
    on "lifetime_value_avg_up"."same" = "c"."plan"
where "c"."lifetime_value" >= "lifetime_value_avg_up"."value"
order by "contact";

-- near_the_top
with
  "lifetime_value_percentile" as materialized (
    select percentile_disc(cast('0.99' as double precision)) within group (order by "p"."value") as "value"
    from (
      select "c"."lifetime_value" as "value"
      from "contacts" as "c"
      where "c"."id" in (
        select "s"."contact"
        from "segue_member" as "s"
        where "s"."segment" = 'above_average'
      )
    ) as "p"
  )
select "c"."id" as "contact"
from "contacts" as "c"
where "c"."lifetime_value" >= (
  select "lifetime_value_percentile"."value"
  from "lifetime_value_percentile"
)
order by "contact";

-- middle
with
  "lifetime_value_median" as materialized (
    select
      "n"."same" as "same",
      "n"."same_2" as "same_2",
      pg_temp.segue_divide(cast(case when sum("n"."value") between -9223372036854775807 and 9223372036854775807 then cast(sum("n"."value") as bigint) end as text), cast((count("n"."value") * 100) as text)) collate "C" as "value"
    from (
      select
        "p"."same" as "same",
        "p"."same_2" as "same_2",
        "p"."value" as "value",
        row_number() over (
          partition by "p"."same", "p"."same_2"
          order by "p"."value" asc
        ) as "place",
        count(*) over (partition by "p"."same", "p"."same_2") as "number"
      from (
        select
          "c"."plan" as "same",
          "c"."country" as "same_2",
          "c"."lifetime_value" as "value"
        from "contacts" as "c"
        where (
          "c"."plan" is not null
          and "c"."country" is not null
        )
      ) as "p"
      where "p"."value" is not null
    ) as "n"
    where ("n"."place" * 2) between "n"."number" and ("n"."number" + 2)
    group by "n"."same", "n"."same_2"
  ),
  "lifetime_value_median_down" as materialized (
    select
      "lifetime_value_median"."same" as "same",
      "lifetime_value_median"."same_2" as "same_2",
      pg_temp.segue_floor(cast("lifetime_value_median"."value" as text), 2) as "value"
    from "lifetime_value_median"
  )
select "c"."id" as "contact"
from "contacts" as "c"
  left join "lifetime_value_median_down"
    on (
      "lifetime_value_median_down"."same" = "c"."plan"
      and "lifetime_value_median_down"."same_2" = "c"."country"
    )
where "c"."lifetime_value" > "lifetime_value_median_down"."value"
order by "contact";

-- usual
with
  "country_most_common" as materialized (
    select "n"."value" as "value"
    from (
      select
        "p"."value" as "value",
        row_number() over (
          order by
            count(*) desc,
            "p"."value" asc
        ) as "place"
      from (
        select "c"."country" as "value"
        from "contacts" as "c"
      ) as "p"
      where "p"."value" is not null
      group by "p"."value"
    ) as "n"
    where "n"."place" = 1
  )
select "c"."id" as "contact"
from "contacts" as "c"
where "c"."country" = (
  select "country_most_common"."value"
  from "country_most_common"
)
order by "contact";

-- asks_the_usual
with
  "form_submitted_most_common" as materialized (
    select "n"."value" as "value"
    from (
      select
        "o"."value" as "value",
        row_number() over (
          order by
            count(*) desc,
            max("o"."occurred") desc
        ) as "place"
      from (
        select
          "p"."value" as "value",
          row_number() over (order by "p"."at", "p"."key", "p"."place") as "occurred"
        from (
          select
            "e"."form" as "value",
            "e"."occurred_at" as "at",
            "e"."id" as "key",
            0 as "place"
          from "contacts" as "c"
            join "events" as "e"
              on "e"."contact_id" = "c"."id"
          where (
            "e"."event_type" = 'Form Submitted'
            and "e"."occurred_at" <= 1772470800000
          )
        ) as "p"
        where "p"."value" is not null
      ) as "o"
      where "o"."value" is not null
      group by "o"."value"
    ) as "n"
    where "n"."place" = 1
  )
select "c"."id" as "contact"
from "contacts" as "c"
where (
  select "e"."form"
  from "events" as "e"
  where (
    "e"."contact_id" = "c"."id"
    and "e"."event_type" = 'Form Submitted'
    and "e"."occurred_at" <= 1772470800000
  )
  order by "e"."occurred_at" desc, "e"."id" desc
  fetch next 1 rows only
) = (
  select "form_submitted_most_common"."value"
  from "form_submitted_most_common"
)
order by "contact";

-- big_account
with
  "purchased_sum" as materialized (
    select
      "p"."same" as "same",
      coalesce(
        case when sum("p"."value") between -9223372036854775807 and 9223372036854775807 then cast(sum("p"."value") as bigint) end,
        0
      ) as "value"
    from (
      select
        "c"."account_id" as "same",
        "e"."total_amount" as "value"
      from "contacts" as "c"
        join (
          select "e".*
          from "orders" as "e"
          where (
            "e"."ordered_at" > 1740934800000
            and "e"."ordered_at" <= 1772470800000
          )
          order by "e"."customer_no"
        ) as "e"
          on "e"."customer_no" = "c"."id"
    ) as "p"
    group by "p"."same"
  )
select "c"."id" as "contact"
from "contacts" as "c"
where "c"."account_id" in (
  select "purchased_sum"."same"
  from "purchased_sum"
  where (
    "purchased_sum"."same" is not null
    and "purchased_sum"."value" >= 1000000
  )
)
order by "contact";

-- first_there
with
  "customer_since_min" as materialized (
    select
      "p"."same" as "same",
      min("p"."value") as "value"
    from (
      select
        "c"."account_id" as "same",
        "c"."customer_since" as "value"
      from "contacts" as "c"
      where "c"."account_id" is not null
    ) as "p"
    group by "p"."same"
  )
select "c"."id" as "contact"
from "contacts" as "c"
  left join "customer_since_min"
    on "customer_since_min"."same" = "c"."account_id"
where "c"."customer_since" <= "customer_since_min"."value"
order by "contact";

-- top_ten
with
  "top" as materialized (
    select "p"."contact" as "contact"
    from (
      select
        "c"."lifetime_value" as "value",
        "c"."id" as "contact"
      from "contacts" as "c"
    ) as "p"
    where "p"."value" is not null
    order by "p"."value" desc, "p"."contact" asc
    fetch next 10 rows only
  )
select "top"."contact" as "contact"
from "top"
order by "contact";

-- top_tenth
with
  "top" as materialized (
    select "n"."contact"
    from (
      select
        "p"."contact" as "contact",
        row_number() over (order by "p"."value" desc, "p"."contact" asc) as "place",
        count(*) over () as "number"
      from (
        select
          "c"."lifetime_value" as "value",
          "c"."id" as "contact"
        from "contacts" as "c"
        where "c"."id" in (
          select "s"."contact"
          from "segue_member" as "s"
          where "s"."segment" = 'above_average'
        )
      ) as "p"
      where "p"."value" is not null
    ) as "n"
    where (("n"."place" - 1) * 100) < ("n"."number" * 10)
  )
select "top"."contact" as "contact"
from "top"
order by "contact";

-- best_of_plan
with
  "purchased_sum" as materialized (
    select
      "e"."customer_no" as "contact",
      coalesce(
        case when sum("e"."total_amount") between -9223372036854775807 and 9223372036854775807 then cast(sum("e"."total_amount") as bigint) end,
        0
      ) as "value"
    from "orders" as "e"
    where "e"."ordered_at" <= 1772470800000
    group by "e"."customer_no"
  ),
  "bottom" as materialized (
    select "n"."contact"
    from (
      select
        "p"."contact" as "contact",
        rank() over (
          partition by "p"."same"
          order by "p"."value" asc
        ) as "place"
      from (
        select
          "c"."plan" as "same",
          coalesce("purchased_sum"."value", 0) as "value",
          "c"."id" as "contact"
        from "contacts" as "c"
          left join "purchased_sum"
            on "purchased_sum"."contact" = "c"."id"
        where "c"."plan" is not null
      ) as "p"
      where "p"."value" is not null
    ) as "n"
    where "n"."place" <= 3
  )
select "bottom"."contact" as "contact"
from "bottom"
order by "contact";

-- sampled
select "c"."id" as "contact"
from "contacts" as "c"
where pg_temp.segue_lot(cast("c"."id" as text), 'sample of spring') < 1000
order by "contact";

-- others
with
  "fitting" as materialized (
    select
      "c"."id" as "contact",
      "c"."account_id" as "account"
    from "contacts" as "c"
    where (
      "c"."account_id" is not null
      and "strpos"("c"."title", 'VP') > 0
      and "c"."id" in (
        select "e"."contact_id"
        from "events" as "e"
        where (
          "e"."event_type" = 'email_clicked'
          and "e"."occurred_at" > 1769878800000
          and "e"."occurred_at" <= 1772470800000
        )
      )
    )
  )
select "c"."id" as "contact"
from "contacts" as "c"
where "c"."account_id" in (
  select "fitting"."account"
  from "fitting"
)
order by "contact";

-- alone
with
  "fitting" as materialized (
    select
      "c"."id" as "contact",
      "c"."account_id" as "account"
    from "contacts" as "c"
    where (
      "c"."account_id" is not null
      and "c"."plan" = 'pro'
    )
  )
select "c"."id" as "contact"
from "contacts" as "c"
where not exists (
  select 1
  from (
    select "fitting"."account"
    from "fitting"
  ) as "some" ("one")
  where "some"."one" = "c"."account_id"
)
order by "contact";

-- two_others
with
  "fitting" as materialized (
    select
      "c"."id" as "contact",
      "c"."account_id" as "account"
    from "contacts" as "c"
    where (
      "c"."account_id" is not null
      and "c"."id" in (
        select "e"."customer_no"
        from "orders" as "e"
        where (
          "e"."ordered_at" > 1769878800000
          and "e"."ordered_at" <= 1772470800000
        )
      )
    )
  )
select "c"."id" as "contact"
from "contacts" as "c"
where "c"."account_id" in (
  select "fitting"."account"
  from "fitting"
  group by "fitting"."account"
  having count(*) >= 2
)
order by "contact";

-- near
select "c"."id" as "contact"
from "contacts" as "c"
where (
  "c"."latitude" between 4.026033037526492E1 and 4.115966962473508E1
  and pg_temp.segue_metres("c"."latitude", "c"."longitude", 4.071E1, -7.401E1) <= 50000
)
order by "contact";

-- far
select "c"."id" as "contact"
from "contacts" as "c"
where not (coalesce(
  (
    "c"."latitude" between 4.026033037526492E1 and 4.115966962473508E1
    and pg_temp.segue_metres("c"."latitude", "c"."longitude", 4.071E1, -7.401E1) <= 50000
  ),
  false
))
order by "contact";

