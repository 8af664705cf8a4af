-- The same by hand for DuckDB, whose columns have types of their own; :now is the instant asked about, and 2026-03-02 its day.

-- country
select id from contacts where country in ('US', 'CA')

-- not_us
select id from contacts where country is distinct from 'US'

-- vp
select id from contacts where contains(title, 'VP')

-- plan_and_value
select id from contacts where plan = 'pro' and lifetime_value >= 1000

-- born
select id from contacts where birth_date between date '1980-01-01' and date '1989-12-31'

-- no_email
select id from contacts where email is null or trim(email, chr(9) || chr(10) || chr(11) || chr(12) || chr(13) || chr(32) || chr(133) || chr(160) || chr(5760) || chr(8192) || chr(8193) || chr(8194) || chr(8195) || chr(8196) || chr(8197) || chr(8198) || chr(8199) || chr(8200) || chr(8201) || chr(8202) || chr(8232) || chr(8233) || chr(8239) || chr(8287) || chr(12288)) = ''

-- renewing
select id from contacts where renewal_date between date '2026-03-02' and date '2026-03-31'

-- joined
select id from contacts where customer_since between date '2026-03-02' - 89 and date '2026-03-02'

-- email_of_a_domain
select id from contacts where suffix(email, '@example.org')

-- large_organisations
select c.id from contacts c join accounts a on a.id = c.account_id where a.employees >= 500

-- nonprofit
select c.id from contacts c join accounts a on a.id = c.account_id where a.industry = 'Nonprofit'

-- not_nonprofit
select c.id from contacts c left join accounts a on a.id = c.account_id where a.industry is distinct from 'Nonprofit'

-- viewed
select id from contacts where id in (select contact_id from events where event_type = 'page_viewed' and occurred_at > :now - interval 720 hour and occurred_at <= :now)

-- viewed_ever
select id from contacts where id in (select contact_id from events where event_type = 'page_viewed' and occurred_at <= :now)

-- viewed_three_times
select id from contacts where id in (select contact_id from events where event_type = 'page_viewed' and occurred_at > :now - interval 720 hour and occurred_at <= :now group by contact_id having count(*) >= 3)

-- viewed_auto
select id from contacts where id in (select contact_id from events where event_type = 'page_viewed' and occurred_at > :now - interval 720 hour and occurred_at <= :now and prefix(path, '/loans/auto/') group by contact_id having count(*) >= 3)

-- viewed_few
select id from contacts c where not exists (select 1 from (select contact_id from events where event_type = 'page_viewed' and occurred_at > :now - interval 720 hour and occurred_at <= :now group by contact_id having count(*) > 2) e where e.contact_id = c.id)

-- viewed_exactly
select id from contacts where id in (select contact_id from events where event_type = 'page_viewed' and occurred_at > :now - interval 2160 hour and occurred_at <= :now group by contact_id having count(*) = 2)

-- never_clicked
select id from contacts c where not exists (select 1 from events e where e.contact_id = c.id and event_type = 'email_clicked' and occurred_at > :now - interval 1440 hour and occurred_at <= :now)

-- never_anything
select id from contacts c where not exists (select 1 from events e where e.contact_id = c.id and event_type in ('email_opened', 'page_viewed') and occurred_at > :now - interval 2160 hour and occurred_at <= :now) and not exists (select 1 from orders o where o.customer_no = c.id and ordered_at > :now - interval 2160 hour and ordered_at <= :now)

-- any_of_two
select id from contacts where id in (select contact_id from events where event_type in ('email_opened', 'email_clicked') and occurred_at > :now - interval 2160 hour and occurred_at <= :now group by contact_id having count(*) >= 5)

-- clicked_a_message
select id from contacts where id in (select contact_id from events where event_type = 'email_clicked' and message = 'auto_intro' and occurred_at > :now - interval 2160 hour and occurred_at <= :now)

-- cart_without_purchase
select id from contacts c where id in (select contact_id from events where event_type = 'cart_added' and occurred_at > :now - interval 720 hour and occurred_at <= :now) and not exists (select 1 from orders o where o.customer_no = c.id and ordered_at > :now - interval 720 hour and ordered_at <= :now)

-- viewed_before
select id from contacts where id in (select contact_id from events where event_type = 'page_viewed' and occurred_at <= :now - interval 2160 hour)

-- viewed_in_a_month
select id from contacts where id in (select contact_id from events where event_type = 'page_viewed' and occurred_at >= timestamptz '2026-01-01 05:00:00+00' and occurred_at < timestamptz '2026-02-01 05:00:00+00')

-- viewed_since
select id from contacts where id in (select contact_id from events where event_type = 'page_viewed' and occurred_at >= timestamptz '2026-02-01 05:00:00+00' and occurred_at <= :now and prefix(path, '/loans/') group by contact_id having count(*) >= 2)

-- opened_this_month
select id from contacts where id in (select contact_id from events where event_type = 'email_opened' and occurred_at >= timestamptz '2026-03-01 05:00:00+00' and occurred_at <= :now)

-- demo_form
select id from contacts where id in (select contact_id from events where event_type = 'Form Submitted' and form = 'demo' and occurred_at > :now - interval 720 hour and occurred_at <= :now)

-- car_loan
select id from contacts where id in (select member_id from loans where kind = 'auto' and balance > 0)

-- no_mortgage
select id from contacts c where not exists (select 1 from loans l where l.member_id = c.id and kind = 'mortgage')

-- two_loans
select id from contacts where id in (select member_id from loans group by member_id having count(*) >= 2)

-- owes
select id from contacts where id in (select member_id from loans group by member_id having sum(balance) >= 20000)

-- spent
select id from contacts where id in (select customer_no from orders where ordered_at > :now - interval 8760 hour and ordered_at <= :now group by customer_no having sum(total_amount) >= 1000)

-- spent_little
select id from contacts c where not exists (select 1 from (select customer_no from orders where ordered_at > :now - interval 8760 hour and ordered_at <= :now group by customer_no having sum(total_amount) >= 100) o where o.customer_no = c.id)

-- average_order
select id from contacts where id in (select customer_no from orders where ordered_at > :now - interval 8760 hour and ordered_at <= :now group by customer_no having sum(total_amount) > 100 * count(total_amount))

-- largest_order
select id from contacts where id in (select customer_no from orders where total_amount >= 500 and ordered_at <= :now)

-- last_seen
select id from contacts where id in (select contact_id from events where event_type = 'page_viewed' and occurred_at <= :now group by contact_id having max(occurred_at) <= :now - interval 720 hour)

-- last_path
select id from contacts where id in (select contact_id from events where event_type = 'page_viewed' and occurred_at <= :now group by contact_id having arg_max(path, (occurred_at, id)) = '/loans/auto/rates')

-- first_order
select id from contacts where id in (select customer_no from orders where ordered_at <= :now group by customer_no having min(ordered_at) > :now - interval 2160 hour)

-- kinds_of_products
select id from contacts where id in (select customer_no from orders where ordered_at <= :now group by customer_no having count(distinct category) >= 2)

-- favourite
select id from contacts where id in (select customer_no from (select customer_no, category, count(*) as n, max((ordered_at, order_no)) as latest from orders where ordered_at <= :now and category is not null group by customer_no, category) group by customer_no having arg_max(category, (n, latest)) = 'tools')

-- ratio
select id from contacts left join (select contact_id, count(*) filter (event_type = 'email_clicked') as k, count(*) filter (event_type = 'email_opened') as o from events where event_type in ('email_clicked', 'email_opened') and occurred_at > :now - interval 2160 hour and occurred_at <= :now group by contact_id) on contact_id = id where coalesce(k, 0) * 4 > coalesce(o, 0)

-- burst
select id from contacts where id in (select contact_id from (select contact_id, occurred_at as t, lead(occurred_at, 4) over (partition by contact_id order by occurred_at) as later from events where event_type = 'page_viewed' and occurred_at <= :now) where later < t + interval 24 hour)

-- gap
select id from contacts where id in (select contact_id from (select contact_id, occurred_at as t, lead(occurred_at) over (partition by contact_id order by occurred_at) as later from events where event_type = 'page_viewed' and occurred_at <= :now) where later >= t + interval 1440 hour)

-- lead_score
select c.id from contacts c
left join (
  select contact_id,
    least(5000 * count(*) filter (event_type = 'email_opened' and occurred_at > :now - interval 2160 hour), 50000)
    + 10000 * count(*) filter (event_type = 'email_clicked' and occurred_at > :now - interval 2160 hour)
    + 25000 * bool_or(event_type = 'Form Submitted' and form = 'demo' and occurred_at > :now - interval 720 hour)::int
    + 40000 * bool_or(event_type = 'page_viewed' and occurred_at > :now - interval 1440 hour)::int
    + coalesce(sum((1048576 >> ((epoch_ms(:now) - epoch_ms(occurred_at)) // 2592000000)) * 375) filter (event_type = 'page_viewed' and occurred_at > :now - interval 14400 hour), 0) // 131072 as points
  from events
  where event_type in ('email_opened', 'email_clicked', 'Form Submitted', 'page_viewed') and occurred_at <= :now
  group by contact_id
) e on e.contact_id = c.id
where coalesce(points, 0) - 40000 + case when contains(lower(c.title), 'vp') then 15000 else 0 end >= 40000

-- members_who_left
select id from contacts c where not exists (select 1 from events e where e.contact_id = c.id and event_type in ('email_opened', 'page_viewed') and occurred_at > :now - interval 720 hour and occurred_at <= :now) and not exists (select 1 from orders o where o.customer_no = c.id and ordered_at > :now - interval 720 hour and ordered_at <= :now) and id in (select contact_id from events where event_type in ('email_opened', 'page_viewed') and occurred_at > :now - interval 2160 hour and occurred_at <= :now union all select customer_no from orders where ordered_at > :now - interval 2160 hour and ordered_at <= :now)

-- cold
select id from contacts c where customer_since is null and email is not null and not exists (select 1 from events e where e.contact_id = c.id and event_type in ('page_viewed', 'email_clicked') and occurred_at > :now - interval 1440 hour and occurred_at <= :now)

-- spenders
select id from contacts where id in (select customer_no from orders where ordered_at > :now - interval 8760 hour and ordered_at <= :now group by customer_no having sum(total_amount) >= 1000)

-- intent
select id from contacts c where country in ('US', 'CA') and id in (select contact_id from events where event_type = 'page_viewed' and occurred_at > :now - interval 720 hour and occurred_at <= :now and prefix(path, '/loans/auto/') group by contact_id having count(*) >= 3) and not exists (select 1 from events e where e.contact_id = c.id and event_type = 'Form Submitted' and form = 'auto-application' and occurred_at > :now - interval 2160 hour and occurred_at <= :now) and not exists (select 1 from loans l where l.member_id = c.id and kind = 'auto' and balance > 0)

-- subscribed_to_offers
select id from contacts where id in (select contact_id from subscriptions where topic_name = 'offers' and changed_at <= :now group by contact_id having max(changed_at) filter (subscribed) > coalesce(max(changed_at) filter (not subscribed), '-infinity'))

-- most_valuable
select id from contacts where lifetime_value is not null qualify (row_number() over (order by lifetime_value desc, id) - 1) * 10 < count(*) over ()

-- best_hundred
select id from contacts c left join (select customer_no, sum(total_amount) as s from orders where ordered_at > :now - interval 8760 hour and ordered_at <= :now group by customer_no) o on o.customer_no = c.id qualify rank() over (order by coalesce(s, 0) desc) <= 100

-- best_of_plan
select id from contacts where lifetime_value is not null and plan in ('free', 'pro', 'team') and country is not null qualify row_number() over (partition by plan, country order by lifetime_value desc, id) <= 5

-- above_average
select c.id from contacts c join (select plan, sum(lifetime_value) as s, count(lifetime_value) as n from contacts where plan in ('free', 'pro', 'team') group by plan) p on p.plan = c.plan where c.lifetime_value * p.n > p.s

-- at_the_top
select id from contacts where lifetime_value >= (select quantile_disc(lifetime_value, 0.99) from contacts)

-- busy_organisations
select id from contacts where account_id in (select account_id from contacts where id in (select contact_id from events where event_type = 'email_clicked' and occurred_at > :now - interval 2160 hour and occurred_at <= :now) group by account_id having count(*) >= 2)

-- no_vp_there
select id from contacts c where not exists (select 1 from contacts x where x.account_id = c.account_id and contains(x.title, 'VP'))

-- spending_organisations
select c.id from contacts c where account_id in (select account_id from orders o join contacts x on x.id = o.customer_no where ordered_at > :now - interval 8760 hour and ordered_at <= :now group by account_id having sum(total_amount) >= 10000)
