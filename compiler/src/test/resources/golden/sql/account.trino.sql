-- healthcare
select "c"."id" "contact"
from "contacts" "c"
  left join "accounts" "a1"
    on "a1"."id" = "c"."account_id"
where (
  "a1"."industry" = 'Healthcare'
  and "a1"."employees" > 50
)
order by "contact";

