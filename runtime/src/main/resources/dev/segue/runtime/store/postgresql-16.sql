-- Of a page that was moved on once, and vacuumed, each row finds room beside itself a second time: a wait
-- makes rows a little longer, and of those that went a pointer stays.
alter table segue_run set (fillfactor = 42);
