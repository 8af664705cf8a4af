-- points
select
  c.id as contact,
  coalesce(m1.value, 0) as value
from contacts as c
  left join (
    select
      e.contact_id as contact,
      count(*) as value
    from events as e
    where (
      e.event_type = 'email_opened'
      and e.occurred_at <= 1772470800000
    )
    group by e.contact_id
  ) as m1
    on m1.contact = c.id
order by contact;

-- funnel
with
  points as materialized (
    select
      c.id as contact,
      coalesce(m1.value, 0) as value
    from contacts as c
      left join (
        select
          e.contact_id as contact,
          count(*) as value
        from events as e
        where (
          e.event_type = 'email_opened'
          and e.occurred_at <= 1772470800000
        )
        group by e.contact_id
      ) as m1
        on m1.contact = c.id
  )
select
  c.id as contact,
  case
    when v1.value >= 80 then 'hot'
    else 'cold'
  end as value
from contacts as c
  left join points as v1
    on v1.contact = c.id
order by contact;

-- buyers
select c.id as contact
from contacts as c
where c.id in (
  select e.customer_no
  from orders as e
  where e.ordered_at <= 1772470800000
)
order by contact;

-- hot_buyers
with
  buyers as materialized (
    select c.id as contact
    from contacts as c
    where c.id in (
      select e.customer_no
      from orders as e
      where e.ordered_at <= 1772470800000
    )
  ),
  points as materialized (
    select
      c.id as contact,
      coalesce(m1.value, 0) as value
    from contacts as c
      left join (
        select
          e.contact_id as contact,
          count(*) as value
        from events as e
        where (
          e.event_type = 'email_opened'
          and e.occurred_at <= 1772470800000
        )
        group by e.contact_id
      ) as m1
        on m1.contact = c.id
  ),
  funnel as materialized (
    select
      c.id as contact,
      case
        when v1.value >= 80 then 'hot'
        else 'cold'
      end as value
    from contacts as c
      left join points as v1
        on v1.contact = c.id
  )
select c.id as contact
from contacts as c
  left join funnel as v1
    on v1.contact = c.id
where (
  c.id in (
    select s.contact
    from buyers as s
  )
  and v1.value = 'hot'
)
order by contact;

