-- yearly_spend
with
  "purchased_sum" as (
    select
      "e"."customer_no" "contact",
      coalesce(
        try_cast(sum("e"."total_amount") as bigint),
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

-- orders
with
  "orders_measures" as (
    select
      "e"."customer_no" "contact",
      count(*) "purchased_count"
    from "orders" "e"
    where "e"."ordered_at" <= 1772470800000
    group by "e"."customer_no"
  )
select
  "c"."id" "contact",
  coalesce("orders_measures"."purchased_count", 0) "value"
from "contacts" "c"
  left join "orders_measures"
    on "orders_measures"."contact" = "c"."id"
order by "contact";

-- basket
with
  "purchased_avg" as (
    select
      "e"."customer_no" "contact",
      "segue_divide"(
        cast(try_cast(sum("e"."total_amount") as bigint) as varchar),
        cast((count("e"."total_amount") * 100) as varchar)
      ) "value"
    from "orders" "e"
    where "e"."ordered_at" <= 1772470800000
    group by "e"."customer_no"
  )
select
  "c"."id" "contact",
  "purchased_avg"."value" "value"
from "contacts" "c"
  left join "purchased_avg"
    on "purchased_avg"."contact" = "c"."id"
where "purchased_avg"."value" is not null
order by "contact";

-- favourite
with
  "purchased_most_common" as (
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
        "e"."ordered_at" <= 1772470800000
        and "e"."category" is not null
      )
      group by 1, 2
    ) "o"
    group by "o"."contact"
  )
select
  "c"."id" "contact",
  "purchased_most_common"."value" "value"
from "contacts" "c"
  left join "purchased_most_common"
    on "purchased_most_common"."contact" = "c"."id"
where "purchased_most_common"."value" is not null
order by "contact";

-- first_product
with
  "all_values" as (
    select
      "c"."id" "contact",
      (
        select "e"."product"
        from "orders" "e"
        where (
          "e"."customer_no" = "c"."id"
          and "e"."ordered_at" <= 1772470800000
        )
        order by "e"."ordered_at" asc, "e"."order_no" asc
        limit 1
      ) "value"
    from "contacts" "c"
  )
select "all_values"."contact", "all_values"."value"
from "all_values"
where "all_values"."value" is not null
order by "contact";

-- second_order
with
  "all_values" as (
    select
      "c"."id" "contact",
      (
        select "e"."ordered_at"
        from "orders" "e"
        where (
          "e"."customer_no" = "c"."id"
          and "e"."ordered_at" <= 1772470800000
        )
        order by "e"."ordered_at" asc, "e"."order_no" asc
        limit 1
        offset 1
      ) "value"
    from "contacts" "c"
  )
select "all_values"."contact", "all_values"."value"
from "all_values"
where "all_values"."value" is not null
order by "contact";

-- last_seen
with
  "page_viewed_last" as (
    select
      "e"."contact_id" "contact",
      max("e"."occurred_at") "value"
    from "events" "e"
    where (
      "e"."event_type" = 'page_viewed'
      and "e"."occurred_at" <= 1772470800000
    )
    group by "e"."contact_id"
  )
select
  "c"."id" "contact",
  "page_viewed_last"."value" "value"
from "contacts" "c"
  left join "page_viewed_last"
    on "page_viewed_last"."contact" = "c"."id"
where "page_viewed_last"."value" is not null
order by "contact";

-- loan_to_value
with
  "loan_sum" as (
    select
      "r"."member_id" "contact",
      coalesce(
        try_cast(sum("r"."balance") as bigint),
        0
      ) "value"
    from "loans" "r"
    group by "r"."member_id"
  ),
  "all_values" as (
    select
      "c"."id" "contact",
      "segue_divide"(
        cast(coalesce("loan_sum"."value", 0) as varchar),
        cast("c"."lifetime_value" as varchar)
      ) "value"
    from "contacts" "c"
      left join "loan_sum"
        on "loan_sum"."contact" = "c"."id"
  )
select "all_values"."contact", "all_values"."value"
from "all_values"
where "all_values"."value" is not null
order by "contact";

-- age
with
  "all_values" as (
    select
      "c"."id" "contact",
      "segue_months_of_days"(
        cast("c"."birth_date" as varchar),
        cast(20514 as varchar),
        cast(12 as varchar)
      ) "value"
    from "contacts" "c"
  )
select "all_values"."contact", "all_values"."value"
from "all_values"
where "all_values"."value" is not null
order by "contact";

