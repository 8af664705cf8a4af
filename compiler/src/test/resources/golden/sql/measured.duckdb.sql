-- typical
select "c"."id" "contact"
from "contacts" "c"
where (
  "c"."id" in (
    select "e"."customer_no"
    from "orders" "e"
    where "e"."ordered_at" <= 1772470800000
    group by "e"."customer_no"
    having "segue_compare"(
      cast("segue_divide"(
        cast("segue_median_of"(cast(string_agg(cast("e"."total_amount" as varchar), ' ') as varchar)) as varchar),
        cast(100 as varchar)
      ) as varchar),
      '100'
    ) >= 0
  )
  and "c"."id" in (
    select "e"."customer_no"
    from "orders" "e"
    where (
      "e"."ordered_at" > 1764694800000
      and "e"."ordered_at" <= 1772470800000
    )
    group by "e"."customer_no"
    having "segue_compare"(
      cast("segue_divide"(
        cast("segue_median_of"(cast(string_agg(cast("e"."total_amount" as varchar), ' ') as varchar)) as varchar),
        cast(100 as varchar)
      ) as varchar),
      '101/2'
    ) < 0
  )
)
order by "contact";

-- cheap
with
  "loan_applied_min" as (
    select
      "e"."member_id" "contact",
      min("e"."asked") "value"
    from "applications" "e"
    where "e"."applied_at" <= 1772470800000
    group by "e"."member_id"
  )
select "c"."id" "contact"
from "contacts" "c"
  left join "loan_applied_min"
    on "loan_applied_min"."contact" = "c"."id"
where (
  "c"."id" in (
    select "e"."customer_no"
    from "orders" "e"
    where (
      "e"."ordered_at" <= 1772470800000
      and "e"."total_amount" < 500
    )
  )
  and "loan_applied_min"."value" is null
)
order by "contact";

-- usual
select "c"."id" "contact"
from "contacts" "c"
where "c"."id" in (
  select "m"."contact"
  from (
    select
      "o"."contact",
      "arg_max_null"(
        "o"."value",
        "row"("o"."number", "o"."latest")
      ) "value"
    from (
      select
        "e"."customer_no" "contact",
        "e"."category" "value",
        count(*) "number",
        "max"("row"("e"."ordered_at", "e"."order_no")) "latest"
      from "orders" "e"
      where (
        "e"."ordered_at" >= 1767243600000
        and "e"."ordered_at" <= 1772470800000
        and "e"."total_amount" > 1000
        and "e"."category" is not null
      )
      group by 1, 2
    ) "o"
    group by "o"."contact"
  ) "m"
  where "m"."value" = 'car'
)
order by "contact";

-- third
select "c"."id" "contact"
from "contacts" "c"
where (
  select "e"."ordered_at"
  from "orders" "e"
  where (
    "e"."customer_no" = "c"."id"
    and "e"."ordered_at" <= 1772470800000
  )
  order by "e"."ordered_at" asc, "e"."order_no" asc
  limit 1
  offset 2
) <= 1769878800000
order by "contact";

-- lends
select "c"."id" "contact"
from "contacts" "c"
where (
  "c"."id" in (
    select "r"."member_id"
    from "loans" "r"
    group by "r"."member_id"
    having "segue_compare"(
      cast("segue_divide"(
        cast("segue_median_of"(cast(string_agg(cast("r"."balance" as varchar), ' ') as varchar)) as varchar),
        cast(100 as varchar)
      ) as varchar),
      '1000'
    ) > 0
  )
  and "c"."id" in (
    select "r"."member_id"
    from "loans" "r"
    group by "r"."member_id"
    having min("r"."balance") >= 0
  )
  and "c"."id" in (
    select "r"."member_id"
    from "loans" "r"
    group by "r"."member_id"
    having max("r"."balance") < 500000
  )
  and "c"."id" in (
    select "r"."member_id"
    from "loans" "r"
    group by "r"."member_id"
    having count(distinct "r"."kind") > 1
  )
)
order by "contact";

-- lends_often
select "c"."id" "contact"
from "contacts" "c"
where (
  "c"."id" in (
    select "r"."member_id"
    from "loans" "r"
    where "r"."balance" > 0
    group by "r"."member_id"
    having count(*) >= 2
  )
  and "c"."id" in (
    select "m"."contact"
    from (
      select
        "o"."contact",
        "arg_max_null"(
          "o"."value",
          "row"("o"."number", "o"."latest")
        ) "value"
      from (
        select
          "r"."member_id" "contact",
          "r"."kind" "value",
          count(*) "number",
          "max"("row"("r"."loan_no")) "latest"
        from "loans" "r"
        where "r"."kind" is not null
        group by 1, 2
      ) "o"
      group by "o"."contact"
    ) "m"
    where "m"."value" = 'car'
  )
  and "c"."id" in (
    select "r"."member_id"
    from "loans" "r"
    group by "r"."member_id"
    having try_cast(sum("r"."balance") as bigint) > (count("r"."balance") * 1000)
  )
)
order by "contact";

-- never_lent
select "c"."id" "contact"
from "contacts" "c"
where (
  not exists (
    select 1
    from (
      select "r"."member_id"
      from "loans" "r"
      where "r"."kind" = 'car'
    ) "some" ("one")
    where "some"."one" = "c"."id"
  )
  and not exists (
    select 1
    from (
      select "r"."member_id"
      from "loans" "r"
      group by "r"."member_id"
      having count(*) >= 3
    ) "some" ("one")
    where "some"."one" = "c"."id"
  )
)
order by "contact";

-- approved
select "c"."id" "contact"
from "contacts" "c"
where (
  "c"."id" in (
    select "e"."member_id"
    from "applications" "e"
    where (
      "e"."applied_at" <= 1772470800000
      and "e"."approved" = 1
    )
  )
  and "c"."id" in (
    select "e"."member_id"
    from "applications" "e"
    where (
      "e"."applied_at" <= 1772470800000
      and "e"."approved" = 0
    )
  )
)
order by "contact";

-- middle
with
  "purchased_median" as (
    select
      "e"."customer_no" "contact",
      "segue_median_of"(cast(string_agg(cast("e"."items" as varchar), ' ') as varchar)) "value"
    from "orders" "e"
    where "e"."ordered_at" <= 1772470800000
    group by "e"."customer_no"
  )
select
  "c"."id" "contact",
  "purchased_median"."value" "value"
from "contacts" "c"
  left join "purchased_median"
    on "purchased_median"."contact" = "c"."id"
where "purchased_median"."value" is not null
order by "contact";

-- cheapest
with
  "purchased_min" as (
    select
      "e"."customer_no" "contact",
      min("e"."total_amount") "value"
    from "orders" "e"
    where (
      "e"."ordered_at" > 1740934800000
      and "e"."ordered_at" <= 1772470800000
    )
    group by "e"."customer_no"
  )
select
  "c"."id" "contact",
  "purchased_min"."value" "value"
from "contacts" "c"
  left join "purchased_min"
    on "purchased_min"."contact" = "c"."id"
where "purchased_min"."value" is not null
order by "contact";

-- last_link
with
  "all_values" as (
    select
      "c"."id" "contact",
      (
        select "e"."link"
        from "events" "e"
        where (
          "e"."contact_id" = "c"."id"
          and "e"."event_type" = 'email_clicked'
          and "e"."occurred_at" <= 1772470800000
        )
        order by "e"."occurred_at" desc, "e"."id" desc
        limit 1
      ) "value"
    from "contacts" "c"
  )
select "all_values"."contact", "all_values"."value"
from "all_values"
where "all_values"."value" is not null
order by "contact";

-- birthday
with
  "all_values" as (
    select
      "c"."id" "contact",
      "segue_anniversary"(
        cast("c"."birth_date" as bigint),
        20514
      ) "value"
    from "contacts" "c"
  )
select "all_values"."contact", "all_values"."value"
from "all_values"
where "all_values"."value" is not null
order by "contact";

