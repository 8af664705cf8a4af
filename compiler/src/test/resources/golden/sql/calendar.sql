-- year
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

-- quarter
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

-- month
select c.id as contact
from contacts as c
where c.id in (
  select e.customer_no
  from orders as e
  where (
    e.ordered_at >= 1769922000000
    and e.ordered_at < 1772341200000
  )
  group by e.customer_no
  having count(*) >= 2
)
order by contact;

-- day
select c.id as contact
from contacts as c
where c.id in (
  select e.customer_no
  from orders as e
  where (
    e.ordered_at >= 1772341200000
    and e.ordered_at < 1772427600000
  )
)
order by contact;

-- today_only
select c.id as contact
from contacts as c
where c.id in (
  select e.contact_id
  from events as e
  where (
    e.event_type = 'email_opened'
    and e.occurred_at >= 1772427600000
    and e.occurred_at <= 1772470800000
  )
  group by e.contact_id
)
order by contact;

-- of_yesterday
select c.id as contact
from contacts as c
where c.id in (
  select e.contact_id
  from events as e
  where (
    e.event_type = 'email_opened'
    and e.occurred_at >= 1772341200000
    and e.occurred_at < 1772427600000
  )
  group by e.contact_id
)
order by contact;

-- of_this_week
select c.id as contact
from contacts as c
where c.id in (
  select e.contact_id
  from events as e
  where (
    e.event_type = 'email_opened'
    and e.occurred_at >= 1772427600000
    and e.occurred_at <= 1772470800000
  )
  group by e.contact_id
)
order by contact;

-- of_last_week
select c.id as contact
from contacts as c
where c.id in (
  select e.contact_id
  from events as e
  where (
    e.event_type = 'email_opened'
    and e.occurred_at >= 1771822800000
    and e.occurred_at < 1772427600000
  )
  group by e.contact_id
)
order by contact;

-- of_last_month
select c.id as contact
from contacts as c
where c.id in (
  select e.contact_id
  from events as e
  where (
    e.event_type = 'email_opened'
    and e.occurred_at >= 1769922000000
    and e.occurred_at < 1772341200000
  )
  group by e.contact_id
)
order by contact;

-- of_this_quarter
select c.id as contact
from contacts as c
where c.id in (
  select e.contact_id
  from events as e
  where (
    e.event_type = 'email_opened'
    and e.occurred_at >= 1767243600000
    and e.occurred_at <= 1772470800000
  )
  group by e.contact_id
)
order by contact;

-- of_last_quarter
select c.id as contact
from contacts as c
where c.id in (
  select e.contact_id
  from events as e
  where (
    e.event_type = 'email_opened'
    and e.occurred_at >= 1759291200000
    and e.occurred_at < 1767243600000
  )
  group by e.contact_id
)
order by contact;

-- of_this_year
select c.id as contact
from contacts as c
where c.id in (
  select e.contact_id
  from events as e
  where (
    e.event_type = 'email_opened'
    and e.occurred_at >= 1767243600000
    and e.occurred_at <= 1772470800000
  )
  group by e.contact_id
)
order by contact;

-- of_last_year
select c.id as contact
from contacts as c
where c.id in (
  select e.contact_id
  from events as e
  where (
    e.event_type = 'email_opened'
    and e.occurred_at >= 1735707600000
    and e.occurred_at < 1767243600000
  )
  group by e.contact_id
)
order by contact;

-- by_their_clock
select c.id as contact
from contacts as c
where (
  exists (
    select 1
    from events as e
    where (
      e.contact_id = c.id
      and e.event_type = 'email_opened'
      and e.occurred_at >= segue_day_start(
        segue_period_start(
          segue_day(
            1772470800000,
            coalesce(c.time_zone, 'America/New_York')
          ),
          1,
          0
        ),
        coalesce(c.time_zone, 'America/New_York')
      )
      and e.occurred_at < segue_day_start(
        segue_period_start(
          segue_day(
            1772470800000,
            coalesce(c.time_zone, 'America/New_York')
          ),
          1,
          1
        ),
        coalesce(c.time_zone, 'America/New_York')
      )
      and e.occurred_at <= 1772470800000
    )
  )
  and not exists (
    select 1
    from events as e
    where (
      e.contact_id = c.id
      and e.event_type = 'email_opened'
      and e.occurred_at >= segue_day_start(
        20513,
        coalesce(c.time_zone, 'America/New_York')
      )
      and e.occurred_at < segue_day_start(
        20514,
        coalesce(c.time_zone, 'America/New_York')
      )
      and e.occurred_at <= 1772470800000
    )
  )
)
order by contact;

-- to_come
select c.id as contact
from contacts as c
where (
  c.renewal_date between 20515 and 20515
  or c.renewal_date between 20544 and 20573
  or c.renewal_date between 20519 and 20519
  or c.renewal_date between 20819 and 21183
)
order by contact;

-- of_their_own
select c.id as contact
from contacts as c
where (
  c.customer_since between 20454 and 20543
  or c.customer_since between 20507 and 20513
  or c.birth_date between 20513 and 20513
)
order by contact;

-- birthdays
select c.id as contact
from contacts as c
where (
  segue_anniversary(c.birth_date, 20514) between 20514 and 20514
  or segue_anniversary(c.birth_date, 20513) between 20513 and 20543
  or segue_anniversary(c.birth_date, 20877) between 20877 and 20877
)
order by contact;

-- ages
select c.id as contact
from contacts as c
where (
  c.birth_date > 13940
  and c.customer_since <= 20486
)
order by contact;

