-- bought
select "c"."id" "contact"
from "contacts" "c"
where "c"."id" in (
  select "s"."contact"
  from (
    select
      "e"."contact_id" "contact",
      min("e"."occurred_at") "at"
    from "events" "e"
    where (
      "e"."event_type" = 'cart_added'
      and "e"."occurred_at" <= 1772470800000
    )
    group by "e"."contact_id"
  ) "s"
  where exists (
    select 1
    from "orders" "e2"
    where (
      "e2"."customer_no" = "s"."contact"
      and "e2"."ordered_at" <= 1772470800000
      and "e2"."ordered_at" > "s"."at"
    )
  )
)
order by "contact";

-- bought_soon
select "c"."id" "contact"
from "contacts" "c"
where "c"."id" in (
  select "e"."contact_id"
  from "events" "e"
  where (
    "e"."event_type" = 'cart_added'
    and "e"."occurred_at" > 1764694800000
    and "e"."occurred_at" <= 1772470800000
    and exists (
      select 1
      from "orders" "e2"
      where (
        "e2"."customer_no" = "e"."contact_id"
        and "e2"."ordered_at" > 1764694800000
        and "e2"."ordered_at" <= 1772470800000
        and "e2"."product" = "e"."product"
        and "e2"."ordered_at" > "e"."occurred_at"
        and "e2"."ordered_at" <= ("e"."occurred_at" + 172800000)
      )
    )
  )
)
order by "contact";

-- left_behind
select "c"."id" "contact"
from "contacts" "c"
where "c"."id" in (
  select "e"."contact_id"
  from "events" "e"
  where (
    "e"."event_type" = 'cart_added'
    and "e"."occurred_at" > 1764694800000
    and "e"."occurred_at" <= 1772470800000
    and "e"."occurred_at" <= 1772211600000
    and not exists (
      select 1
      from "orders" "e2"
      where (
        "e2"."customer_no" = "e"."contact_id"
        and "e2"."ordered_at" > 1764694800000
        and "e2"."ordered_at" <= 1772470800000
        and "e2"."product" = "e"."product"
        and "e2"."ordered_at" > "e"."occurred_at"
        and "e2"."ordered_at" <= ("e"."occurred_at" + 259200000)
      )
    )
  )
)
order by "contact";

-- never_again
select "c"."id" "contact"
from "contacts" "c"
where "c"."id" in (
  select "s"."contact"
  from (
    select
      "e"."customer_no" "contact",
      max("e"."ordered_at") "at"
    from "orders" "e"
    where (
      "e"."ordered_at" <= 1772470800000
      and "e"."total_amount" >= 50000
    )
    group by "e"."customer_no"
  ) "s"
  where not exists (
    select 1
    from "orders" "e2"
    where (
      "e2"."customer_no" = "s"."contact"
      and "e2"."ordered_at" <= 1772470800000
      and "e2"."ordered_at" > "s"."at"
    )
  )
)
order by "contact";

-- three
select "c"."id" "contact"
from "contacts" "c"
where "c"."id" in (
  select "s"."contact"
  from (
    select distinct
      "e2"."contact_id" "contact",
      "e2"."occurred_at" "at"
    from "events" "e"
      join "events" "e2"
        on (
          "e2"."contact_id" = "e"."contact_id"
          and "e2"."occurred_at" > "e"."occurred_at"
          and "e2"."occurred_at" <= ("e"."occurred_at" + 86400000)
        )
    where (
      "e"."event_type" = 'email_opened'
      and "e"."occurred_at" <= 1772470800000
      and "e2"."event_type" = 'page_viewed'
      and "e2"."occurred_at" <= 1772470800000
      and (prefix("e2"."path", '/loans/'))
    )
  ) "s"
  where exists (
    select 1
    from "events" "e3"
    where (
      "e3"."contact_id" = "s"."contact"
      and "e3"."event_type" = 'Form Submitted'
      and "e3"."occurred_at" <= 1772470800000
      and "e3"."form" = 'demo'
      and "e3"."occurred_at" > "s"."at"
      and "e3"."occurred_at" <= ("s"."at" + 604800000)
    )
  )
)
order by "contact";

-- however_late
select "c"."id" "contact"
from "contacts" "c"
where "c"."id" in (
  select "s"."contact"
  from (
    select
      "e2"."contact_id" "contact",
      min("e2"."occurred_at") "at"
    from (
      select
        "e"."contact_id" "contact",
        min("e"."occurred_at") "at"
      from "events" "e"
      where (
        "e"."event_type" = 'email_opened'
        and "e"."occurred_at" <= 1772470800000
      )
      group by "e"."contact_id"
    ) "s"
      join "events" "e2"
        on (
          "e2"."contact_id" = "s"."contact"
          and "e2"."occurred_at" > "s"."at"
        )
    where (
      "e2"."event_type" = 'page_viewed'
      and "e2"."occurred_at" <= 1772470800000
    )
    group by "e2"."contact_id"
  ) "s"
  where exists (
    select 1
    from "events" "e3"
    where (
      "e3"."contact_id" = "s"."contact"
      and "e3"."event_type" = 'Form Submitted'
      and "e3"."occurred_at" <= 1772470800000
      and "e3"."occurred_at" > "s"."at"
    )
  )
)
order by "contact";

-- straight_on
select "c"."id" "contact"
from "contacts" "c"
where "c"."id" in (
  select "n2"."contact"
  from "events" "e"
    join (
      select
        "e2"."contact_id" "contact",
        "e2"."occurred_at" "at",
        lag("e2"."occurred_at") over (
          partition by "e2"."contact_id"
          order by "e2"."occurred_at" asc, "e2"."id" asc
        ) "before",
        "e2"."path" "path"
      from "events" "e2"
      where (
        "e2"."event_type" = 'page_viewed'
        and "e2"."occurred_at" <= 1772470800000
      )
    ) "n2"
      on (
        "n2"."contact" = "e"."contact_id"
        and "n2"."at" > "e"."occurred_at"
        and "n2"."at" <= ("e"."occurred_at" + 3600000)
        and (
          "n2"."before" <= "e"."occurred_at"
          or "n2"."before" is null
        )
      )
  where (
    "e"."event_type" = 'page_viewed'
    and "e"."occurred_at" <= 1772470800000
    and "e"."path" = '/cart'
    and "n2"."path" = '/pay'
  )
)
order by "contact";

-- later
select "c"."id" "contact"
from "contacts" "c"
where "c"."id" in (
  select "e"."customer_no"
  from "orders" "e"
  where (
    "e"."ordered_at" <= 1772470800000
    and exists (
      select 1
      from "orders" "e2"
      where (
        "e2"."customer_no" = "e"."customer_no"
        and "e2"."ordered_at" <= 1772470800000
        and "e2"."ordered_at" >= "segue_shift"(
          cast("e"."ordered_at" as varchar),
          cast(1 as varchar),
          'America/New_York'
        )
        and "e2"."ordered_at" <= "segue_shift"(
          cast("e"."ordered_at" as varchar),
          cast(3 as varchar),
          'America/New_York'
        )
      )
    )
  )
)
order by "contact";

-- either
select "c"."id" "contact"
from "contacts" "c"
where "c"."id" in (
  select "s"."contact"
  from (
    select distinct
      "e2"."contact" "contact",
      "e2"."at" "at"
    from "events" "e"
      join (
        select
          "e2"."customer_no" "contact",
          "e2"."ordered_at" "at"
        from "orders" "e2"
        where "e2"."ordered_at" <= 1772470800000
        union all
        select
          "e2"."member_id" "contact",
          "e2"."applied_at" "at"
        from "applications" "e2"
        where "e2"."applied_at" <= 1772470800000
      ) "e2"
        on (
          "e2"."contact" = "e"."contact_id"
          and "e2"."at" > "e"."occurred_at"
          and "e2"."at" <= ("e"."occurred_at" + 86400000)
        )
    where (
      "e"."event_type" = 'page_viewed'
      and "e"."occurred_at" <= 1772470800000
    )
  ) "s"
  where (
    "segue_shift"(
      cast("s"."at" as varchar),
      cast(1 as varchar),
      'America/New_York'
    ) <= 1772470800000
    and not exists (
      select 1
      from "orders" "e3"
      where (
        "e3"."customer_no" = "s"."contact"
        and "e3"."ordered_at" <= 1772470800000
        and "e3"."ordered_at" > "s"."at"
        and "e3"."ordered_at" <= "segue_shift"(
          cast("s"."at" as varchar),
          cast(1 as varchar),
          'America/New_York'
        )
      )
    )
    and not exists (
      select 1
      from "applications" "e3"
      where (
        "e3"."member_id" = "s"."contact"
        and "e3"."applied_at" <= 1772470800000
        and "e3"."applied_at" > "s"."at"
        and "e3"."applied_at" <= "segue_shift"(
          cast("s"."at" as varchar),
          cast(1 as varchar),
          'America/New_York'
        )
      )
    )
  )
)
order by "contact";

-- of_the_same_kind
select "c"."id" "contact"
from "contacts" "c"
where "c"."id" in (
  select "s"."contact"
  from (
    select
      "e2"."customer_no" "contact",
      min("e2"."ordered_at") "at",
      "e"."kind" "first_kind"
    from "applications" "e"
      join "orders" "e2"
        on (
          "e2"."customer_no" = "e"."member_id"
          and "e2"."ordered_at" > "e"."applied_at"
          and "e2"."ordered_at" <= ("e"."applied_at" + 172800000)
        )
    where (
      "e"."applied_at" <= 1772470800000
      and "e2"."ordered_at" <= 1772470800000
      and "e2"."total_amount" > 1000
    )
    group by "e2"."customer_no", "e"."kind"
  ) "s"
  where exists (
    select 1
    from "applications" "e3"
    where (
      "e3"."member_id" = "s"."contact"
      and "e3"."applied_at" <= 1772470800000
      and "e3"."kind" = "s"."first_kind"
      and "e3"."applied_at" > "s"."at"
    )
  )
)
order by "contact";

-- at_home
select "c"."id" "contact"
from "contacts" "c"
where exists (
  select "e"."contact_id"
  from "events" "e"
  where (
    "e"."contact_id" = "c"."id"
    and "e"."event_type" = 'page_viewed'
    and "e"."occurred_at" <= 1772470800000
    and exists (
      select 1
      from "orders" "e2"
      where (
        "e2"."customer_no" = "e"."contact_id"
        and "e2"."ordered_at" <= 1772470800000
        and (
          "e2"."product" <> "c"."country"
          or "e2"."product" is null
          or "c"."country" is null
        )
        and "e2"."ordered_at" > "e"."occurred_at"
        and "e2"."ordered_at" <= ("e"."occurred_at" + 604800000)
      )
    )
  )
)
order by "contact";

-- not_so
select "c"."id" "contact"
from "contacts" "c"
where not exists (
  select 1
  from (
    select "e"."contact_id"
    from "events" "e"
    where (
      "e"."event_type" = 'cart_added'
      and "e"."occurred_at" <= 1772470800000
      and exists (
        select 1
        from "orders" "e2"
        where (
          "e2"."customer_no" = "e"."contact_id"
          and "e2"."ordered_at" <= 1772470800000
          and "e2"."product" = "e"."product"
          and "e2"."ordered_at" > "e"."occurred_at"
          and "e2"."ordered_at" <= ("e"."occurred_at" + 172800000)
        )
      )
    )
  ) "some" ("one")
  where "some"."one" = "c"."id"
)
order by "contact";

