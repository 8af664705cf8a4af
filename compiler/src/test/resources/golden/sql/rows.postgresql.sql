-- loyal
select "c"."id" as "contact"
from "contacts" as "c"
where ("c"."lifetime_value" * 2) > 300
order by "contact";

-- on_two_days
select "c"."id" as "contact"
from "contacts" as "c"
where "c"."id" in (
  select "p"."contact"
  from (
    select "e"."contact_id" as "contact"
    from "events" as "e"
    where (
      "e"."event_type" = 'page_viewed'
      and "e"."occurred_at" > 1769878800000
      and "e"."occurred_at" <= 1772470800000
    )
    group by
      "e"."contact_id",
      pg_temp.segue_day("e"."occurred_at", 'America/New_York')
    having count(*) >= 2
  ) as "p"
  group by "p"."contact"
  having count(*) >= 3
)
order by "contact";

-- some_weeks
select "c"."id" as "contact"
from "contacts" as "c"
where "c"."id" in (
  select "e"."customer_no"
  from "orders" as "e"
  where (
    "e"."ordered_at" >= 1770008400000
    and "e"."ordered_at" < 1772427600000
  )
  group by "e"."customer_no"
  having count(distinct (((pg_temp.segue_day("e"."ordered_at", 'America/New_York') - mod(
    (mod(
      (pg_temp.segue_day("e"."ordered_at", 'America/New_York') + 3),
      7
    ) + 7),
    7
  )) + 3) / 7)) >= 3
)
order by "contact";

-- orders
select "c"."id" as "contact"
from "contacts" as "c"
where (
  "c"."id" in (
    select "e"."customer_no"
    from "orders" as "e"
    where "e"."ordered_at" <= 1772470800000
    group by "e"."customer_no"
    having min("e"."ordered_at") > 1769878800000
  )
  or (
    select "e"."ordered_at"
    from "orders" as "e"
    where (
      "e"."customer_no" = "c"."id"
      and "e"."ordered_at" <= 1772470800000
      and "e"."total_amount" > 300
    )
    order by "e"."ordered_at" asc, "e"."order_no" asc
    offset 1 rows
    fetch next 1 rows only
  ) > 1769878800000
  or "c"."id" in (
    select "e"."customer_no"
    from "orders" as "e"
    where (
      "e"."ordered_at" <= 1772470800000
      and "e"."ordered_at" > 1771866000000
    )
  )
)
order by "contact";

-- acts
select "c"."id" as "contact"
from "contacts" as "c"
where (
  not exists (
    select 1
    from (
      select "a"."contact"
      from "segue_act" as "a"
      where (
        "a"."act" = 'received'
        and "a"."at" > 1771866000000
        and "a"."at" <= 1772470800000
      )
    ) as "some" ("one")
    where "some"."one" = "c"."id"
  )
  and not exists (
    select 1
    from (
      select "a"."contact"
      from "segue_act" as "a"
      where (
        "a"."act" = 'handed_off'
        and "a"."name" = 'sales'
        and "a"."at" <= 1772470800000
      )
    ) as "some" ("one")
    where "some"."one" = "c"."id"
  )
  and not exists (
    select 1
    from (
      select "a"."contact"
      from "segue_act" as "a"
      where (
        "a"."act" = 'finished'
        and "a"."name" = 'welcome'
        and "a"."at" <= 1772470800000
      )
    ) as "some" ("one")
    where "some"."one" = "c"."id"
  )
)
order by "contact";

-- classes
select "c"."id" as "contact"
from "contacts" as "c"
  left join "segue_value" as "v1"
    on (
      "v1"."definition" = 'tier'
      and "v1"."contact" = "c"."id"
    )
where "v1"."value" in (
  'gold', 'silver'
)
order by "contact";

-- tier
select
  "c"."id" as "contact",
  case
    when "c"."lifetime_value" >= 100000 then 'gold'
    when "c"."lifetime_value" >= 10000 then 'silver'
    else 'rest'
  end as "value"
from "contacts" as "c"
order by "contact";

