-- contains
select "c"."id" "contact"
from "contacts" "c"
where (contains("c"."title", 'VP'))
order by "contact";

-- ignoring_case
select "c"."id" "contact"
from "contacts" "c"
where (contains(case when strlen("c"."title") = length("c"."title") then lower("c"."title") else "segue_fold"(cast("c"."title" as varchar)) end, 'vp'))
order by "contact";

-- starts
select "c"."id" "contact"
from "contacts" "c"
where (prefix("c"."email", 'info@'))
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
  (prefix("c"."title", 'VP'))
  or (contains("c"."title", 'Chief'))
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

