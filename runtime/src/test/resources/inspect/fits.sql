create table Clients (id integer primary key, mail text, born text, joined integer, seen integer, vip text, plan text, spent real, tags text, zone text, company int, lat real, lon real);
insert into Clients values
 (1, 'a@example.com', '1990-03-04', 1772000000, 1772000000000, 'yes', 'pro', 12.5, '["a","b"]', 'Europe/Berlin', 7, 52.5, 13.4),
 (2, null, '1990-03-04 00:00:00', 1772000000.5, null, 'N', 'free', '3.999', '[]', 'nowhere', 7, null, null),
 (3, 'c@example.com', '', null, null, null, null, null, null, null, null, null, null);
create table firms (no int not null, name text, unique (no));
insert into firms values (7, 'Acme');
create view happenings as select 'e' || id as id, id as client, substr(born, 1, 10) || 'T10:00:00Z' as at, case id when 1 then 'Page Viewed' else 'sign up' end as what, '{"path": "/a", "n": "3"}' as props from Clients;
create table agreed (client integer, what text, at text, yes text);
