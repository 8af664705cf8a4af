create table users (id text primary key, email text, signed_up datetime, score real, active boolean);
create table logins (id integer primary key, user_id text, created_at timestamp, device text);
