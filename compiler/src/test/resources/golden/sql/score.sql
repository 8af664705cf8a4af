-- lead_score
with
  email_opened_count as materialized (
    select
      e.contact_id as contact,
      count(*) as value
    from events as e
    where (
      e.event_type = 'email_opened'
      and e.occurred_at > 1764694800000
      and e.occurred_at <= 1772470800000
    )
    group by e.contact_id
  ),
  email_clicked_count as materialized (
    select
      e.contact_id as contact,
      count(*) as value
    from events as e
    where (
      e.event_type = 'email_clicked'
      and e.occurred_at > 1764694800000
      and e.occurred_at <= 1772470800000
    )
    group by e.contact_id
  ),
  page_viewed_weight as materialized (
    select
      e.contact_id as contact,
      coalesce(
        sum((1048576 >> ((1772470800000 - e.occurred_at) / 2592000000))),
        0
      ) as value
    from events as e
    where (
      e.event_type = 'page_viewed'
      and e.occurred_at > 1720630800000
      and e.occurred_at <= 1772470800000
    )
    group by e.contact_id
  )
select
  c.id as contact,
  (min(
    (coalesce(email_opened_count.value, 0) * 5000),
    50000
  ) + (coalesce(email_clicked_count.value, 0) * 10000) + case
    when c.id in (
      select e.contact_id
      from events as e
      where (
        e.event_type = 'Form Submitted'
        and e.occurred_at > 1769878800000
        and e.occurred_at <= 1772470800000
        and e.form = 'demo'
      )
      group by e.contact_id
    ) then 25000
    else 0
  end + case
    when instr(
      case when octet_length(c.title) = length(c.title) then lower(c.title) else segue_fold(c.title) end,
      'vp'
    ) > 0 then 15000
    else 0
  end + case
    when c.id not in (
      select e.contact_id
      from events as e
      where (
        e.event_type = 'page_viewed'
        and e.occurred_at > 1767286800000
        and e.occurred_at <= 1772470800000
      )
      group by e.contact_id
    ) then -40000
    else 0
  end + (((coalesce(page_viewed_weight.value, 0) * 375) + 65536) / 131072)) as value
from contacts as c
  left join email_opened_count
    on email_opened_count.contact = c.id
  left join email_clicked_count
    on email_clicked_count.contact = c.id
  left join page_viewed_weight
    on page_viewed_weight.contact = c.id
order by contact;

