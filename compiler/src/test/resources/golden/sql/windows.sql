-- since_a_day
select c.id as contact
from contacts as c
where c.id in (
  select e.customer_no
  from orders as e
  where (
    e.ordered_at >= 1767243600000
    and e.ordered_at <= 1772470800000
  )
)
order by contact;

-- between_days
select c.id as contact
from contacts as c
where c.id in (
  select e.customer_no
  from orders as e
  where (
    e.ordered_at >= 1767243600000
    and e.ordered_at < 1769922000000
  )
)
order by contact;

-- this_month
select c.id as contact
from contacts as c
where c.id in (
  select e.contact_id
  from events as e
  where (
    e.event_type = 'page_viewed'
    and e.occurred_at >= 1772341200000
    and e.occurred_at <= 1772470800000
  )
  group by e.contact_id
)
order by contact;

-- yesterday_of_the_contact
select c.id as contact
from contacts as c
where exists (
  select 1
  from events as e
  where (
    e.contact_id = c.id
    and e.event_type = 'page_viewed'
    and e.occurred_at >= segue_day_start(
      (segue_day(
        1772470800000,
        coalesce(c.time_zone, 'America/New_York')
      ) - 1),
      coalesce(c.time_zone, 'America/New_York')
    )
    and e.occurred_at < segue_day_start(
      segue_day(
        1772470800000,
        coalesce(c.time_zone, 'America/New_York')
      ),
      coalesce(c.time_zone, 'America/New_York')
    )
    and e.occurred_at <= 1772470800000
  )
)
order by contact;

-- after_joining
select c.id as contact
from contacts as c
where exists (
  select 1
  from orders as e
  where (
    e.customer_no = c.id
    and e.ordered_at >= segue_day_start(
      (c.customer_since + 1),
      'America/New_York'
    )
    and e.ordered_at < segue_day_start(
      ((c.customer_since + 1) + 7),
      'America/New_York'
    )
    and e.ordered_at <= 1772470800000
  )
)
order by contact;

-- at_night
select c.id as contact
from contacts as c
where (
  c.id in (
    select e.contact_id
    from events as e
    where (
      e.event_type = 'page_viewed'
      and e.occurred_at <= 1772470800000
      and segue_clock(e.occurred_at, 'America/New_York') not between 21600000 and 79199999
    )
    group by e.contact_id
  )
  or c.id in (
    select e.contact_id
    from events as e
    where (
      e.event_type = 'page_viewed'
      and e.occurred_at <= 1772470800000
      and ((((segue_day(e.occurred_at, 'America/New_York') + 3) % 7) + 7) % 7) in (
        0, 1, 2, 3, 4
      )
    )
    group by e.contact_id
  )
)
order by contact;

-- own_days
select c.id as contact
from contacts as c
where (
  c.customer_since between 20455 and 20514
  and c.renewal_date between 20514 and 20543
)
order by contact;

-- birthday
select c.id as contact
from contacts as c
where segue_anniversary(c.birth_date, 20514) between 20514 and 20520
order by contact;

