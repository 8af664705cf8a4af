-- healthcare
select "c"."id" as "contact"
from "contacts" as "c"
  left join "accounts" as "a1"
    on "a1"."id" = "c"."account_id"
where (
  "a1"."industry" = 'Healthcare'
  and "a1"."employees" > 50
)
order by "contact";

