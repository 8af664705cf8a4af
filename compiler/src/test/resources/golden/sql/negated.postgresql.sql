-- texts
select "c"."id" as "contact"
from "contacts" as "c"
where (
  (
    "strpos"("c"."title", 'VP') = 0
    or "c"."title" is null
  )
  and (
    ("c"."title" not like 'A%' escape '\')
    or "c"."title" is null
  )
  and (
    ("c"."title" not like '%z' escape '\')
    or "c"."title" is null
  )
  and (
    ("c"."title" not like 'a%' escape '\')
    or "c"."title" is null
  )
  and (
    ("c"."title" !~ '***:(?:b)+' collate "C")
    or "c"."title" is null
  )
  and "btrim"("c"."title", '	
                  　') <> ''
)
order by "contact";

-- values
select "c"."id" as "contact"
from "contacts" as "c"
where (
  "c"."country" is distinct from 'US'
  and (
    "c"."country" not in (
      'CA', 'MX'
    )
    or "c"."country" is null
  )
  and (
    "c"."customer_since" < 20089
    or "c"."customer_since" is null
    or "c"."customer_since" > 20269
    or "c"."customer_since" is null
  )
)
order by "contact";

-- lists
select "c"."id" as "contact"
from "contacts" as "c"
where (
  not exists (
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
  ) <> 2
  and exists (
    select 1
    from (select item collate "C" as "value" from unnest(pg_temp.segue_items("c"."tags")) as "t"(item)) as "j"
    where pg_temp.segue_fold(cast("j"."value" as text)) collate "C" in (
      'a', 'b'
    )
  )
  and "c"."tags" is distinct from '[]'
)
order by "contact";

-- sums
select "c"."id" as "contact"
from "contacts" as "c"
where (
  ("c"."lifetime_value" + (10 * 100)) > ((2 * "c"."lifetime_value") - (5 * 100))
  and pg_temp.segue_compare(cast(pg_temp.segue_divide(cast("c"."lifetime_value" as text), cast((12 * 100) as text)) collate "C" as text), '100') > 0
  and ((0 * 100) - "c"."lifetime_value") < 300
)
order by "contact";

-- attributes
select "c"."id" as "contact"
from "contacts" as "c"
where (
  "c"."title" = "c"."first_name"
  and (
    "c"."title" <> "c"."country"
    or "c"."title" is null
    or "c"."country" is null
  )
  and "c"."customer_since" < "c"."renewal_date"
)
order by "contact";

-- folded
select "c"."id" as "contact"
from "contacts" as "c"
where (
  "strpos"(
    pg_temp.segue_fold(cast("c"."title" as text)) collate "C",
    'vp'
  ) > 0
  and pg_temp.segue_fold(cast("c"."country" as text)) collate "C" in (
    'us', 'ca'
  )
)
order by "contact";

