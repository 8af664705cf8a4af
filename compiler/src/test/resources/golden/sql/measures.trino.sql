-- big_spenders
select "c"."id" "contact"
from "contacts" "c"
where "c"."id" in (
  select "e"."customer_no"
  from "orders" "e"
  where (
    "e"."ordered_at" > 1740934800000
    and "e"."ordered_at" <= 1772470800000
  )
  group by "e"."customer_no"
  having try_cast(sum(cast("e"."total_amount" as decimal(38, 0))) as bigint) >= 50000
)
order by "contact";

-- small_spenders
select "c"."id" "contact"
from "contacts" "c"
where "c"."id" not in (
  select "e"."customer_no"
  from "orders" "e"
  where (
    "e"."ordered_at" > 1740934800000
    and "e"."ordered_at" <= 1772470800000
  )
  group by "e"."customer_no"
  having try_cast(sum(cast("e"."total_amount" as decimal(38, 0))) as bigint) >= 5000
)
order by "contact";

-- averages
select "c"."id" "contact"
from "contacts" "c"
where "c"."id" in (
  select "e"."customer_no"
  from "orders" "e"
  where "e"."ordered_at" <= 1772470800000
  group by "e"."customer_no"
  having try_cast(sum(cast("e"."total_amount" as decimal(38, 0))) as bigint) > (count("e"."total_amount") * 9950)
)
order by "contact";

-- lapsed
select "c"."id" "contact"
from "contacts" "c"
where "c"."id" in (
  select "e"."contact_id"
  from "events" "e"
  where (
    "e"."event_type" = 'email_opened'
    and "e"."occurred_at" <= 1772470800000
  )
  group by "e"."contact_id"
  having max("e"."occurred_at") <= 1769792400000
)
order by "contact";

-- many_products
select "c"."id" "contact"
from "contacts" "c"
where "c"."id" in (
  select "e"."customer_no"
  from "orders" "e"
  where "e"."ordered_at" <= 1772470800000
  group by "e"."customer_no"
  having count(distinct "e"."product") >= 3
)
order by "contact";

-- grown_up
select "c"."id" "contact"
from "contacts" "c"
where "c"."birth_date" <= 13940
order by "contact";

-- loyal
select "c"."id" "contact"
from "contacts" "c"
where (
  select "e"."category"
  from "orders" "e"
  where (
    "e"."customer_no" = "c"."id"
    and "e"."ordered_at" <= 1772470800000
  )
  order by "e"."ordered_at" desc, "e"."order_no" desc
  fetch next 1 rows only
) = (
  select "e"."category"
  from "orders" "e"
  where (
    "e"."customer_no" = "c"."id"
    and "e"."ordered_at" <= 1772470800000
  )
  order by "e"."ordered_at" asc, "e"."order_no" asc
  fetch next 1 rows only
)
order by "contact";

-- lent
select "c"."id" "contact"
from "contacts" "c"
where (
  "c"."id" in (
    select "r"."member_id"
    from "loans" "r"
    where (
      "r"."kind" = 'car'
      and "r"."balance" > 0
    )
  )
  and "c"."id" in (
    select "r"."member_id"
    from "loans" "r"
    group by "r"."member_id"
    having try_cast(sum(cast("r"."balance" as decimal(38, 0))) as bigint) > 100000
  )
)
order by "contact";

-- quick
with
  "cart_added_first" as (
    select
      "e"."contact_id" "contact",
      min("e"."occurred_at") "value"
    from "events" "e"
    where (
      "e"."event_type" = 'cart_added'
      and "e"."occurred_at" <= 1772470800000
    )
    group by "e"."contact_id"
  ),
  "purchased_first" as (
    select
      "e"."customer_no" "contact",
      min("e"."ordered_at") "value"
    from "orders" "e"
    where "e"."ordered_at" <= 1772470800000
    group by "e"."customer_no"
  )
select "c"."id" "contact"
from "contacts" "c"
  left join "cart_added_first"
    on "cart_added_first"."contact" = "c"."id"
  left join "purchased_first"
    on "purchased_first"."contact" = "c"."id"
where ("purchased_first"."value" - "cart_added_first"."value") < 259200000
order by "contact";

-- one_big_order
select "c"."id" "contact"
from "contacts" "c"
where "c"."id" in (
  select "e"."customer_no"
  from "orders" "e"
  where (
    "e"."ordered_at" <= 1772470800000
    and "e"."total_amount" >= 50000
  )
)
order by "contact";

-- lately_first
select "c"."id" "contact"
from "contacts" "c"
where "c"."id" in (
  select "e"."customer_no"
  from "orders" "e"
  where "e"."ordered_at" <= 1772470800000
  group by "e"."customer_no"
  having min("e"."ordered_at") > 1764694800000
)
order by "contact";

-- lately_looked
select "c"."id" "contact"
from "contacts" "c"
where "c"."id" in (
  select "e"."contact_id"
  from "events" "e"
  where (
    "e"."event_type" = 'page_viewed'
    and "e"."occurred_at" <= 1772470800000
    and "e"."occurred_at" >= 1770008400000
  )
)
order by "contact";

