-- How many are in each definition, and in each class of a partition, as of the last refresh.
create table segue_size (
  definition text collate "C" not null, class text collate "C" not null, size bigint not null,
  primary key (definition, class)
);

-- What a definition meant when it was last refreshed, as a hash.
alter table segue_definition add column meaning text collate "C";
