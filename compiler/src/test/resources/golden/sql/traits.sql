-- yearly_spend
select
  c.id as contact,
  coalesce(m1.value, 0) as value
from contacts as c
  left join (
    select
      e.customer_no as contact,
      coalesce(
        sum(e.total_amount),
        0
      ) as value
    from orders as e
    where (
      e.ordered_at > 1740934800000
      and e.ordered_at <= 1772470800000
    )
    group by e.customer_no
  ) as m1
    on m1.contact = c.id
order by contact;

-- orders
select
  c.id as contact,
  coalesce(m1.value, 0) as value
from contacts as c
  left join (
    select
      e.customer_no as contact,
      count(*) as value
    from orders as e
    where e.ordered_at <= 1772470800000
    group by e.customer_no
  ) as m1
    on m1.contact = c.id
order by contact;

-- basket
select
  c.id as contact,
  m1.value as value
from contacts as c
  left join (
    select
      e.customer_no as contact,
      segue_divide(
        sum(e.total_amount),
        (count(e.total_amount) * 100)
      ) as value
    from orders as e
    where e.ordered_at <= 1772470800000
    group by e.customer_no
  ) as m1
    on m1.contact = c.id
where m1.value is not null
order by contact;

-- favourite
select
  c.id as contact,
  m1.value as value
from contacts as c
  left join (
    select n.contact, n.value
    from (
      select
        o.contact as contact,
        o.value as value,
        row_number() over (
          partition by o.contact
          order by
            count(*) desc,
            max(o.place) desc
        ) as place
      from (
        select
          e.customer_no as contact,
          e.category as value,
          row_number() over (
            partition by e.customer_no
            order by e.ordered_at asc, e.order_no asc
          ) as place
        from orders as e
        where (
          e.ordered_at <= 1772470800000
          and e.category is not null
        )
      ) as o
      group by o.contact, o.value
    ) as n
    where n.place = 1
  ) as m1
    on m1.contact = c.id
where m1.value is not null
order by contact;

-- first_product
select
  c.id as contact,
  m1.value as value
from contacts as c
  left join (
    select n.contact, n.value
    from (
      select
        e.customer_no as contact,
        e.product as value,
        row_number() over (
          partition by e.customer_no
          order by e.ordered_at asc, e.order_no asc
        ) as place
      from orders as e
      where e.ordered_at <= 1772470800000
    ) as n
    where n.place = 1
  ) as m1
    on m1.contact = c.id
where m1.value is not null
order by contact;

-- second_order
select
  c.id as contact,
  m1.value as value
from contacts as c
  left join (
    select n.contact, n.value
    from (
      select
        e.customer_no as contact,
        e.ordered_at as value,
        row_number() over (
          partition by e.customer_no
          order by e.ordered_at asc, e.order_no asc
        ) as place
      from orders as e
      where e.ordered_at <= 1772470800000
    ) as n
    where n.place = 2
  ) as m1
    on m1.contact = c.id
where m1.value is not null
order by contact;

-- last_seen
select
  c.id as contact,
  m1.value as value
from contacts as c
  left join (
    select
      e.contact_id as contact,
      max(e.occurred_at) as value
    from events as e
    where (
      e.event_type = 'page_viewed'
      and e.occurred_at <= 1772470800000
    )
    group by e.contact_id
  ) as m1
    on m1.contact = c.id
where m1.value is not null
order by contact;

-- loan_to_value
select v.contact, v.value
from (
  select
    c.id as contact,
    segue_divide(
      coalesce(m1.value, 0),
      c.lifetime_value
    ) as value
  from contacts as c
    left join (
      select
        r.member_id as contact,
        coalesce(
          sum(r.balance),
          0
        ) as value
      from loans as r
      group by r.member_id
    ) as m1
      on m1.contact = c.id
) as v
where v.value is not null
order by contact;

-- age
select v.contact, v.value
from (
  select
    c.id as contact,
    segue_months_of_days(c.birth_date, 20514, 12) as value
  from contacts as c
) as v
where v.value is not null
order by contact;

