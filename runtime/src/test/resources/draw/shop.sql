create table companies (id integer primary key, name text not null, industry text, staff integer);
create table customers (
  id integer primary key, company_id integer references companies (id), email text not null unique, "First Name" text,
  lastName text, is_vip integer, plan text, spent numeric(10,2), born date, created_at text, last_seen integer,
  tz text, tags text, lat real, lng real, zip text, password_hash text, photo blob, own text, status text);
create table orders (order_no text primary key, customer_id integer references customers (id), ordered_at text, product text, total real, items integer);
create table order_lines (order_no text, line integer, product text, primary key (order_no, line));
create table loans (id integer primary key, customer_id integer, kind text, balance decimal(12,2));
create table events (id integer primary key, customer_id integer, at integer, event_type text, path text, message text, amount real);
create table tracks (uuid text primary key, customer_id integer, happened_at text, name text, payload text);
create table subscriptions (customer_id integer, topic text, changed_at text, subscribed integer);
create table visits (customer_id integer, visited_at text, page text);
create table settings (name text primary key, value text);
insert into companies values (1, 'Acme', 'Retail', 12), (2, 'Globex', 'Technology', 400);
with recursive n(i) as (select 1 union all select i + 1 from n where i < 40)
insert into customers select i, 1 + i % 2, 'c' || i || '@example.com', 'Ana', 'Lopez', i % 2, iif(i % 3 = 0, 'pro', 'free'), i * 1.25,
  '19' || (50 + i % 50) || '-03-04', '2026-01-01 10:' || (10 + i) || ':00', 1772000000 + i, 'Europe/Berlin', '["a"]', 52.5, 13.4, '00' || i, 'x', x'00', 'me', 'new and "odd"' from n;
insert into orders select 'o' || id, id, '2026-02-03T10:00:00Z', 'tea', 12.345, 1 from customers;
insert into order_lines select order_no, 1, 'tea' from orders;
insert into loans select id, id, 'car', 100 from customers;
insert into events select id, id, 1772000000000, case id % 3 when 0 then 'Page Viewed' when 1 then 'email_opened' else 'purchase' end,
  iif(id % 3 = 0, '/a', null), iif(id % 3 = 1, 'm', null), iif(id % 3 = 2, 9.5, null) from customers;
insert into tracks select 'u' || id, id, '2026-02-03T10:00:00Z', iif(id % 2, 'signed up', 'Page Viewed'),
  iif(id % 2, '{"utm": {"source": "x"}, "ok": true, "a.b": 1}', '{"path": "/", "ms": 12, "at": "2026-02-03", "price": 1.5}') from customers;
insert into subscriptions select id, 'news', '2026-02-03T10:00:00Z', 1 from customers;
insert into visits select id, '2026-02-03T10:00:00Z', '/' from customers;
