-- The same by hand, for SQLite and the tables and indexes that ingest makes; :now is the instant asked about,
-- in epoch milliseconds. 2026-03-02 is day 20514 since 1970.

-- country
select id from contacts c where country in ('US', 'CA')

-- not_us
select id from contacts c where country is not 'US'

-- vp
select id from contacts c where instr(title, 'VP') > 0

-- plan_and_value
select id from contacts c where plan = 'pro' and lifetime_value >= 100000

-- born
select id from contacts c where birth_date between 3652 and 7304

-- no_email
select id from contacts c where email is null or trim(email, char(9, 10, 11, 12, 13, 32, 133, 160, 5760, 8192, 8193, 8194, 8195, 8196, 8197, 8198, 8199, 8200, 8201, 8202, 8232, 8233, 8239, 8287, 12288)) = ''

-- renewing
select id from contacts c where renewal_date between 20514 and 20543

-- joined
select id from contacts c where customer_since between 20514 - 89 and 20514

-- email_of_a_domain
select id from contacts c where substr(email, -12) = '@example.org'

-- large_organisations
select c.id from contacts c join accounts a on a.id = c.account_id where a.employees >= 500

-- nonprofit
select c.id from contacts c join accounts a on a.id = c.account_id where a.industry = 'Nonprofit'

-- not_nonprofit
select c.id from contacts c left join accounts a on a.id = c.account_id where a.industry is not 'Nonprofit'

-- viewed
select id from contacts c where id in (select contact_id from events where event_type = 'page_viewed' and occurred_at > :now - 30*86400000 and occurred_at <= :now)

-- viewed_ever
select id from contacts c where id in (select contact_id from events where event_type = 'page_viewed' and occurred_at <= :now)

-- viewed_three_times
select id from contacts c where id in (select contact_id from events where event_type = 'page_viewed' and occurred_at > :now - 30*86400000 and occurred_at <= :now group by contact_id having count(*) >= 3)

-- viewed_auto
select id from contacts c where id in (select contact_id from events where event_type = 'page_viewed' and occurred_at > :now - 30*86400000 and occurred_at <= :now and substr(path, 1, 12) = '/loans/auto/' group by contact_id having count(*) >= 3)

-- viewed_few
select id from contacts c where id not in (select contact_id from events where event_type = 'page_viewed' and occurred_at > :now - 30*86400000 and occurred_at <= :now group by contact_id having count(*) > 2)

-- viewed_exactly
select id from contacts c where id in (select contact_id from events where event_type = 'page_viewed' and occurred_at > :now - 90*86400000 and occurred_at <= :now group by contact_id having count(*) = 2)

-- never_clicked
select id from contacts c where id not in (select contact_id from events where event_type = 'email_clicked' and occurred_at > :now - 60*86400000 and occurred_at <= :now)

-- never_anything
select id from contacts c where id not in (select contact_id from events where event_type in ('email_opened', 'page_viewed') and occurred_at > :now - 90*86400000 and occurred_at <= :now) and id not in (select customer_no from orders where ordered_at > :now - 90*86400000 and ordered_at <= :now)

-- any_of_two
select id from contacts c where id in (select contact_id from events where event_type in ('email_opened', 'email_clicked') and occurred_at > :now - 90*86400000 and occurred_at <= :now group by contact_id having count(*) >= 5)

-- clicked_a_message
select id from contacts c where id in (select contact_id from events where event_type = 'email_clicked' and message = 'auto_intro' and occurred_at > :now - 90*86400000 and occurred_at <= :now)

-- cart_without_purchase
select id from contacts c where id in (select contact_id from events where event_type = 'cart_added' and occurred_at > :now - 30*86400000 and occurred_at <= :now) and id not in (select customer_no from orders where ordered_at > :now - 30*86400000 and ordered_at <= :now)

-- viewed_before
select id from contacts c where id in (select contact_id from events where event_type = 'page_viewed' and occurred_at <= :now - 90*86400000)

-- viewed_in_a_month
select id from contacts c where id in (select contact_id from events where event_type = 'page_viewed' and occurred_at >= 1767243600000 and occurred_at < 1769922000000)

-- viewed_since
select id from contacts c where id in (select contact_id from events where event_type = 'page_viewed' and occurred_at >= 1769922000000 and occurred_at <= :now and substr(path, 1, 7) = '/loans/' group by contact_id having count(*) >= 2)

-- opened_this_month
select id from contacts c where id in (select contact_id from events where event_type = 'email_opened' and occurred_at >= 1772341200000 and occurred_at <= :now)

-- demo_form
select id from contacts c where id in (select contact_id from events where event_type = 'Form Submitted' and form = 'demo' and occurred_at > :now - 30*86400000 and occurred_at <= :now)

-- car_loan
select id from contacts c where id in (select member_id from loans where kind = 'auto' and balance > 0)

-- no_mortgage
select id from contacts c where id not in (select member_id from loans where kind = 'mortgage')

-- two_loans
select id from contacts c where id in (select member_id from loans group by member_id having count(*) >= 2)

-- owes
select id from contacts c where id in (select member_id from loans group by member_id having sum(balance) >= 2000000)

-- spent
select id from contacts c where id in (select customer_no from orders where ordered_at > :now - 365*86400000 and ordered_at <= :now group by customer_no having sum(total_amount) >= 100000)

-- spent_little
select id from contacts c where id not in (select customer_no from orders where ordered_at > :now - 365*86400000 and ordered_at <= :now group by customer_no having sum(total_amount) >= 10000)

-- average_order
select id from contacts c where id in (select customer_no from orders where ordered_at > :now - 365*86400000 and ordered_at <= :now group by customer_no having sum(total_amount) > 10000 * count(total_amount))

-- largest_order
select id from contacts c where id in (select customer_no from orders where total_amount >= 50000 and ordered_at <= :now)

-- last_seen
select id from contacts c where id in (select contact_id from events where event_type = 'page_viewed' and occurred_at <= :now group by contact_id having max(occurred_at) <= :now - 30*86400000)

-- last_path
select id from contacts c where (select path from events e where e.event_type = 'page_viewed' and e.contact_id = c.id and occurred_at <= :now order by occurred_at desc, id desc limit 1) = '/loans/auto/rates'

-- first_order
select id from contacts c where id in (select customer_no from orders where ordered_at <= :now group by customer_no having min(ordered_at) > :now - 90*86400000)

-- kinds_of_products
select id from contacts c where id in (select customer_no from orders where ordered_at <= :now group by customer_no having count(distinct category) >= 2)

-- favourite
select id from contacts where id in (select customer_no from (select customer_no, category, row_number() over (partition by customer_no order by count(*) desc, max(place) desc) as rank from (select customer_no, category, row_number() over (partition by customer_no order by ordered_at, order_no) as place from orders where ordered_at <= :now and category is not null) group by customer_no, category) where rank = 1 and category = 'tools')

-- ratio
select id from contacts left join (select contact_id, sum(event_type = 'email_clicked') as k, sum(event_type = 'email_opened') as o from events where event_type in ('email_clicked', 'email_opened') and occurred_at > :now - 90*86400000 and occurred_at <= :now group by contact_id) on contact_id = id where coalesce(k, 0) * 4 > coalesce(o, 0)

-- burst
select id from contacts c where id in (select contact_id from (select contact_id, occurred_at as t, lead(occurred_at, 4) over (partition by contact_id order by occurred_at) as later from events where event_type = 'page_viewed' and occurred_at <= :now) where later < t + 86400000)

-- gap
select id from contacts c where id in (select contact_id from (select contact_id, occurred_at as t, lead(occurred_at) over (partition by contact_id order by occurred_at) as later from events where event_type = 'page_viewed' and occurred_at <= :now) where later >= t + 60*86400000)

-- lead_score
with o as materialized (select contact_id, count(*) as n from events where event_type = 'email_opened' and occurred_at > :now - 90*86400000 and occurred_at <= :now group by contact_id),
k as materialized (select contact_id, count(*) as n from events where event_type = 'email_clicked' and occurred_at > :now - 90*86400000 and occurred_at <= :now group by contact_id),
v as materialized (select contact_id, sum(1048576 >> ((:now - occurred_at) / (30*86400000))) as weight, max(occurred_at) as latest from events where event_type = 'page_viewed' and occurred_at > :now - 600*86400000 and occurred_at <= :now group by contact_id)
select c.id from contacts c left join o on o.contact_id = c.id left join k on k.contact_id = c.id left join v on v.contact_id = c.id
where min(5000 * coalesce(o.n, 0), 50000) + 10000 * coalesce(k.n, 0)
  + case when c.id in (select contact_id from events where event_type = 'Form Submitted' and form = 'demo' and occurred_at > :now - 30*86400000 and occurred_at <= :now) then 25000 else 0 end
  - case when coalesce(v.latest, 0) > :now - 60*86400000 then 0 else 40000 end
  + (coalesce(v.weight, 0) * 375 + 65536) / 131072
  + case when instr(lower(c.title), 'vp') > 0 then 15000 else 0 end >= 40000

-- members_who_left
select id from contacts c where id not in (select contact_id from events where event_type in ('email_opened', 'page_viewed') and occurred_at > :now - 30*86400000 and occurred_at <= :now union all select customer_no from orders where ordered_at > :now - 30*86400000 and ordered_at <= :now) and id in (select contact_id from events where event_type in ('email_opened', 'page_viewed') and occurred_at > :now - 90*86400000 and occurred_at <= :now union all select customer_no from orders where ordered_at > :now - 90*86400000 and ordered_at <= :now)

-- cold
select id from contacts c where customer_since is null and email is not null and id not in (select contact_id from events where event_type = 'page_viewed' and occurred_at > :now - 60*86400000 and occurred_at <= :now) and id not in (select contact_id from events where event_type = 'email_clicked' and occurred_at > :now - 60*86400000 and occurred_at <= :now)

-- spenders
select id from contacts c where id in (select customer_no from orders where ordered_at > :now - 365*86400000 and ordered_at <= :now group by customer_no having sum(total_amount) >= 100000)

-- intent
select id from contacts c where country in ('US', 'CA') and id in (select contact_id from events where event_type = 'page_viewed' and occurred_at > :now - 30*86400000 and occurred_at <= :now and substr(path, 1, 12) = '/loans/auto/' group by contact_id having count(*) >= 3) and id not in (select contact_id from events where event_type = 'Form Submitted' and form = 'auto-application' and occurred_at > :now - 90*86400000 and occurred_at <= :now) and id not in (select member_id from loans where kind = 'auto' and balance > 0)

-- subscribed_to_offers
select id from contacts c where id in (select contact_id from (select contact_id, changed_at, subscribed from subscriptions where topic_name = 'offers' and changed_at <= :now union all select contact, at, subscribed from segue_consent where topic = 'offers' and at <= :now) group by contact_id having max(case when subscribed = 1 then changed_at end) > coalesce(max(case when subscribed = 0 then changed_at end), -9223372036854775808))

-- most_valuable
select id from (select id, row_number() over (order by lifetime_value desc, id) as place, count(*) over () as n from contacts where lifetime_value is not null) where (place - 1) * 10 < n

-- best_hundred
select contact from (select customer_no as contact, rank() over (order by s desc) as place from (select c.id as customer_no, coalesce(s, 0) as s from contacts c left join (select customer_no, sum(total_amount) as s from orders where ordered_at > :now - 365*86400000 and ordered_at <= :now group by customer_no) on customer_no = c.id)) where place <= 100

-- best_of_plan
select id from (select id, row_number() over (partition by plan, country order by lifetime_value desc, id) as place from contacts where lifetime_value is not null and plan is not null and country is not null) where place <= 5

-- above_average
select c.id from contacts c join (select plan, sum(lifetime_value) as s, count(lifetime_value) as n from contacts where plan is not null group by plan) p on p.plan = c.plan where c.lifetime_value * p.n > p.s

-- at_the_top
select id from contacts c where lifetime_value >= (select min(v) from (select lifetime_value as v, row_number() over (order by lifetime_value) as place, count(*) over () as n from contacts where lifetime_value is not null) where place * 100 >= 99 * n)

-- busy_organisations
select id from contacts c where account_id in (select account_id from contacts where account_id is not null and id in (select contact_id from events where event_type = 'email_clicked' and occurred_at > :now - 90*86400000 and occurred_at <= :now) group by account_id having count(*) >= 2)

-- no_vp_there
select id from contacts c where account_id is null or account_id not in (select account_id from contacts where account_id is not null and instr(title, 'VP') > 0)

-- spending_organisations
select c.id from contacts c where account_id in (select account_id from orders o join contacts x on x.id = o.customer_no where ordered_at > :now - 365*86400000 and ordered_at <= :now group by account_id having sum(total_amount) >= 1000000)
