create table people (id text primary key not null, e_mail text, company text);
create table orders (no text primary key not null, person text, at text, total text);
create table other (x);
