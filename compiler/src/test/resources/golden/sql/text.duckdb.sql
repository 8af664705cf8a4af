-- contains
select "c"."id" "contact"
from "contacts" "c"
where "strpos"("c"."title", 'VP') > 0
order by "contact";

-- ignoring_case
select "c"."id" "contact"
from "contacts" "c"
where "strpos"(
  case when strlen("c"."title") = length("c"."title") then lower("c"."title") else "segue_fold"(cast("c"."title" as varchar)) end,
  'vp'
) > 0
order by "contact";

-- starts
select "c"."id" "contact"
from "contacts" "c"
where "substr"("c"."email", 1, 5) = 'info@'
order by "contact";

-- ends
select "c"."id" "contact"
from "contacts" "c"
where (
  (not suffix("c"."email", '@example.com'))
  or "c"."email" is null
)
order by "contact";

-- globs
select "c"."id" "contact"
from "contacts" "c"
where (
  "substr"("c"."title", 1, 2) = 'VP'
  or "strpos"("c"."title", 'Chief') > 0
  or ("c"."title" like 'Head of _ %' escape '\')
)
order by "contact";

-- patterns
select "c"."id" "contact"
from "contacts" "c"
where "segue_matches"(
  cast("c"."title" as varchar),
  '(?i)chief|president'
) = 1
order by "contact";

