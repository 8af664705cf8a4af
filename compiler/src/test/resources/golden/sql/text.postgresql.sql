-- contains
select "c"."id" as "contact"
from "contacts" as "c"
where "strpos"("c"."title", 'VP') > 0
order by "contact";

-- ignoring_case
select "c"."id" as "contact"
from "contacts" as "c"
where "strpos"(
  pg_temp.segue_fold(cast("c"."title" as text)) collate "C",
  'vp'
) > 0
order by "contact";

-- starts
select "c"."id" as "contact"
from "contacts" as "c"
where ("c"."email" like 'info@%' escape '\')
order by "contact";

-- ends
select "c"."id" as "contact"
from "contacts" as "c"
where (
  ("c"."email" not like '%@example.com' escape '\')
  or "c"."email" is null
)
order by "contact";

-- globs
select "c"."id" as "contact"
from "contacts" as "c"
where (
  ("c"."title" like 'VP%' escape '\')
  or "strpos"("c"."title", 'Chief') > 0
  or ("c"."title" like 'Head of _ %' escape '\')
)
order by "contact";

-- patterns
select "c"."id" as "contact"
from "contacts" as "c"
where ("c"."title" ~ '***:[Cc][Hh][Ii][Ee][Ff]|[Pp][Rr][Ee][Ss\u017F][Ii][Dd][Ee][Nn][Tt]' collate "C")
order by "contact";

