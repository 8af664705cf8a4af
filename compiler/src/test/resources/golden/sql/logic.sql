-- some_of
select c.id as contact
from contacts as c
where (case
  when c.country = 'US' then 1
  else 0
end + case
  when c.`plan` = 'pro' then 1
  else 0
end + case
  when c.id in (
    select e.contact_id
    from events as e
    where (
      e.event_type = 'email_opened'
      and e.occurred_at > 1771866000000
      and e.occurred_at <= 1772470800000
    )
    group by e.contact_id
  ) then 1
  else 0
end) >= 2
order by contact;

-- neither
select c.id as contact
from contacts as c
where (
  (c.country is not 'US')
  and (
    instr(c.title, 'VP') = 0
    or c.title is null
  )
)
order by contact;

-- all_people
select c.id as contact
from contacts as c
order by contact;

-- mixed
select c.id as contact
from contacts as c
where (
  c.country = 'US'
  and (
    c.`plan` = 'pro'
    or (
      c.`plan` = 'free'
      and c.id not in (
        select e.customer_no
        from orders as e
        where e.ordered_at <= 1772470800000
      )
    )
  )
)
order by contact;

