-- equal
select "c"."id" "contact"
from "contacts" "c"
where "c"."country" = 'US'
order by "contact";

-- not_equal
select "c"."id" "contact"
from "contacts" "c"
where (
  "c"."plan" is distinct from 'free'
  and "c"."country" is not null
)
order by "contact";

-- among
select "c"."id" "contact"
from "contacts" "c"
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
select "c"."id" "contact"
from "contacts" "c"
where (
  "c"."lifetime_value" >= 100000
  and "c"."lifetime_value" < 250050
)
order by "contact";

-- days
select "c"."id" "contact"
from "contacts" "c"
where "c"."customer_since" between 20089 and 20269
order by "contact";

-- unknown
select "c"."id" "contact"
from "contacts" "c"
where (
  "c"."email" is null
  or "c"."latitude" is null
  or "c"."longitude" is null
)
order by "contact";

-- blank
select "c"."id" "contact"
from "contacts" "c"
where (
  "c"."title" is null
  or trim(both '	
                  　' from "c"."title") = ''
  or "c"."title" = ''
)
order by "contact";

-- lists
with function segue_items(list varchar) returns array(varchar)
deterministic
returns null on null input
return try(transform(
  cast(json_parse(list) as array(json)),
  x -> if(json_format(x) = 'null', null, coalesce(json_extract_scalar(x, '$'), json_format(x)))))
select "c"."id" "contact"
from "contacts" "c"
where (
  (coalesce(any_match(transform(segue_items("c"."tags"), x -> cast(row(x) as row("value" varchar))), "j" -> "j"."value" = 'vip'), false))
  and coalesce(cardinality(array_distinct(transform(filter(transform(segue_items("c"."tags"), x -> cast(row(x) as row("value" varchar))), "j" -> "j"."value" in (
    'car', 'loan'
  )), "j" -> "j"."value"))), 0) = 2
  and (not coalesce(any_match(transform(segue_items("c"."tags"), x -> cast(row(x) as row("value" varchar))), "j" -> "j"."value" in (
    'lost', 'dead'
  )), false))
)
order by "contact";

