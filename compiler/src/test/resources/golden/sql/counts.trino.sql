-- once
select "c"."id" "contact"
from "contacts" "c"
where "c"."id" in (
  select "e"."customer_no"
  from "orders" "e"
  where "e"."ordered_at" <= 1772470800000
  group by "e"."customer_no"
  having count(*) = 1
)
order by "contact";

-- at_least_once
select "c"."id" "contact"
from "contacts" "c"
where "c"."id" in (
  select "e"."customer_no"
  from "orders" "e"
  where (
    "e"."ordered_at" > 1769878800000
    and "e"."ordered_at" <= 1772470800000
  )
)
order by "contact";

-- exactly
select "c"."id" "contact"
from "contacts" "c"
where "c"."id" in (
  select "e"."customer_no"
  from "orders" "e"
  where "e"."ordered_at" <= 1772470800000
  group by "e"."customer_no"
  having count(*) = 3
)
order by "contact";

-- more
select "c"."id" "contact"
from "contacts" "c"
where "c"."id" in (
  select "e"."customer_no"
  from "orders" "e"
  where "e"."ordered_at" <= 1772470800000
  group by "e"."customer_no"
  having count(*) >= 4
)
order by "contact";

-- fewer
select "c"."id" "contact"
from "contacts" "c"
where "c"."id" not in (
  select "e"."customer_no"
  from "orders" "e"
  where (
    "e"."ordered_at" > 1769878800000
    and "e"."ordered_at" <= 1772470800000
  )
  group by "e"."customer_no"
  having count(*) >= 3
)
order by "contact";

-- between_two
select "c"."id" "contact"
from "contacts" "c"
where "c"."id" in (
  select "e"."customer_no"
  from "orders" "e"
  where "e"."ordered_at" <= 1772470800000
  group by "e"."customer_no"
  having count(*) between 2 and 4
)
order by "contact";

-- none_at_all
select "c"."id" "contact"
from "contacts" "c"
where "c"."id" not in (
  select "e"."customer_no"
  from "orders" "e"
  where "e"."ordered_at" <= 1772470800000
)
order by "contact";

-- any_number
select "c"."id" "contact"
from "contacts" "c"
where "c"."id" not in (
  select "e"."customer_no"
  from "orders" "e"
  where "e"."ordered_at" <= 1772470800000
  group by "e"."customer_no"
  having count(*) >= 4
)
order by "contact";

-- anything
select "c"."id" "contact"
from "contacts" "c"
where "c"."id" in (
  select "e"."contact"
  from (
    select "e"."contact_id" "contact"
    from "events" "e"
    where (
      "e"."event_type" in (
        'email_sent', 'email_opened', 'email_clicked', 'page_viewed', 'cart_added', 
        'Form Submitted', 'unsubscribed'
      )
      and "e"."occurred_at" > 1771866000000
      and "e"."occurred_at" <= 1772470800000
    )
    union all
    select "e"."customer_no" "contact"
    from "orders" "e"
    where (
      "e"."ordered_at" > 1771866000000
      and "e"."ordered_at" <= 1772470800000
    )
    union all
    select "e"."member_id" "contact"
    from "applications" "e"
    where (
      "e"."applied_at" > 1771866000000
      and "e"."applied_at" <= 1772470800000
    )
  ) "e"
  group by "e"."contact"
  having count(*) >= 10
)
order by "contact";

-- every_one
select "c"."id" "contact"
from "contacts" "c"
where (
  "c"."id" in (
    select "e"."contact_id"
    from "events" "e"
    where (
      "e"."event_type" in (
        'email_opened', 'email_clicked'
      )
      and "e"."occurred_at" > 1764694800000
      and "e"."occurred_at" <= 1772470800000
    )
  )
  and "c"."id" not in (
    select "e"."contact_id"
    from "events" "e"
    where (
      "e"."event_type" in (
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
select "c"."id" "contact"
from "contacts" "c"
where (
  select "e"."ordered_at"
  from "orders" "e"
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
select "c"."id" "contact"
from "contacts" "c"
where "c"."id" in (
  select "e"."customer_no"
  from "orders" "e"
  where (
    "e"."ordered_at" <= 1772470800000
    and "e"."total_amount" > 10000
  )
  group by "e"."customer_no"
  having max("e"."ordered_at") <= 1769878800000
)
order by "contact";

-- half
select "c"."id" "contact"
from "contacts" "c"
where (case
  when "c"."id" in (
    select "e"."customer_no"
    from "orders" "e"
    where "e"."ordered_at" <= 1772470800000
  ) then 1
  else 0
end + case
  when "c"."id" in (
    select "e"."contact_id"
    from "events" "e"
    where (
      "e"."event_type" = 'page_viewed'
      and "e"."occurred_at" <= 1772470800000
    )
    group by "e"."contact_id"
    having count(*) = 2
  ) then 1
  else 0
end + case
  when "c"."id" not in (
    select "e"."contact_id"
    from "events" "e"
    where (
      "e"."event_type" = 'unsubscribed'
      and "e"."occurred_at" <= 1772470800000
    )
  ) then 1
  else 0
end) >= 2
order by "contact";

-- neither
select "c"."id" "contact"
from "contacts" "c"
where (
  "c"."country" = 'US'
  and "c"."id" not in (
    select "e"."contact_id"
    from "events" "e"
    where (
      "e"."event_type" = 'page_viewed'
      and "e"."occurred_at" > 1767286800000
      and "e"."occurred_at" <= 1772470800000
    )
  )
  and "c"."id" not in (
    select "e"."contact_id"
    from "events" "e"
    where (
      "e"."event_type" = 'email_clicked'
      and "e"."occurred_at" > 1767286800000
      and "e"."occurred_at" <= 1772470800000
    )
  )
  and "c"."id" not in (
    select "e"."contact_id"
    from "events" "e"
    where (
      "e"."event_type" = 'email_opened'
      and "e"."occurred_at" > 1769878800000
      and "e"."occurred_at" <= 1772470800000
    )
  )
)
order by "contact";

