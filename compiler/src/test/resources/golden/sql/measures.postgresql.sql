-- big_spenders
select "c"."id" as "contact"
from "contacts" as "c"
where "c"."id" in (
  select "e"."customer_no"
  from "orders" as "e"
  where (
    "e"."ordered_at" > 1740934800000
    and "e"."ordered_at" <= 1772470800000
  )
  group by "e"."customer_no"
  having case when sum("e"."total_amount") between -9223372036854775807 and 9223372036854775807 then cast(sum("e"."total_amount") as bigint) end >= 50000
)
order by "contact";

-- small_spenders
select "c"."id" as "contact"
from "contacts" as "c"
where not exists (
  select 1
  from (
    select "e"."customer_no"
    from "orders" as "e"
    where (
      "e"."ordered_at" > 1740934800000
      and "e"."ordered_at" <= 1772470800000
    )
    group by "e"."customer_no"
    having case when sum("e"."total_amount") between -9223372036854775807 and 9223372036854775807 then cast(sum("e"."total_amount") as bigint) end >= 5000
  ) as "some" ("one")
  where "some"."one" = "c"."id"
)
order by "contact";

-- averages
select "c"."id" as "contact"
from "contacts" as "c"
where "c"."id" in (
  select "e"."customer_no"
  from "orders" as "e"
  where "e"."ordered_at" <= 1772470800000
  group by "e"."customer_no"
  having case when sum("e"."total_amount") between -9223372036854775807 and 9223372036854775807 then cast(sum("e"."total_amount") as bigint) end > (count("e"."total_amount") * 9950)
)
order by "contact";

-- lapsed
select "c"."id" as "contact"
from "contacts" as "c"
where "c"."id" in (
  select "e"."contact_id"
  from "events" as "e"
  where (
    "e"."event_type" = 'email_opened'
    and "e"."occurred_at" <= 1772470800000
  )
  group by "e"."contact_id"
  having max("e"."occurred_at") <= 1769792400000
)
order by "contact";

-- many_products
select "c"."id" as "contact"
from "contacts" as "c"
where "c"."id" in (
  select "e"."customer_no"
  from "orders" as "e"
  where "e"."ordered_at" <= 1772470800000
  group by "e"."customer_no"
  having count(distinct "e"."product") >= 3
)
order by "contact";

-- grown_up
select "c"."id" as "contact"
from "contacts" as "c"
where "c"."birth_date" <= 13940
order by "contact";

-- loyal
select "c"."id" as "contact"
from "contacts" as "c"
where (
  select "e"."category"
  from "orders" as "e"
  where (
    "e"."customer_no" = "c"."id"
    and "e"."ordered_at" <= 1772470800000
  )
  order by "e"."ordered_at" desc, "e"."order_no" desc
  fetch next 1 rows only
) = (
  select "e"."category"
  from "orders" as "e"
  where (
    "e"."customer_no" = "c"."id"
    and "e"."ordered_at" <= 1772470800000
  )
  order by "e"."ordered_at" asc, "e"."order_no" asc
  fetch next 1 rows only
)
order by "contact";

-- lent
select "c"."id" as "contact"
from "contacts" as "c"
where (
  "c"."id" in (
    select "r"."member_id"
    from "loans" as "r"
    where (
      "r"."kind" = 'car'
      and "r"."balance" > 0
    )
  )
  and "c"."id" in (
    select "r"."member_id"
    from "loans" as "r"
    group by "r"."member_id"
    having case when sum("r"."balance") between -9223372036854775807 and 9223372036854775807 then cast(sum("r"."balance") as bigint) end > 100000
  )
)
order by "contact";

-- quick
with
  "cart_added_first" as materialized (
    select
      "e"."contact_id" as "contact",
      min("e"."occurred_at") as "value"
    from "events" as "e"
    where (
      "e"."event_type" = 'cart_added'
      and "e"."occurred_at" <= 1772470800000
    )
    group by "e"."contact_id"
  ),
  "purchased_first" as materialized (
    select
      "e"."customer_no" as "contact",
      min("e"."ordered_at") as "value"
    from "orders" as "e"
    where "e"."ordered_at" <= 1772470800000
    group by "e"."customer_no"
  )
select "c"."id" as "contact"
from "contacts" as "c"
  left join "cart_added_first"
    on "cart_added_first"."contact" = "c"."id"
  left join "purchased_first"
    on "purchased_first"."contact" = "c"."id"
where ("purchased_first"."value" - "cart_added_first"."value") < 259200000
order by "contact";

-- one_big_order
select "c"."id" as "contact"
from "contacts" as "c"
where "c"."id" in (
  select "e"."customer_no"
  from "orders" as "e"
  where (
    "e"."ordered_at" <= 1772470800000
    and "e"."total_amount" >= 50000
  )
)
order by "contact";

-- lately_first
select "c"."id" as "contact"
from "contacts" as "c"
where "c"."id" in (
  select "e"."customer_no"
  from "orders" as "e"
  where "e"."ordered_at" <= 1772470800000
  group by "e"."customer_no"
  having min("e"."ordered_at") > 1764694800000
)
order by "contact";

-- lately_looked
select "c"."id" as "contact"
from "contacts" as "c"
where "c"."id" in (
  select "e"."contact_id"
  from "events" as "e"
  where (
    "e"."event_type" = 'page_viewed'
    and "e"."occurred_at" <= 1772470800000
    and "e"."occurred_at" >= 1770008400000
  )
)
order by "contact";

