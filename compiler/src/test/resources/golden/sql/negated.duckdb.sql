-- texts
select "c"."id" "contact"
from "contacts" "c"
where (
  (
    (not contains("c"."title", 'VP'))
    or "c"."title" is null
  )
  and (
    (not prefix("c"."title", 'A'))
    or "c"."title" is null
  )
  and (
    (not suffix("c"."title", 'z'))
    or "c"."title" is null
  )
  and (
    (not prefix("c"."title", 'a'))
    or "c"."title" is null
  )
  and (
    "segue_matches"(
      cast("c"."title" as varchar),
      'b+'
    ) = 0
    or "c"."title" is null
  )
  and "trim"("c"."title", '	
                  　') <> ''
)
order by "contact";

-- values
select "c"."id" "contact"
from "contacts" "c"
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
select "c"."id" "contact"
from "contacts" "c"
where (
  not exists (
    select 1
    from (select unnest(from_json(case when json_valid("l"."list") then "l"."list" end, '["varchar"]')) as "value" from (select "c"."tags" as "list") as "l") as "j"
    where "j"."value" = 'vip'
  )
  and (
    select count(distinct "j"."value")
    from (select unnest(from_json(case when json_valid("l"."list") then "l"."list" end, '["varchar"]')) as "value" from (select "c"."tags" as "list") as "l") as "j"
    where "j"."value" in (
      'car', 'loan'
    )
  ) <> 2
  and exists (
    select 1
    from (select unnest(from_json(case when json_valid("l"."list") then "l"."list" end, '["varchar"]')) as "value" from (select "c"."tags" as "list") as "l") as "j"
    where case when strlen("j"."value") = length("j"."value") then lower("j"."value") else "segue_fold"(cast("j"."value" as varchar)) end in (
      'a', 'b'
    )
  )
  and "c"."tags" is distinct from '[]'
)
order by "contact";

-- sums
select "c"."id" "contact"
from "contacts" "c"
where (
  ("c"."lifetime_value" + (10 * 100)) > ((2 * "c"."lifetime_value") - (5 * 100))
  and "segue_compare"(
    cast("segue_divide"(
      cast("c"."lifetime_value" as varchar),
      cast((12 * 100) as varchar)
    ) as varchar),
    '100'
  ) > 0
  and ((0 * 100) - "c"."lifetime_value") < 300
)
order by "contact";

-- attributes
select "c"."id" "contact"
from "contacts" "c"
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
select "c"."id" "contact"
from "contacts" "c"
where (
  (contains(case when strlen("c"."title") = length("c"."title") then lower("c"."title") else "segue_fold"(cast("c"."title" as varchar)) end, 'vp'))
  and case when strlen("c"."country") = length("c"."country") then lower("c"."country") else "segue_fold"(cast("c"."country" as varchar)) end in (
    'us', 'ca'
  )
)
order by "contact";

