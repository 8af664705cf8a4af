-- equal
select "c"."id" as "contact"
from "contacts" as "c"
where "c"."country" = 'US'
order by "contact";

-- not_equal
select "c"."id" as "contact"
from "contacts" as "c"
where (
  "c"."plan" is distinct from 'free'
  and "c"."country" is not null
)
order by "contact";

-- among
select "c"."id" as "contact"
from "contacts" as "c"
where (
  "c"."country" in (
    'US', 'CA'
  )
  and (
    "c"."plan" not in (
      'free', 'pro'
    )
    or "c"."plan" is null
  )
)
order by "contact";

-- numbers
select "c"."id" as "contact"
from "contacts" as "c"
where (
  "c"."lifetime_value" >= 100000
  and "c"."lifetime_value" < 250050
)
order by "contact";

-- days
select "c"."id" as "contact"
from "contacts" as "c"
where "c"."customer_since" between 20089 and 20269
order by "contact";

-- unknown
select "c"."id" as "contact"
from "contacts" as "c"
where (
  "c"."email" is null
  or "c"."latitude" is null
  or "c"."longitude" is null
)
order by "contact";

-- blank
select "c"."id" as "contact"
from "contacts" as "c"
where (
  "c"."title" is null
  or "btrim"("c"."title", '	
                  　') = ''
  or "c"."title" = ''
)
order by "contact";

-- lists
select "c"."id" as "contact"
from "contacts" as "c"
where (
  exists (
    select 1
    from (select item collate "C" as "value" from unnest(pg_temp.segue_items("c"."tags")) as "t"(item)) as "j"
    where "j"."value" = 'vip'
  )
  and (
    select count(distinct "j"."value")
    from (select item collate "C" as "value" from unnest(pg_temp.segue_items("c"."tags")) as "t"(item)) as "j"
    where "j"."value" in (
      'car', 'loan'
    )
  ) = 2
  and not exists (
    select 1
    from (select item collate "C" as "value" from unnest(pg_temp.segue_items("c"."tags")) as "t"(item)) as "j"
    where "j"."value" in (
      'lost', 'dead'
    )
  )
)
order by "contact";

