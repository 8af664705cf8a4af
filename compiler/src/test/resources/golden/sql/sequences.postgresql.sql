-- bought
select "c"."id" as "contact"
from "contacts" as "c"
where "c"."id" in (
  select "s"."contact"
  from (
    select
      "e"."contact_id" as "contact",
      min("e"."occurred_at") as "at"
    from "events" as "e"
    where (
      "e"."event_type" = 'cart_added'
      and "e"."occurred_at" <= 1772470800000
    )
    group by "e"."contact_id"
  ) as "s"
  where exists (
    select 1
    from "orders" as "e2"
    where (
      "e2"."customer_no" = "s"."contact"
      and "e2"."ordered_at" <= 1772470800000
      and "e2"."ordered_at" > "s"."at"
    )
  )
)
order by "contact";

-- bought_soon
select "c"."id" as "contact"
from "contacts" as "c"
where "c"."id" in (
  select "e"."contact_id"
  from "events" as "e"
  where (
    "e"."event_type" = 'cart_added'
    and "e"."occurred_at" > 1764694800000
    and "e"."occurred_at" <= 1772470800000
    and exists (
      select 1
      from "orders" as "e2"
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
select "c"."id" as "contact"
from "contacts" as "c"
where "c"."id" in (
  select "e"."contact_id"
  from "events" as "e"
  where (
    "e"."event_type" = 'cart_added'
    and "e"."occurred_at" > 1764694800000
    and "e"."occurred_at" <= 1772470800000
    and "e"."occurred_at" <= 1772211600000
    and not exists (
      select 1
      from "orders" as "e2"
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
select "c"."id" as "contact"
from "contacts" as "c"
where "c"."id" in (
  select "s"."contact"
  from (
    select
      "e"."customer_no" as "contact",
      max("e"."ordered_at") as "at"
    from "orders" as "e"
    where (
      "e"."ordered_at" <= 1772470800000
      and "e"."total_amount" >= 50000
    )
    group by "e"."customer_no"
  ) as "s"
  where not exists (
    select 1
    from "orders" as "e2"
    where (
      "e2"."customer_no" = "s"."contact"
      and "e2"."ordered_at" <= 1772470800000
      and "e2"."ordered_at" > "s"."at"
    )
  )
)
order by "contact";

-- three
select "c"."id" as "contact"
from "contacts" as "c"
where "c"."id" in (
  select "s"."contact"
  from (
    select distinct
      "e2"."contact_id" as "contact",
      "e2"."occurred_at" as "at"
    from "events" as "e"
      join "events" as "e2"
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
      and ("e2"."path" like '/loans/%' escape '\')
    )
  ) as "s"
  where exists (
    select 1
    from "events" as "e3"
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
select "c"."id" as "contact"
from "contacts" as "c"
where "c"."id" in (
  select "s"."contact"
  from (
    select
      "e2"."contact_id" as "contact",
      min("e2"."occurred_at") as "at"
    from (
      select
        "e"."contact_id" as "contact",
        min("e"."occurred_at") as "at"
      from "events" as "e"
      where (
        "e"."event_type" = 'email_opened'
        and "e"."occurred_at" <= 1772470800000
      )
      group by "e"."contact_id"
    ) as "s"
      join "events" as "e2"
        on (
          "e2"."contact_id" = "s"."contact"
          and "e2"."occurred_at" > "s"."at"
        )
    where (
      "e2"."event_type" = 'page_viewed'
      and "e2"."occurred_at" <= 1772470800000
    )
    group by "e2"."contact_id"
  ) as "s"
  where exists (
    select 1
    from "events" as "e3"
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
select "c"."id" as "contact"
from "contacts" as "c"
where "c"."id" in (
  select "n2"."contact"
  from "events" as "e"
    join (
      select
        "e2"."contact_id" as "contact",
        "e2"."occurred_at" as "at",
        lag("e2"."occurred_at") over (
          partition by "e2"."contact_id"
          order by "e2"."occurred_at" asc, "e2"."id" asc
        ) as "before",
        "e2"."path" as "path"
      from "events" as "e2"
      where (
        "e2"."event_type" = 'page_viewed'
        and "e2"."occurred_at" <= 1772470800000
      )
    ) as "n2"
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
select "c"."id" as "contact"
from "contacts" as "c"
where "c"."id" in (
  select "e"."customer_no"
  from "orders" as "e"
  where (
    "e"."ordered_at" <= 1772470800000
    and exists (
      select 1
      from "orders" as "e2"
      where (
        "e2"."customer_no" = "e"."customer_no"
        and "e2"."ordered_at" <= 1772470800000
        and "e2"."ordered_at" >= pg_temp.segue_shift("e"."ordered_at", 1, 'America/New_York')
        and "e2"."ordered_at" <= pg_temp.segue_shift("e"."ordered_at", 3, 'America/New_York')
      )
    )
  )
)
order by "contact";

-- either
select "c"."id" as "contact"
from "contacts" as "c"
where "c"."id" in (
  select "s"."contact"
  from (
    select distinct
      "e2"."contact" as "contact",
      "e2"."at" as "at"
    from "events" as "e"
      join (
        select
          "e2"."customer_no" as "contact",
          "e2"."ordered_at" as "at"
        from "orders" as "e2"
        where "e2"."ordered_at" <= 1772470800000
        union all
        select
          "e2"."member_id" as "contact",
          "e2"."applied_at" as "at"
        from "applications" as "e2"
        where "e2"."applied_at" <= 1772470800000
      ) as "e2"
        on (
          "e2"."contact" = "e"."contact_id"
          and "e2"."at" > "e"."occurred_at"
          and "e2"."at" <= ("e"."occurred_at" + 86400000)
        )
    where (
      "e"."event_type" = 'page_viewed'
      and "e"."occurred_at" <= 1772470800000
    )
  ) as "s"
  where (
    pg_temp.segue_shift("s"."at", 1, 'America/New_York') <= 1772470800000
    and not exists (
      select 1
      from "orders" as "e3"
      where (
        "e3"."customer_no" = "s"."contact"
        and "e3"."ordered_at" <= 1772470800000
        and "e3"."ordered_at" > "s"."at"
        and "e3"."ordered_at" <= pg_temp.segue_shift("s"."at", 1, 'America/New_York')
      )
    )
    and not exists (
      select 1
      from "applications" as "e3"
      where (
        "e3"."member_id" = "s"."contact"
        and "e3"."applied_at" <= 1772470800000
        and "e3"."applied_at" > "s"."at"
        and "e3"."applied_at" <= pg_temp.segue_shift("s"."at", 1, 'America/New_York')
      )
    )
  )
)
order by "contact";

-- of_the_same_kind
select "c"."id" as "contact"
from "contacts" as "c"
where "c"."id" in (
  select "s"."contact"
  from (
    select
      "e2"."customer_no" as "contact",
      min("e2"."ordered_at") as "at",
      "e"."kind" as "first_kind"
    from "applications" as "e"
      join "orders" as "e2"
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
  ) as "s"
  where exists (
    select 1
    from "applications" as "e3"
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
select "c"."id" as "contact"
from "contacts" as "c"
where exists (
  select "e"."contact_id"
  from "events" as "e"
  where (
    "e"."contact_id" = "c"."id"
    and "e"."event_type" = 'page_viewed'
    and "e"."occurred_at" <= 1772470800000
    and exists (
      select 1
      from "orders" as "e2"
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
select "c"."id" as "contact"
from "contacts" as "c"
where not exists (
  select 1
  from (
    select "e"."contact_id"
    from "events" as "e"
    where (
      "e"."event_type" = 'cart_added'
      and "e"."occurred_at" <= 1772470800000
      and exists (
        select 1
        from "orders" as "e2"
        where (
          "e2"."customer_no" = "e"."contact_id"
          and "e2"."ordered_at" <= 1772470800000
          and "e2"."product" = "e"."product"
          and "e2"."ordered_at" > "e"."occurred_at"
          and "e2"."ordered_at" <= ("e"."occurred_at" + 172800000)
        )
      )
    )
  ) as "some" ("one")
  where "some"."one" = "c"."id"
)
order by "contact";

