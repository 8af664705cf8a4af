-- some_of
select "c"."id" "contact"
from "contacts" "c"
where (case
  when "c"."country" = 'US' then 1
  else 0
end + case
  when "c"."plan" = 'pro' then 1
  else 0
end + case
  when "c"."id" in (
    select "e"."contact_id"
    from "events" "e"
    where (
      "e"."event_type" = 'email_opened'
      and "e"."occurred_at" > 1771866000000
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
  "c"."country" is distinct from 'US'
  and (
    "strpos"("c"."title", 'VP') = 0
    or "c"."title" is null
  )
)
order by "contact";

-- all_people
select "c"."id" "contact"
from "contacts" "c"
order by "contact";

-- mixed
select "c"."id" "contact"
from "contacts" "c"
where (
  "c"."country" = 'US'
  and (
    "c"."plan" = 'pro'
    or (
      "c"."plan" = 'free'
      and "c"."id" not in (
        select "e"."customer_no"
        from "orders" "e"
        where "e"."ordered_at" <= 1772470800000
      )
    )
  )
)
order by "contact";

