-- soon
select "c"."id" "contact"
from "contacts" "c"
where "segue_anniversary"(
  cast("c"."birth_date" as bigint),
  20514
) between 20514 and 20520
order by "contact";

-- today_is_it
select "c"."id" "contact"
from "contacts" "c"
where "segue_anniversary"(
  cast("c"."birth_date" as bigint),
  20514
) between 20514 and 20514
order by "contact";

-- tomorrow_is_it
select "c"."id" "contact"
from "contacts" "c"
where "segue_anniversary"(
  cast("c"."customer_since" as bigint),
  20515
) between 20515 and 20515
order by "contact";

-- lately
select "c"."id" "contact"
from "contacts" "c"
where "segue_anniversary"(
  cast("c"."customer_since" as bigint),
  20485
) between 20485 and 20514
order by "contact";

-- next_month_is_it
select "c"."id" "contact"
from "contacts" "c"
where (
  "segue_anniversary"(
    cast("c"."birth_date" as bigint),
    cast("segue_period_start"(
      cast("segue_day"(
        1772470800000,
        cast(coalesce("c"."time_zone", 'America/New_York') as varchar)
      ) as varchar),
      cast(1 as varchar),
      cast(1 as varchar)
    ) as bigint)
  ) >= "segue_period_start"(
    cast("segue_day"(
      1772470800000,
      cast(coalesce("c"."time_zone", 'America/New_York') as varchar)
    ) as varchar),
    cast(1 as varchar),
    cast(1 as varchar)
  )
  and "segue_anniversary"(
    cast("c"."birth_date" as bigint),
    cast("segue_period_start"(
      cast("segue_day"(
        1772470800000,
        cast(coalesce("c"."time_zone", 'America/New_York') as varchar)
      ) as varchar),
      cast(1 as varchar),
      cast(1 as varchar)
    ) as bigint)
  ) < "segue_period_start"(
    cast("segue_day"(
      1772470800000,
      cast(coalesce("c"."time_zone", 'America/New_York') as varchar)
    ) as varchar),
    cast(1 as varchar),
    cast(2 as varchar)
  )
)
order by "contact";

-- not_soon
select "c"."id" "contact"
from "contacts" "c"
where not (coalesce(
  ("segue_anniversary"(
    cast("c"."renewal_date" as bigint),
    20514
  ) between 20514 and 20527),
  false
))
order by "contact";

