-- A run's next messages find room in the index beside its first, where they have to be there once: a page
-- that is full is split, which costs more than what is put in.
alter index segue_outbox_key set (fillfactor = 50);
