-- did
select "c"."id" "contact"
from "contacts" "c"
where "c"."id" in (
  select "e"."contact_id"
  from "events" "e"
  where (
    "e"."event_type" = 'email_opened'
    and "e"."occurred_at" > 1769878800000
    and "e"."occurred_at" <= 1772470800000
  )
)
order by "contact";

-- often
select "c"."id" "contact"
from "contacts" "c"
where "c"."id" in (
  select "e"."contact_id"
  from "events" "e"
  where (
    "e"."event_type" = 'page_viewed'
    and "e"."occurred_at" > 1769878800000
    and "e"."occurred_at" <= 1772470800000
    and "substr"("e"."path", 1, 12) = '/loans/auto/'
  )
  group by "e"."contact_id"
  having count(*) >= 3
)
order by "contact";

-- exactly
select "c"."id" "contact"
from "contacts" "c"
where "c"."id" in (
  select "e"."contact_id"
  from "events" "e"
  where (
    "e"."event_type" = 'email_clicked'
    and "e"."occurred_at" <= 1772470800000
  )
  group by "e"."contact_id"
  having count(*) = 2
)
order by "contact";

-- at_most
select "c"."id" "contact"
from "contacts" "c"
where "c"."id" not in (
  select "e"."contact_id"
  from "events" "e"
  where (
    "e"."event_type" = 'page_viewed'
    and "e"."occurred_at" > 1771866000000
    and "e"."occurred_at" <= 1772470800000
  )
  group by "e"."contact_id"
  having count(*) >= 3
)
order by "contact";

-- never_did
select "c"."id" "contact"
from "contacts" "c"
where "c"."id" not in (
  select "e"."contact_id"
  from "events" "e"
  where (
    "e"."event_type" = 'Form Submitted'
    and "e"."occurred_at" > 1764694800000
    and "e"."occurred_at" <= 1772470800000
    and "e"."form" = 'auto-application'
  )
)
order by "contact";

-- either
select "c"."id" "contact"
from "contacts" "c"
where "c"."id" in (
  select "e"."contact_id"
  from "events" "e"
  where (
    "e"."event_type" in (
      'email_opened', 'email_clicked'
    )
    and "e"."occurred_at" > 1771866000000
    and "e"."occurred_at" <= 1772470800000
  )
)
order by "contact";

-- of_two_tables
select "c"."id" "contact"
from "contacts" "c"
where "c"."id" in (
  select "e"."contact"
  from (
    select "e"."contact_id" "contact"
    from "events" "e"
    where (
      "e"."event_type" = 'cart_added'
      and "e"."occurred_at" <= 1772470800000
      and "e"."product" = 'car'
    )
    union all
    select "e"."customer_no" "contact"
    from "orders" "e"
    where (
      "e"."ordered_at" <= 1772470800000
      and "e"."product" = 'car'
    )
  ) "e"
  group by "e"."contact"
  having count(*) >= 2
)
order by "contact";

-- always_did
select "c"."id" "contact"
from "contacts" "c"
where (
  "c"."id" in (
    select "e"."customer_no"
    from "orders" "e"
    where (
      "e"."ordered_at" > 1740934800000
      and "e"."ordered_at" <= 1772470800000
    )
  )
  and "c"."id" not in (
    select "e"."customer_no"
    from "orders" "e"
    where (
      "e"."ordered_at" > 1740934800000
      and "e"."ordered_at" <= 1772470800000
      and (
        "e"."total_amount" <= 10000
        or "e"."total_amount" is null
      )
    )
  )
)
order by "contact";

