-- lead_score
with
  "events_measures" as (
    select
      "e"."contact_id" "contact",
      count(*) filter (where (
        "e"."event_type" = 'email_opened'
        and "e"."occurred_at" > 1764694800000
        and "e"."occurred_at" <= 1772470800000
      )) "email_opened_count",
      count(*) filter (where (
        "e"."event_type" = 'email_clicked'
        and "e"."occurred_at" > 1764694800000
        and "e"."occurred_at" <= 1772470800000
      )) "email_clicked_count",
      count(*) filter (where (
        "e"."event_type" = 'Form Submitted'
        and "e"."occurred_at" > 1769878800000
        and "e"."occurred_at" <= 1772470800000
        and "e"."form" = 'demo'
      )) "form_submitted_count",
      count(*) filter (where (
        "e"."event_type" = 'page_viewed'
        and "e"."occurred_at" > 1767286800000
        and "e"."occurred_at" <= 1772470800000
      )) "page_viewed_count",
      coalesce(
        try_cast(sum(case
          when (
            "e"."event_type" = 'page_viewed'
            and "e"."occurred_at" > 1720630800000
            and "e"."occurred_at" <= 1772470800000
          ) then (1048576 >> "divide"(
            (1772470800000 - "e"."occurred_at"),
            2592000000
          ))
        end) as bigint),
        0
      ) "page_viewed_weight"
    from "events" "e"
    where (
      (
        "e"."event_type" = 'email_opened'
        and "e"."occurred_at" > 1764694800000
        and "e"."occurred_at" <= 1772470800000
      )
      or (
        "e"."event_type" = 'email_clicked'
        and "e"."occurred_at" > 1764694800000
        and "e"."occurred_at" <= 1772470800000
      )
      or (
        "e"."event_type" = 'Form Submitted'
        and "e"."occurred_at" > 1769878800000
        and "e"."occurred_at" <= 1772470800000
        and "e"."form" = 'demo'
      )
      or (
        "e"."event_type" = 'page_viewed'
        and "e"."occurred_at" > 1767286800000
        and "e"."occurred_at" <= 1772470800000
      )
      or (
        "e"."event_type" = 'page_viewed'
        and "e"."occurred_at" > 1720630800000
        and "e"."occurred_at" <= 1772470800000
      )
    )
    group by "e"."contact_id"
  )
select
  "c"."id" "contact",
  (case
    when (
      (coalesce("events_measures"."email_opened_count", 0) * 5000) is not null
      and 50000 is not null
    ) then least(
      (coalesce("events_measures"."email_opened_count", 0) * 5000),
      50000
    )
  end + (coalesce("events_measures"."email_clicked_count", 0) * 10000) + case
    when coalesce("events_measures"."form_submitted_count", 0) >= 1 then 25000
    else 0
  end + case
    when (contains(case when strlen("c"."title") = length("c"."title") then lower("c"."title") else "segue_fold"(cast("c"."title" as varchar)) end, 'vp')) then 15000
    else 0
  end + case
    when coalesce("events_measures"."page_viewed_count", 0) = 0 then -40000
    else 0
  end + "divide"(
    ((coalesce("events_measures"."page_viewed_weight", 0) * 375) + 65536),
    131072
  )) "value"
from "contacts" "c"
  left join "events_measures"
    on "events_measures"."contact" = "c"."id"
order by "contact";

