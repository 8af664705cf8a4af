-- yearly_spend
with
  purchased_sum as materialized (
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
  )
select
  c.id as contact,
  coalesce(purchased_sum.value, 0) as value
from contacts as c
  left join purchased_sum
    on purchased_sum.contact = c.id
order by contact;

-- orders
with
  purchased_count as materialized (
    select
      e.customer_no as contact,
      count(*) as value
    from orders as e
    where e.ordered_at <= 1772470800000
    group by e.customer_no
  )
select
  c.id as contact,
  coalesce(purchased_count.value, 0) as value
from contacts as c
  left join purchased_count
    on purchased_count.contact = c.id
order by contact;

-- basket
with
  purchased_avg as materialized (
    select
      e.customer_no as contact,
      segue_divide(
        sum(e.total_amount),
        (count(e.total_amount) * 100)
      ) as value
    from orders as e
    where e.ordered_at <= 1772470800000
    group by e.customer_no
  )
select
  c.id as contact,
  purchased_avg.value as value
from contacts as c
  left join purchased_avg
    on purchased_avg.contact = c.id
where purchased_avg.value is not null
order by contact;

-- favourite
with
  purchased_most_common as materialized (
    select n.contact, n.value
    from (
      select
        o.contact,
        o.value,
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
  )
select
  c.id as contact,
  purchased_most_common.value as value
from contacts as c
  left join purchased_most_common
    on purchased_most_common.contact = c.id
where purchased_most_common.value is not null
order by contact;

-- first_product
with
  all_values as materialized (
    select
      c.id as contact,
      (
        select e.product
        from orders as e
        where (
          e.customer_no = c.id
          and e.ordered_at <= 1772470800000
        )
        order by e.ordered_at asc, e.order_no asc
        limit 1
      ) as value
    from contacts as c
  )
select all_values.contact, all_values.value
from all_values
where all_values.value is not null
order by contact;

-- second_order
with
  all_values as materialized (
    select
      c.id as contact,
      (
        select e.ordered_at
        from orders as e
        where (
          e.customer_no = c.id
          and e.ordered_at <= 1772470800000
        )
        order by e.ordered_at asc, e.order_no asc
        limit 1
        offset 1
      ) as value
    from contacts as c
  )
select all_values.contact, all_values.value
from all_values
where all_values.value is not null
order by contact;

-- last_seen
with
  page_viewed_last as materialized (
    select
      e.contact_id as contact,
      max(e.occurred_at) as value
    from events as e
    where (
      e.event_type = 'page_viewed'
      and e.occurred_at <= 1772470800000
    )
    group by e.contact_id
  )
select
  c.id as contact,
  page_viewed_last.value as value
from contacts as c
  left join page_viewed_last
    on page_viewed_last.contact = c.id
where page_viewed_last.value is not null
order by contact;

-- loan_to_value
with
  loan_sum as materialized (
    select
      r.member_id as contact,
      coalesce(
        sum(r.balance),
        0
      ) as value
    from loans as r
    group by r.member_id
  ),
  all_values as materialized (
    select
      c.id as contact,
      segue_divide(
        coalesce(loan_sum.value, 0),
        c.lifetime_value
      ) as value
    from contacts as c
      left join loan_sum
        on loan_sum.contact = c.id
  )
select all_values.contact, all_values.value
from all_values
where all_values.value is not null
order by contact;

-- age
with
  all_values as materialized (
    select
      c.id as contact,
      segue_months_of_days(c.birth_date, 20514, 12) as value
    from contacts as c
  )
select all_values.contact, all_values.value
from all_values
where all_values.value is not null
order by contact;

