-- once
select "c"."id" as "contact"
from "contacts" as "c"
where "c"."id" in (
  select "e"."customer_no"
  from "orders" as "e"
  where "e"."ordered_at" <= 1772470800000
  group by "e"."customer_no"
  having count(*) = 1
)
order by "contact";

-- at_least_once
select "c"."id" as "contact"
from "contacts" as "c"
where "c"."id" in (
  select "e"."customer_no"
  from "orders" as "e"
  where (
    "e"."ordered_at" > 1769878800000
    and "e"."ordered_at" <= 1772470800000
  )
)
order by "contact";

-- exactly
select "c"."id" as "contact"
from "contacts" as "c"
where "c"."id" in (
  select "e"."customer_no"
  from "orders" as "e"
  where "e"."ordered_at" <= 1772470800000
  group by "e"."customer_no"
  having count(*) = 3
)
order by "contact";

-- more
select "c"."id" as "contact"
from "contacts" as "c"
where "c"."id" in (
  select "e"."customer_no"
  from "orders" as "e"
  where "e"."ordered_at" <= 1772470800000
  group by "e"."customer_no"
  having count(*) >= 4
)
order by "contact";

-- fewer
select "c"."id" as "contact"
from "contacts" as "c"
where not exists (
  select 1
  from (
    select "e"."customer_no"
    from "orders" as "e"
    where (
      "e"."ordered_at" > 1769878800000
      and "e"."ordered_at" <= 1772470800000
    )
    group by "e"."customer_no"
    having count(*) >= 3
  ) as "some" ("one")
  where "some"."one" = "c"."id"
)
order by "contact";

-- between_two
select "c"."id" as "contact"
from "contacts" as "c"
where "c"."id" in (
  select "e"."customer_no"
  from "orders" as "e"
  where "e"."ordered_at" <= 1772470800000
  group by "e"."customer_no"
  having count(*) between 2 and 4
)
order by "contact";

-- none_at_all
select "c"."id" as "contact"
from "contacts" as "c"
where not exists (
  select 1
  from (
    select "e"."customer_no"
    from "orders" as "e"
    where "e"."ordered_at" <= 1772470800000
  ) as "some" ("one")
  where "some"."one" = "c"."id"
)
order by "contact";

-- any_number
select "c"."id" as "contact"
from "contacts" as "c"
where not exists (
  select 1
  from (
    select "e"."customer_no"
    from "orders" as "e"
    where "e"."ordered_at" <= 1772470800000
    group by "e"."customer_no"
    having count(*) >= 4
  ) as "some" ("one")
  where "some"."one" = "c"."id"
)
order by "contact";

-- anything
select "c"."id" as "contact"
from "contacts" as "c"
where "c"."id" in (
  select "e"."contact"
  from (
    select "e"."contact_id" as "contact"
    from "events" as "e"
    where (
      "e"."event_type" in (
        'email_sent', 'email_opened', 'email_clicked', 'page_viewed', 'cart_added', 
        'Form Submitted', 'unsubscribed'
      )
      and "e"."occurred_at" > 1771866000000
      and "e"."occurred_at" <= 1772470800000
    )
    union all
    select "e"."customer_no" as "contact"
    from "orders" as "e"
    where (
      "e"."ordered_at" > 1771866000000
      and "e"."ordered_at" <= 1772470800000
    )
    union all
    select "e"."member_id" as "contact"
    from "applications" as "e"
    where (
      "e"."applied_at" > 1771866000000
      and "e"."applied_at" <= 1772470800000
    )
  ) as "e"
  group by "e"."contact"
  having count(*) >= 10
)
order by "contact";

-- every_one
select "c"."id" as "contact"
from "contacts" as "c"
where (
  "c"."id" in (
    select "e"."contact_id"
    from "events" as "e"
    where (
      "e"."event_type" in (
        'email_opened', 'email_clicked'
      )
      and "e"."occurred_at" > 1764694800000
      and "e"."occurred_at" <= 1772470800000
    )
  )
  and not exists (
    select 1
    from "events" as "e"
    where (
      "e"."contact_id" = "c"."id"
      and "e"."event_type" in (
        'email_opened', 'email_clicked'
      )
      and "e"."occurred_at" > 1764694800000
      and "e"."occurred_at" <= 1772470800000
      and "e"."message" = 'spam'
    )
  )
)
order by "contact";

-- second_one
select "c"."id" as "contact"
from "contacts" as "c"
where (
  select "e"."ordered_at"
  from "orders" as "e"
  where (
    "e"."customer_no" = "c"."id"
    and "e"."ordered_at" <= 1772470800000
  )
  order by "e"."ordered_at" asc, "e"."order_no" asc
  offset 1 rows
  fetch next 1 rows only
) between 1767243600000 and 1798779599999
order by "contact";

-- last_one
select "c"."id" as "contact"
from "contacts" as "c"
where "c"."id" in (
  select "e"."customer_no"
  from "orders" as "e"
  where (
    "e"."ordered_at" <= 1772470800000
    and "e"."total_amount" > 10000
  )
  group by "e"."customer_no"
  having max("e"."ordered_at") <= 1769878800000
)
order by "contact";

-- half
select "c"."id" as "contact"
from "contacts" as "c"
where (case
  when "c"."id" in (
    select "e"."customer_no"
    from "orders" as "e"
    where "e"."ordered_at" <= 1772470800000
  ) then 1
  else 0
end + case
  when "c"."id" in (
    select "e"."contact_id"
    from "events" as "e"
    where (
      "e"."event_type" = 'page_viewed'
      and "e"."occurred_at" <= 1772470800000
    )
    group by "e"."contact_id"
    having count(*) = 2
  ) then 1
  else 0
end + case
  when not exists (
    select 1
    from (
      select "e"."contact_id"
      from "events" as "e"
      where (
        "e"."event_type" = 'unsubscribed'
        and "e"."occurred_at" <= 1772470800000
      )
    ) as "some" ("one")
    where "some"."one" = "c"."id"
  ) then 1
  else 0
end) >= 2
order by "contact";

-- neither
select "c"."id" as "contact"
from "contacts" as "c"
where (
  "c"."country" = 'US'
  and not exists (
    select 1
    from (
      select "e"."contact_id"
      from "events" as "e"
      where (
        "e"."event_type" = 'page_viewed'
        and "e"."occurred_at" > 1767286800000
        and "e"."occurred_at" <= 1772470800000
      )
    ) as "some" ("one")
    where "some"."one" = "c"."id"
  )
  and not exists (
    select 1
    from (
      select "e"."contact_id"
      from "events" as "e"
      where (
        "e"."event_type" = 'email_clicked'
        and "e"."occurred_at" > 1767286800000
        and "e"."occurred_at" <= 1772470800000
      )
    ) as "some" ("one")
    where "some"."one" = "c"."id"
  )
  and not exists (
    select 1
    from (
      select "e"."contact_id"
      from "events" as "e"
      where (
        "e"."event_type" = 'email_opened'
        and "e"."occurred_at" > 1769878800000
        and "e"."occurred_at" <= 1772470800000
      )
    ) as "some" ("one")
    where "some"."one" = "c"."id"
  )
)
order by "contact";

