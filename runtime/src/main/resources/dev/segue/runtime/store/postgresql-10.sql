-- What is to be sent, and who has entered: see state-10.sql.
update segue_outbox set run = 0 where run is null;
alter table segue_outbox alter column run set not null;
alter table segue_outbox drop constraint segue_outbox_pkey;
drop index segue_outbox_status;
drop index segue_outbox_contact;
create unique index segue_outbox_key on segue_outbox (run, key);
create index segue_outbox_status on segue_outbox (status, created_at, run);

create table segue_entered (
  program text collate "C" primary key, version bigint not null, members text collate "C" not null
);
