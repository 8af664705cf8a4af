-- soon
select "c"."id" as "contact"
from "contacts" as "c"
where pg_temp.segue_anniversary("c"."birth_date", 20514) between 20514 and 20520
order by "contact";

-- today_is_it
select "c"."id" as "contact"
from "contacts" as "c"
where pg_temp.segue_anniversary("c"."birth_date", 20514) between 20514 and 20514
order by "contact";

-- tomorrow_is_it
select "c"."id" as "contact"
from "contacts" as "c"
where pg_temp.segue_anniversary("c"."customer_since", 20515) between 20515 and 20515
order by "contact";

-- lately
select "c"."id" as "contact"
from "contacts" as "c"
where pg_temp.segue_anniversary("c"."customer_since", 20485) between 20485 and 20514
order by "contact";

-- next_month_is_it
select "c"."id" as "contact"
from "contacts" as "c"
where (
  pg_temp.segue_anniversary("c"."birth_date", pg_temp.segue_period_start(pg_temp.segue_day(1772470800000, cast(coalesce("c"."time_zone", 'America/New_York') as text)), 1, 1)) >= pg_temp.segue_period_start(pg_temp.segue_day(1772470800000, cast(coalesce("c"."time_zone", 'America/New_York') as text)), 1, 1)
  and pg_temp.segue_anniversary("c"."birth_date", pg_temp.segue_period_start(pg_temp.segue_day(1772470800000, cast(coalesce("c"."time_zone", 'America/New_York') as text)), 1, 1)) < pg_temp.segue_period_start(pg_temp.segue_day(1772470800000, cast(coalesce("c"."time_zone", 'America/New_York') as text)), 1, 2)
)
order by "contact";

-- not_soon
select "c"."id" as "contact"
from "contacts" as "c"
where not (coalesce(
  (pg_temp.segue_anniversary("c"."renewal_date", 20514) between 20514 and 20527),
  false
))
order by "contact";

