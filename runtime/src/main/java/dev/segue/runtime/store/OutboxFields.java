package dev.segue.runtime.store;

import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.inline;
import static org.jooq.impl.DSL.name;
import static org.jooq.impl.DSL.select;
import static org.jooq.impl.DSL.table;

import dev.segue.compiler.sql.StateTables;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.Table;

/** The table of what is to be sent, and what is asked of its rows everywhere. */
final class OutboxFields {
  static final Table<Record> OUTBOX = table(name("segue_outbox"));
  static final Field<String> KEY = field(name("key"), String.class);
  static final Field<Long> RUN = field(name("run"), Long.class);
  static final Field<String> PROGRAM = field(name("program"), String.class);
  static final Field<Long> VERSION = field(name("version"), Long.class);
  static final Field<String> STEP = field(name("step"), String.class);
  static final Field<Object> CONTACT = field(name(StateTables.CONTACT), Object.class);
  static final Field<String> MESSAGE = field(name("message"), String.class);
  static final Field<String> CHANNEL = field(name("channel"), String.class);
  static final Field<String> ADDRESS = field(name("address"), String.class);
  static final Field<String> SENDER = field(name("sender"), String.class);
  static final Field<String> SUBJECT = field(name("subject"), String.class);
  static final Field<String> BODY = field(name("body"), String.class);
  static final Field<Long> HTML = field(name("html"), Long.class);
  static final Field<Long> CREATED_AT = field(name("created_at"), Long.class);
  static final Field<String> STATUS = field(name("status"), String.class);
  static final Field<Long> STATUS_AT = field(name("status_at"), Long.class);
  static final Field<String> REASON = field(name("reason"), String.class);
  static final Field<Long> NOT_BEFORE = field(name("not_before"), Long.class);
  static final Field<String> MAILBOX = field(name("mailbox"), String.class);
  static final Field<Long> TRIES = field(name("tries"), Long.class);

  private OutboxFields() {}

  static Condition notPaused() {
    Field<String> program = field(name("segue_pause", "program"), String.class);
    return PROGRAM
        .isNull()
        .or(
            PROGRAM.notIn(
                select(program)
                    .from(table(name("segue_pause")))
                    .where(field(name("segue_pause", "resumed_at"), Long.class).isNull())));
  }

  static Condition standsAs(OutboxTable.Status status) {
    return STATUS.eq(inline(status.word()));
  }
}
