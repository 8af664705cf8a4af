-- comma
select c.id as contact
from contacts as c
where c.id in (
  select e.customer_no
  from orders as e
  where (
    e.ordered_at <= 1772470800000
    and e.category = 'car'
    and e.total_amount > 10000
  )
)
order by contact;

-- either
select c.id as contact
from contacts as c
where c.id in (
  select e.customer_no
  from orders as e
  where (
    e.ordered_at <= 1772470800000
    and (
      e.category = 'car'
      or e.category = 'boat'
    )
  )
)
order by contact;

-- neither
select c.id as contact
from contacts as c
where c.id in (
  select e.customer_no
  from orders as e
  where (
    e.ordered_at <= 1772470800000
    and (e.category is not 'car')
    and (
      e.total_amount <= 10000
      or e.total_amount is null
    )
  )
)
order by contact;

-- of_the_contact
select c.id as contact
from contacts as c
where (
  select count(*)
  from orders as e
  where (
    e.customer_no = c.id
    and e.ordered_at > 1769878800000
    and e.ordered_at <= 1772470800000
    and e.product = c.title
    and c.`plan` = 'pro'
  )
) >= 2
order by contact;

-- of_the_account
select c.id as contact
from contacts as c
  left join accounts as a1
    on a1.id = c.account_id
where exists (
  select 1
  from orders as e
  where (
    e.customer_no = c.id
    and e.ordered_at <= 1772470800000
    and e.category = a1.industry
  )
)
order by contact;

-- on_sundays
select c.id as contact
from contacts as c
where c.id in (
  select e.customer_no
  from orders as e
  where (
    e.ordered_at <= 1772470800000
    and ((((segue_day(e.ordered_at, 'America/New_York') + 3) % 7) + 7) % 7) in (
    6)
  )
)
order by contact;

-- at_work
select c.id as contact
from contacts as c
where c.id in (
  select e.contact_id
  from events as e
  where (
    e.event_type = 'page_viewed'
    and e.occurred_at > 1769878800000
    and e.occurred_at <= 1772470800000
    and ((((segue_day(e.occurred_at, 'America/New_York') + 3) % 7) + 7) % 7) in (
      0, 1, 2, 3, 4
    )
    and segue_clock(e.occurred_at, 'America/New_York') between 32400000 and 61199999
  )
  group by e.contact_id
  having count(*) >= 3
)
order by contact;

-- all_night
select c.id as contact
from contacts as c
where c.id in (
  select e.contact_id
  from events as e
  where (
    e.event_type = 'page_viewed'
    and e.occurred_at <= 1772470800000
    and segue_clock(e.occurred_at, 'America/New_York') not between 21600000 and 79199999
    and ((((segue_day(e.occurred_at, 'America/New_York') + 3) % 7) + 7) % 7) in (
      4, 5
    )
  )
  group by e.contact_id
)
order by contact;

-- till_midnight
select c.id as contact
from contacts as c
where c.id in (
  select e.contact_id
  from events as e
  where (
    e.event_type = 'page_viewed'
    and e.occurred_at <= 1772470800000
    and segue_clock(e.occurred_at, 'America/New_York') between 72000000 and 86399999
  )
  group by e.contact_id
)
order by contact;

-- looking_back
select c.id as contact
from contacts as c
where (
  exists (
    select 1
    from orders as e
    where (
      e.customer_no = c.id
      and e.ordered_at <= 1772470800000
      and e.total_amount > (
        select max(e2.total_amount)
        from orders as e2
        where (
          e2.customer_no = c.id
          and e2.ordered_at < e.ordered_at
          and e2.ordered_at <= 1772470800000
        )
      )
    )
  )
  and exists (
    select 1
    from orders as e
    where (
      e.customer_no = c.id
      and e.ordered_at <= 1772470800000
      and (
        select count(*)
        from events as e2
        where (
          e2.contact_id = c.id
          and e2.event_type = 'email_opened'
          and e2.occurred_at < e.ordered_at
          and e2.occurred_at <= 1772470800000
        )
      ) >= 3
    )
  )
)
order by contact;

-- missing_ones
select c.id as contact
from contacts as c
where (
  c.id in (
    select e.customer_no
    from orders as e
    where (
      e.ordered_at <= 1772470800000
      and e.category is null
      and e.product is not null
    )
  )
  and c.id in (
    select e.contact_id
    from events as e
    where (
      e.event_type = 'cart_added'
      and e.occurred_at <= 1772470800000
      and (e.product is not 'car')
    )
    union all
    select e.customer_no
    from orders as e
    where (
      e.ordered_at <= 1772470800000
      and (e.product is not 'car')
    )
  )
)
order by contact;

