create table contacts (id text, email text, born text, joined integer, seen integer, made integer, vip text, plan text, spent text, tags text, zone text, note blob);
insert into contacts values
 ('1', 'a@example.com', '03/04/1990', 1772000000, 1772000000000, 1772000000000, 'perhaps', 'Pro', 'EUR 12', 'a,b', 'CET+1', x'0102'),
 ('1', 'b@example.com', '04/04/1990', 1772000000, 1772000000000, 1772000000000, 'yes', 'Gold', 'EUR 13', 'a', 'Mars', x'03'),
 ('2', 'c@example.com', '05/04/1990', 1772000000, 1772000000000, 1772000000000, 'perhaps', 'Gold', '14', 'b', 'Moon', null);
create table events (id integer primary key, contact_id text, at text, type text, path text, amount text);
insert into events (contact_id, at, type, path, amount) values
 ('c1', '2026-03-01', 'Page Viewed', '/a', null), ('c2', 'today', 'purchase', null, 'many'), ('c2', 'today', 'purchase', null, '12');
