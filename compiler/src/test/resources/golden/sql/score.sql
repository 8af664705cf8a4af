-- lead_score
select
  c.id as contact,
  ((((min(
    (coalesce(m1.value, 0) * 5000),
    50000
  ) + (coalesce(m2.value, 0) * 10000)) + case
    when c.id in (
      select e.contact_id
      from events as e
      where (
        e.event_type = 'Form Submitted'
        and e.occurred_at > 1769878800000
        and e.occurred_at <= 1772470800000
        and e.form = 'demo'
      )
    ) then 25000
    else 0
  end) + case
    when instr(
      segue_fold(c.title),
      'vp'
    ) > 0 then 15000
    else 0
  end) + case
    when c.id not in (
      select e.contact_id
      from events as e
      where (
        e.event_type = 'page_viewed'
        and e.occurred_at > 1767286800000
        and e.occurred_at <= 1772470800000
      )
    ) then -40000
    else 0
  end + (((coalesce(m3.value, 0) * 375) + 65536) / 131072)) as value
from contacts as c
  left join (
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
  ) as m1
    on m1.contact = c.id
  left join (
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
  ) as m2
    on m2.contact = c.id
  left join (
    select
      e.contact_id as contact,
      coalesce(
        sum(
          case
            when e.occurred_at > 1720630800000 then (1048576 >> ((1772470800000 - e.occurred_at) / 2592000000))
            else 0
          end
        ),
        0
      ) as value
    from events as e
    where (
      e.event_type = 'page_viewed'
      and e.occurred_at <= 1772470800000
    )
    group by e.contact_id
  ) as m3
    on m3.contact = c.id
order by contact;

