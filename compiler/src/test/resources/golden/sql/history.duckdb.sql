-- held
select "c"."id" "contact"
from "contacts" "c"
where "c"."id" in (
  select "h"."contact"
  from "segue_history" "h"
  where (
    "h"."attribute" = 'plan'
    and "h"."since" <= 1772470800000
  )
  group by "h"."contact"
  having max("h"."since") filter (where (
    cast("h"."value" as varchar) = 'pro'
    and "h"."since" <= 1771866000000
  )) > coalesce(
    max("h"."since") filter (where cast("h"."value" as varchar) is distinct from 'pro'),
    -9223372036854775808
  )
)
order by "contact";

-- new_here
select "c"."id" "contact"
from "contacts" "c"
where "c"."id" in (
  select "h"."contact"
  from "segue_history" "h"
  where (
    "h"."attribute" = 'plan'
    and "h"."since" <= 1772470800000
  )
  group by "h"."contact"
  having (
    max("h"."since") filter (where cast("h"."value" as varchar) in (
      'pro', 'team'
    )) > coalesce(
      max("h"."since") filter (where not (coalesce(
        (cast("h"."value" as varchar) in (
          'pro', 'team'
        )),
        false
      ))),
      -9223372036854775808
    )
    and coalesce(
      max("h"."since") filter (where (
        cast("h"."value" as varchar) in (
          'pro', 'team'
        )
        and "h"."since" <= 1770051600000
      )),
      -9223372036854775808
    ) <= coalesce(
      max("h"."since") filter (where not (coalesce(
        (cast("h"."value" as varchar) in (
          'pro', 'team'
        )),
        false
      ))),
      -9223372036854775808
    )
  )
)
order by "contact";

-- long_without
select "c"."id" "contact"
from "contacts" "c"
where not exists (
  select 1
  from (
    select "h"."contact"
    from "segue_history" "h"
    where (
      "h"."attribute" = 'plan'
      and "h"."since" <= 1772470800000
    )
    group by "h"."contact"
    having max("h"."since") filter (where (
      cast("h"."value" as varchar) = 'pro'
      and "h"."since" <= 1771866000000
    )) > coalesce(
      max("h"."since") filter (where cast("h"."value" as varchar) is distinct from 'pro'),
      -9223372036854775808
    )
  ) "some" ("one")
  where "some"."one" = "c"."id"
)
order by "contact";

-- either
select "c"."id" "contact"
from "contacts" "c"
where "c"."id" in (
  select "h"."contact"
  from "segue_history" "h"
  where (
    "h"."attribute" = 'plan'
    and "h"."since" <= 1772470800000
  )
  group by "h"."contact"
  having max("h"."since") filter (where (
    (
      cast("h"."value" as varchar) = 'pro'
      or cast("h"."value" as varchar) = 'team'
    )
    and "h"."since" <= 1764694800000
  )) > coalesce(
    max("h"."since") filter (where (
      cast("h"."value" as varchar) is distinct from 'pro'
      and cast("h"."value" as varchar) is distinct from 'team'
    )),
    -9223372036854775808
  )
)
order by "contact";

-- was
select "c"."id" "contact"
from "contacts" "c"
where cast((
  select "h"."value"
  from "segue_history" "h"
  where (
    "h"."attribute" = 'plan'
    and "h"."contact" = "c"."id"
    and "h"."since" <= 1769878800000
  )
  order by "h"."since" desc
  limit 1
) as varchar) = 'free'
order by "contact";

-- was_nothing
select "c"."id" "contact"
from "contacts" "c"
where cast((
  select "h"."value"
  from "segue_history" "h"
  where (
    "h"."attribute" = 'plan'
    and "h"."contact" = "c"."id"
    and "h"."since" <= 1767243600000
  )
  order by "h"."since" desc
  limit 1
) as varchar) is null
order by "contact";

-- changed
select "c"."id" "contact"
from "contacts" "c"
where "c"."id" in (
  select "h"."contact"
  from (
    select
      "h_all"."contact" "contact",
      "h_all"."since" "at",
      "h_all"."value" "to",
      lag("h_all"."value") over (
        partition by "h_all"."contact"
        order by "h_all"."since"
      ) "from",
      lag("h_all"."since") over (
        partition by "h_all"."contact"
        order by "h_all"."since"
      ) "before"
    from "segue_history" "h_all"
    where "h_all"."attribute" = 'plan'
  ) "h"
  where (
    "h"."before" is not null
    and "h"."to" is distinct from "h"."from"
    and "h"."at" > 1771866000000
    and "h"."at" <= 1772470800000
  )
)
order by "contact";

-- upgraded
select "c"."id" "contact"
from "contacts" "c"
where "c"."id" in (
  select "h"."contact"
  from (
    select
      "h_all"."contact" "contact",
      "h_all"."since" "at",
      "h_all"."value" "to",
      lag("h_all"."value") over (
        partition by "h_all"."contact"
        order by "h_all"."since"
      ) "from",
      lag("h_all"."since") over (
        partition by "h_all"."contact"
        order by "h_all"."since"
      ) "before"
    from "segue_history" "h_all"
    where "h_all"."attribute" = 'plan'
  ) "h"
  where (
    "h"."before" is not null
    and "h"."to" is distinct from "h"."from"
    and "h"."at" > 1769878800000
    and "h"."at" <= 1772470800000
    and cast("h"."from" as varchar) = 'free'
    and cast("h"."to" as varchar) = 'pro'
  )
)
order by "contact";

-- fell_away
select "c"."id" "contact"
from "contacts" "c"
where "c"."id" in (
  select "h"."contact"
  from (
    select
      "h_all"."contact" "contact",
      "h_all"."since" "at",
      "h_all"."value" "to",
      lag("h_all"."value") over (
        partition by "h_all"."contact"
        order by "h_all"."since"
      ) "from",
      lag("h_all"."since") over (
        partition by "h_all"."contact"
        order by "h_all"."since"
      ) "before"
    from "segue_history" "h_all"
    where "h_all"."attribute" = 'plan'
  ) "h"
  where (
    "h"."before" is not null
    and "h"."to" is distinct from "h"."from"
    and "h"."at" <= 1772470800000
    and cast("h"."from" as varchar) = 'pro'
    and cast("h"."to" as varchar) is null
  )
)
order by "contact";

-- engaged
select "c"."id" "contact"
from "contacts" "c"
where "c"."id" in (
  select "e"."contact_id"
  from "events" "e"
  where (
    "e"."event_type" = 'page_viewed'
    and "e"."occurred_at" > 1769878800000
    and "e"."occurred_at" <= 1772470800000
  )
)
order by "contact";

-- entered
select "c"."id" "contact"
from "contacts" "c"
where "c"."id" in (
  select "m"."contact"
  from "segue_change" "m"
  where (
    "m"."segment" = 'engaged'
    and "m"."entered" = 1
    and "m"."at" > 1771866000000
    and "m"."at" <= 1772470800000
  )
)
order by "contact";

-- left_again
select "c"."id" "contact"
from "contacts" "c"
where (
  "c"."id" in (
    select "m"."contact"
    from "segue_change" "m"
    where (
      "m"."segment" = 'engaged'
      and "m"."entered" = 0
      and "m"."at" > 1771866000000
      and "m"."at" <= 1772470800000
    )
  )
  and "c"."id" in (
    select "m"."contact"
    from "segue_change" "m"
    where (
      "m"."segment" = 'engaged'
      and "m"."entered" = 1
      and "m"."at" <= 1772470800000
    )
  )
)
order by "contact";

-- settled
select "c"."id" "contact"
from "contacts" "c"
where "c"."id" in (
  select "h"."contact"
  from "segue_change" "h"
  where (
    "h"."segment" = 'engaged'
    and "h"."at" <= 1772470800000
  )
  group by "h"."contact"
  having max("h"."at") filter (where (
    "h"."entered" = 1
    and "h"."at" <= 1771261200000
  )) > coalesce(
    max("h"."at") filter (where "h"."entered" = 0),
    -9223372036854775808
  )
)
order by "contact";

-- fresh
select "c"."id" "contact"
from "contacts" "c"
where "c"."id" in (
  select "h"."contact"
  from "segue_change" "h"
  where (
    "h"."segment" = 'engaged'
    and "h"."at" <= 1772470800000
  )
  group by "h"."contact"
  having (
    max("h"."at") filter (where "h"."entered" = 1) > coalesce(
      max("h"."at") filter (where "h"."entered" = 0),
      -9223372036854775808
    )
    and coalesce(
      max("h"."at") filter (where (
        "h"."entered" = 1
        and "h"."at" <= 1771261200000
      )),
      -9223372036854775808
    ) <= coalesce(
      max("h"."at") filter (where "h"."entered" = 0),
      -9223372036854775808
    )
  )
)
order by "contact";

-- old_vips
select "c"."id" "contact"
from "contacts" "c"
where (
  "c"."id" in (
    select "h"."contact"
    from "segue_list_change" "h"
    where (
      "h"."list" = 'vips'
      and "h"."at" <= 1772470800000
    )
    group by "h"."contact"
    having max("h"."at") filter (where (
      "h"."entered" = 1
      and "h"."at" <= 1770051600000
    )) > coalesce(
      max("h"."at") filter (where "h"."entered" = 0),
      -9223372036854775808
    )
  )
  and not exists (
    select 1
    from (
      select "h"."contact"
      from "segue_list_change" "h"
      where (
        "h"."list" = 'vips'
        and "h"."at" <= 1772470800000
      )
      group by "h"."contact"
      having max("h"."at") filter (where (
        "h"."entered" = 1
        and "h"."at" <= 1740934800000
      )) > coalesce(
        max("h"."at") filter (where "h"."entered" = 0),
        -9223372036854775808
      )
    ) "some" ("one")
    where "some"."one" = "c"."id"
  )
)
order by "contact";

