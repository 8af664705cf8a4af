-- typical
select "c"."id" as "contact"
from "contacts" as "c"
where (
  "c"."id" in (
    select "e"."customer_no"
    from "orders" as "e"
    where "e"."ordered_at" <= 1772470800000
    group by "e"."customer_no"
    having pg_temp.segue_compare(cast(pg_temp.segue_divide(cast(pg_temp.segue_median_of(cast(string_agg(cast("e"."total_amount" as varchar), ' ') as text)) collate "C" as text), cast(100 as text)) collate "C" as text), '100') >= 0
  )
  and "c"."id" in (
    select "e"."customer_no"
    from "orders" as "e"
    where (
      "e"."ordered_at" > 1764694800000
      and "e"."ordered_at" <= 1772470800000
    )
    group by "e"."customer_no"
    having pg_temp.segue_compare(cast(pg_temp.segue_divide(cast(pg_temp.segue_median_of(cast(string_agg(cast("e"."total_amount" as varchar), ' ') as text)) collate "C" as text), cast(100 as text)) collate "C" as text), '101/2') < 0
  )
)
order by "contact";

-- cheap
with
  "loan_applied_min" as materialized (
    select
      "e"."member_id" as "contact",
      min("e"."asked") as "value"
    from "applications" as "e"
    where "e"."applied_at" <= 1772470800000
    group by "e"."member_id"
  )
select "c"."id" as "contact"
from "contacts" as "c"
  left join "loan_applied_min"
    on "loan_applied_min"."contact" = "c"."id"
where (
  "c"."id" in (
    select "e"."customer_no"
    from "orders" as "e"
    where (
      "e"."ordered_at" <= 1772470800000
      and "e"."total_amount" < 500
    )
  )
  and "loan_applied_min"."value" is null
)
order by "contact";

-- usual
select "c"."id" as "contact"
from "contacts" as "c"
where "c"."id" in (
  select "m"."contact"
  from (
    select "n"."contact", "n"."value"
    from (
      select
        "o"."contact",
        "o"."value",
        row_number() over (
          partition by "o"."contact"
          order by
            count(*) desc,
            max("o"."place") desc
        ) as "place"
      from (
        select
          "e"."customer_no" as "contact",
          "e"."category" as "value",
          row_number() over (
            partition by "e"."customer_no"
            order by "e"."ordered_at" asc, "e"."order_no" asc
          ) as "place"
        from "orders" as "e"
        where (
          "e"."ordered_at" >= 1767243600000
          and "e"."ordered_at" <= 1772470800000
          and "e"."total_amount" > 1000
          and "e"."category" is not null
        )
      ) as "o"
      group by "o"."contact", "o"."value"
    ) as "n"
    where "n"."place" = 1
  ) as "m"
  where "m"."value" = 'car'
)
order by "contact";

-- third
select "c"."id" as "contact"
from "contacts" as "c"
where (
  select "e"."ordered_at"
  from "orders" as "e"
  where (
    "e"."customer_no" = "c"."id"
    and "e"."ordered_at" <= 1772470800000
  )
  order by "e"."ordered_at" asc, "e"."order_no" asc
  offset 2 rows
  fetch next 1 rows only
) <= 1769878800000
order by "contact";

-- lends
select "c"."id" as "contact"
from "contacts" as "c"
where (
  "c"."id" in (
    select "r"."member_id"
    from "loans" as "r"
    group by "r"."member_id"
    having pg_temp.segue_compare(cast(pg_temp.segue_divide(cast(pg_temp.segue_median_of(cast(string_agg(cast("r"."balance" as varchar), ' ') as text)) collate "C" as text), cast(100 as text)) collate "C" as text), '1000') > 0
  )
  and "c"."id" in (
    select "r"."member_id"
    from "loans" as "r"
    group by "r"."member_id"
    having min("r"."balance") >= 0
  )
  and "c"."id" in (
    select "r"."member_id"
    from "loans" as "r"
    group by "r"."member_id"
    having max("r"."balance") < 500000
  )
  and "c"."id" in (
    select "r"."member_id"
    from "loans" as "r"
    group by "r"."member_id"
    having count(distinct "r"."kind") > 1
  )
)
order by "contact";

-- lends_often
select "c"."id" as "contact"
from "contacts" as "c"
where (
  "c"."id" in (
    select "r"."member_id"
    from "loans" as "r"
    where "r"."balance" > 0
    group by "r"."member_id"
    having count(*) >= 2
  )
  and "c"."id" in (
    select "m"."contact"
    from (
      select "n"."contact", "n"."value"
      from (
        select
          "o"."contact",
          "o"."value",
          row_number() over (
            partition by "o"."contact"
            order by
              count(*) desc,
              max("o"."place") desc
          ) as "place"
        from (
          select
            "r"."member_id" as "contact",
            "r"."kind" as "value",
            row_number() over (
              partition by "r"."member_id"
              order by "r"."loan_no" asc
            ) as "place"
          from "loans" as "r"
          where "r"."kind" is not null
        ) as "o"
        group by "o"."contact", "o"."value"
      ) as "n"
      where "n"."place" = 1
    ) as "m"
    where "m"."value" = 'car'
  )
  and "c"."id" in (
    select "r"."member_id"
    from "loans" as "r"
    group by "r"."member_id"
    having case when sum("r"."balance") between -9223372036854775807 and 9223372036854775807 then cast(sum("r"."balance") as bigint) end > (count("r"."balance") * 1000)
  )
)
order by "contact";

-- never_lent
select "c"."id" as "contact"
from "contacts" as "c"
where (
  not exists (
    select 1
    from (
      select "r"."member_id"
      from "loans" as "r"
      where "r"."kind" = 'car'
    ) as "some" ("one")
    where "some"."one" = "c"."id"
  )
  and not exists (
    select 1
    from (
      select "r"."member_id"
      from "loans" as "r"
      group by "r"."member_id"
      having count(*) >= 3
    ) as "some" ("one")
    where "some"."one" = "c"."id"
  )
)
order by "contact";

-- approved
select "c"."id" as "contact"
from "contacts" as "c"
where (
  "c"."id" in (
    select "e"."member_id"
    from "applications" as "e"
    where (
      "e"."applied_at" <= 1772470800000
      and "e"."approved" = 1
    )
  )
  and "c"."id" in (
    select "e"."member_id"
    from "applications" as "e"
    where (
      "e"."applied_at" <= 1772470800000
      and "e"."approved" = 0
    )
  )
)
order by "contact";

-- middle
with
  "purchased_median" as materialized (
    select
      "e"."customer_no" as "contact",
      pg_temp.segue_median_of(cast(string_agg(cast("e"."items" as varchar), ' ') as text)) collate "C" as "value"
    from "orders" as "e"
    where "e"."ordered_at" <= 1772470800000
    group by "e"."customer_no"
  )
select
  "c"."id" as "contact",
  "purchased_median"."value" as "value"
from "contacts" as "c"
  left join "purchased_median"
    on "purchased_median"."contact" = "c"."id"
where "purchased_median"."value" is not null
order by "contact";

-- cheapest
with
  "purchased_min" as materialized (
    select
      "e"."customer_no" as "contact",
      min("e"."total_amount") as "value"
    from "orders" as "e"
    where (
      "e"."ordered_at" > 1740934800000
      and "e"."ordered_at" <= 1772470800000
    )
    group by "e"."customer_no"
  )
select
  "c"."id" as "contact",
  "purchased_min"."value" as "value"
from "contacts" as "c"
  left join "purchased_min"
    on "purchased_min"."contact" = "c"."id"
where "purchased_min"."value" is not null
order by "contact";

-- last_link
with
  "all_values" as materialized (
    select
      "c"."id" as "contact",
      (
        select "e"."link"
        from "events" as "e"
        where (
          "e"."contact_id" = "c"."id"
          and "e"."event_type" = 'email_clicked'
          and "e"."occurred_at" <= 1772470800000
        )
        order by "e"."occurred_at" desc, "e"."id" desc
        fetch next 1 rows only
      ) as "value"
    from "contacts" as "c"
  )
select "all_values"."contact", "all_values"."value"
from "all_values"
where "all_values"."value" is not null
order by "contact";

-- birthday
with
  "all_values" as materialized (
    select
      "c"."id" as "contact",
      pg_temp.segue_anniversary("c"."birth_date", 20514) as "value"
    from "contacts" as "c"
  )
select "all_values"."contact", "all_values"."value"
from "all_values"
where "all_values"."value" is not null
order by "contact";

